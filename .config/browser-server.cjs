/** Serves dist/ to the browser tests: its address stands in process.env.PAGES. */
const { existsSync } = require("node:fs");
const { join } = require("node:path");

module.exports = async () => {
  const dist = join(__dirname, "..", "dist");
  if (!existsSync(join(dist, "taskpane.html"))) throw new Error("dist/taskpane.html is missing: run npm run build first");
  const { serve } = await import("./serve.mjs");
  const server = await serve({ folder: dist, port: 0 });
  process.env.PAGES = server.address;
  // Ends with Jest, which waits for nobody.
  server.unref();
};
