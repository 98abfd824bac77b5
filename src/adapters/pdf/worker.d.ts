/** The half of pdf.js that parses; it is handed over whole. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
