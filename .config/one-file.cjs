// dist/nianbao.html: the page that needs nothing beside it. Scripts, styles, the other threads and the terms of what is in them
// stand in the file; what is not used before the first screen is packed, and unpacked when it is asked for.
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { execFileSync } = require("node:child_process");
const { deflateRawSync, inflateRawSync } = require("node:zlib");
const { Compilation, DefinePlugin, NormalModuleReplacementPlugin, sources } = require("webpack");
const { deflated } = require("./deflate.cjs");
const { dictionaryOf } = require("./dictionary.cjs");
const { modulesOf, CompositionPlugin, NoticesPlugin } = require("./shipped-modules.cjs");

const root = join(__dirname, "..");
const FILE = "nianbao.html";
const NOTICES = "page/notices.txt";

/** The first parts of the other threads, as their chunks are named where they are opened. */
const THREADS = ["thinking", "reviewing"];

/** What parts are packed after, so that what many of them say is said once. */
const DICTIONARY = "page/dictionary.txt";
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** So much at once is packed as everybody does it: few ask for it, and the builder would be waited for. */
const LARGE = 1_000_000;

function packed(text, dictionary) {
  const bytes = Buffer.from(text);
  if (bytes.length > LARGE) return deflateRawSync(bytes, { level: 9, memLevel: 9, dictionary }).toString("base64");
  const made = deflated(bytes, dictionary);
  if (!inflateRawSync(made, { dictionary }).equals(bytes)) throw new Error("what was packed is unpacked to something else");
  return made.toString("base64");
}

/** A script ends at this sign wherever it stands; within a string or a pattern of ours the second spelling is the same. */
const inScript = (text) => text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

/** Every file that a thread of its own may come to need, by its first. */
function threads(compilation) {
  const needed = {};
  for (const entrypoint of compilation.asyncEntrypoints) {
    const [first, ...more] = entrypoint.getFiles();
    if (more.length > 0) throw new Error(`a thread begins with more than one part: ${first}, ${more.join(", ")}`);
    const seen = new Set();
    const walk = (group) => {
      for (const child of group.childrenIterable)
        if (!seen.has(child)) {
          seen.add(child);
          walk(child);
        }
    };
    walk(entrypoint);
    needed[first] = [...new Set([...seen].flatMap((group) => group.getFiles()))].filter((file) => file !== first).sort();
  }
  return needed;
}

/** The files that hold a module of some package. */
function partsOf({ chunks, chunkGraph }, pattern) {
  const files = new Set();
  for (const chunk of chunks)
    for (const module of chunkGraph.getChunkModulesIterable(chunk))
      for (const one of module.modules ?? [module])
        if (pattern.test(one.nameForCondition?.() ?? "")) for (const file of chunk.files) files.add(file);
  return files;
}

/** Thrown where a module stands in two of the parts, which cost nothing to fetch: what begins the page or a thread stands by itself. */
function ensureOnce({ chunks, chunkGraph }) {
  const seen = new Map();
  for (const chunk of chunks)
    for (const module of chunk.hasRuntime() ? [] : modulesOf([chunk], chunkGraph)) {
      const name = module.identifier();
      if (seen.has(name)) throw new Error(`in two parts of the file, ${seen.get(name)} and ${chunk.id}: ${name}`);
      seen.set(name, chunk.id);
    }
}

/**
 * Puts the scripts of the entry `page` into one file, in the words in which a browser gives a page back: so that the page can
 * say its own digest.
 */
class OneFilePlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("one-file", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "one-file", stage: Compilation.PROCESS_ASSETS_STAGE_REPORT - 1 }, () => {
        const text = (name) => compilation.getAsset(name).source.source().toString();
        const [main, ...more] = compilation.entrypoints.get("page").getFiles();
        if (more.length > 0) throw new Error(`the page begins with more than one script: ${more.join(", ")}`);
        const names = compilation.getAssets().map(({ name }) => name);
        const scripts = names.filter((name) => name.endsWith(".js") && name !== main).sort();
        const needed = threads(compilation);
        ensureOnce(compilation);
        const pdf = partsOf(compilation, /[\\/]pdfjs-dist[\\/]/u);
        const dictionary = dictionaryOf(scripts.filter((name) => !pdf.has(name)).map((name) => Buffer.from(text(name))));
        const parts = [...scripts, NOTICES].map((name) => {
          const own = needed[name];
          const list = (own === undefined ? "" : ` data-needs="${own.join(" ")}"`) + (pdf.has(name) ? ' data-reads="pdf"' : "");
          return `<script type="text/plain" id="${name}"${list}>${packed(text(name), dictionary)}</script>`;
        });
        parts.unshift(`<script type="text/plain" id="${DICTIONARY}">${packed(dictionary)}</script>`);
        const begin = inScript(text(main));
        const style = readFileSync(join(root, "src", "page", "page.css"), "utf8").trim();
        const old = inScript(readFileSync(join(root, "src", "page", "old-browser.js"), "utf8").trim());
        const icon = readFileSync(join(root, "assets", "icons", "icon-32.png")).toString("base64");
        const allowed = [old, begin, ...scripts.map(text)].map(hashOf).join(" ");
        const policy = [
          "default-src 'none'",
          // blob: is for the other threads alone: they begin with parts of this very file.
          `script-src ${allowed} blob:`,
          `style-src ${hashOf(style)} ${hashOf("")}`,
          "img-src data: blob:",
          "worker-src blob:",
          "connect-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join("; ");
        const page =
          `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
          `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">` +
          `<title>年报三表</title><link rel="icon" href="data:image/png;base64,${icon}"><style>${style}</style></head>` +
          `<body><div id="root"></div><noscript>本页需要 JavaScript，请换一个浏览器打开，或在设置里允许它。</noscript>` +
          `<script>${old}</script>${parts.join("")}<script>${begin}</script></body></html>`;
        for (const name of names) compilation.deleteAsset(name);
        compilation.emitAsset(FILE, new sources.RawSource(page));
      });
    });
  }
}

/** The day of the last change to the law, the words and the arithmetic; a copy without its history says that it has none. */
function rulesDated() {
  try {
    const folders = ["src/statute", "src/lexicon", "src/core"];
    const day = execFileSync("git", ["log", "-1", "--format=%cs", "--", ...folders], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });
    return day.trim() === "" ? "日期未记" : day.trim();
  } catch {
    return "日期未记";
  }
}

/** The configuration, from what all pages have in common. */
function onePage(common) {
  const { optimization, ...rest } = common;
  return {
    ...rest,
    entry: { page: "./src/page/index.tsx" },
    output: {
      path: join(root, "dist"),
      filename: "page/[name].js",
      chunkFilename: "page/[id].js",
      publicPath: "",
      uniqueName: "nianbao",
    },
    // A thread begins with a part of the file, and not with an address beside it.
    module: {
      ...rest.module,
      rules: [...rest.module.rules, { test: /assets[\\/]sample[\\/][^\\/]+\.txt$/, type: "asset/source" }],
      parser: { javascript: { worker: ["PartWorker from ./parts", "PartWorker from ../parts"] } },
    },
    optimization: {
      ...optimization,
      // What a module is asked for by the threads and by the page together: else it stands in the file once for each.
      usedExports: "global",
      // A thread begins with one part; what it imports later is shared with the page.
      // Parts cost nothing to fetch: no module stands in two of them.
      splitChunks: {
        chunks: (chunk) => !chunk.canBeInitial() && !THREADS.includes(chunk.name),
        minSize: 0,
        maxAsyncRequests: Infinity,
      },
    },
    plugins: [
      new NoticesPlugin(NOTICES),
      new CompositionPlugin(join(root, ".cache", "composition", "page.json")),
      new OneFilePlugin(),
      // The page has a door of its own for many files, and its own threads behind it.
      new NormalModuleReplacementPlugin(/[\\/]desk[\\/]desk-(tab|switch)$/, join(root, "src", "page", "no-desk.tsx")),
      new DefinePlugin({ RULES_DATED: JSON.stringify(rulesDated()) }),
    ],
  };
}

module.exports = { onePage, FILE };
