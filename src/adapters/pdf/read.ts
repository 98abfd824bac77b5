// A PDF with text → its paragraphs and tables, by where its characters and lines stand on the paper.
import "./undrawn";
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import * as worker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { no, yes, type Outcome } from "../../core/outcome";
import type { RawDocument } from "../../core/document/source";
import { documentOfPages } from "./document";
import { drawingOf, type Drawing } from "./page";

const MIB = 1024 * 1024;
const LARGEST = 50 * MIB;
const MOST_PAGES = 300;
/** A page that says less says nothing: a page number, a stamp. */
const FEW = 20;

// Its other half is given to pdf.js here, which else would fetch it from an address of its own.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;

/** @param characterMaps - the folder of the tables for fonts that say no more than the name of an old encoding */
export async function readPdf(bytes: Uint8Array, characterMaps: string): Promise<Outcome<RawDocument>> {
  if (bytes.length > LARGEST)
    return no({ kind: "too-large", what: "PDF文件", limit: "50 MB", found: `${Math.ceil(bytes.length / MIB)} MB` });
  const task = getDocument({
    // pdf.js takes what it is given for itself.
    data: new Uint8Array(bytes),
    cMapUrl: characterMaps,
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
    maxImageSize: MIB,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  try {
    return await readOpened(await task.promise);
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") return no({ kind: "password-protected" });
    return no({ kind: "damaged", part: "", detail: "PDF的结构不完整" });
  } finally {
    await task.destroy();
  }
}

async function readOpened(document: PDFDocumentProxy): Promise<Outcome<RawDocument>> {
  if (document.numPages > MOST_PAGES)
    return no({ kind: "too-large", what: "PDF的页数", limit: `${MOST_PAGES}页`, found: `${document.numPages}页` });
  const pages: Drawing[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pages.push(await drawingOf(page));
    page.cleanup();
  }
  const silent = pages.filter(({ marks }) => marks.length < FEW);
  if (silent.length === pages.length || (silent.some(({ pictures }) => pictures > 0) && silent.length * 2 > pages.length))
    return no({ kind: "not-a-file-we-read", found: "扫描或图片形式的PDF", way: "ask-editable" });
  return yes({ format: "pdf", blocks: documentOfPages(pages), properties: await titleOf(document) });
}

async function titleOf(document: PDFDocumentProxy): Promise<Readonly<Record<string, string>>> {
  const { info } = (await document.getMetadata()) as { readonly info: { readonly Title?: unknown } };
  return typeof info.Title === "string" && info.Title.trim() !== "" ? { title: info.Title.trim() } : {};
}
