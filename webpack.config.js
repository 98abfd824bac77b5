// The pages: the task panes for Excel and Word (and the ribbon commands), and the workbench that plays both in a browser.
//   --env url=https://intranet.example/nianbao/   where dist/ will stand; the manifest names it
//   --env office=local|cdn|cdn-cn                 office.js from our own origin, from Microsoft's CDN, or from its Chinese one
//   --env workbench=no                            the pane alone
const { createHash } = require("node:crypto");
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("terser-webpack-plugin");
const { IgnorePlugin } = require("webpack");
const { onePage } = require("./.config/one-file.cjs");
const { CompositionPlugin, NoticesPlugin } = require("./.config/shipped-modules.cjs");
const { wpsPages } = require("./.config/wps-pages.cjs");

const home = "https://localhost:3000/";

/** Where office.js comes from, and the origins it then fetches the rest of itself from. */
const offices = {
  local: { src: "office/office.js", origin: "" },
  cdn: { src: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js", origin: "https://appsforoffice.microsoft.com" },
  "cdn-cn": {
    src: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    origin: "https://appsforoffice.cdn.partner.office365.cn",
  },
};

/** What office.js asks for on the hosts that we name in the manifest; the whole package is 87 MB. */
const officeFiles = [
  "office.js",
  "o15apptofilemappingtable.js",
  "{zh-cn,en-us}/office_strings.js",
  "{excel,word}-{web-16.00,win32-16.01,mac-16.00,ios-16.00}.js",
];

/** Says what is missing where a browser cannot read the rest. */
const oldHost = { from: "assets/old-host.js", to: "old-host.js", info: { minimized: true } };
const OLD_HOST = '<script src="old-host.js"></script>\n';

const icons = { from: "assets/icons", to: "assets/icons" };

/** A page may use what stands beside it and nothing else. Griffel fills empty style elements through the CSSOM, hence the hash of nothing. */
const emptyStyle = `'sha256-${createHash("sha256").update("").digest("base64")}'`;
/** What the grid of the workbench writes into style elements: its theme's colours, and the look of its short messages. */
const gridStyles = ["StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=", "qehDXQGi+mtaFkbShaHTjtdxRzE9Ba4Ffh5AsXR+z7s="];
const policy = (own) =>
  Object.entries({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": `'self' ${emptyStyle}`,
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    ...own,
  })
    .map(([what, from]) => `${what} ${from}`)
    .join("; ");

const page = ({ chunk, filename, title, csp, before = "", icon = "assets/icons/icon-32.png" }) =>
  new HtmlPlugin({
    chunks: [chunk],
    filename,
    minify: false,
    templateContent: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${icon}">
${before}</head>
<body>
<div id="root"></div>
<noscript>本页需要 JavaScript。</noscript>
</body>
</html>
`,
  });

function entry(name, ...candidates) {
  const file = candidates.find((candidate) => existsSync(join(__dirname, candidate)));
  if (file === undefined) console.warn(`SKIPPED: ${name} has no source (${candidates.join(", ")})`);
  return file === undefined ? {} : { [name]: `./${file}` };
}

module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? "production";
  const url = new URL(env.url ?? home).href.replace(/\/?$/, "/");
  const office = offices[env.office ?? "local"];
  if (office === undefined) throw new Error(`--env office must be one of ${Object.keys(offices).join(", ")}`);
  if (!url.startsWith("https://")) throw new Error("--env url must be an https address: Office loads no other");

  const common = (name, minify) => ({
    name,
    mode,
    devtool: mode === "production" ? false : "source-map",
    target: ["web", "es2020"],
    cache: env.fresh
      ? false
      : {
          type: "filesystem",
          cacheDirectory: join(__dirname, ".cache", "webpack"),
          name: `${name}-${mode}`,
          buildDependencies: { config: [__filename] },
        },
    resolve: { extensions: [".tsx", ".ts", ".mjs", ".js"] },
    module: {
      rules: [
        { test: /pdfjs-dist[\\/].*\.mjs$/, loader: join(__dirname, ".config", "nameless.cjs") },
        { test: /engine-formula[\\/]lib[\\/]es[\\/]index\.js$/, loader: join(__dirname, ".config", "plain-fields.cjs") },
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: "swc-loader",
            options: {
              jsc: {
                parser: { syntax: "typescript", tsx: true },
                target: "es2020",
                transform: { react: { runtime: "automatic" } },
              },
            },
          },
        },
      ],
    },
    optimization: {
      minimizer: [new MinimizerPlugin({ minify, extractComments: false })],
      // The other threads stand by themselves: each is one file, whatever else the page has fetched.
      splitChunks: { chunks: (chunk) => !chunk.canBeInitial() && chunk.name !== "thinking" && chunk.name !== "checking" },
    },
    performance: false,
    stats: "errors-warnings",
  });
  const output = (folder) => ({
    path: join(__dirname, "dist"),
    filename: `${folder}/[name].[contenthash:8].js`,
    chunkFilename: `${folder}/[name].[contenthash:8].js`,
    assetModuleFilename: `${folder}/[name].[contenthash:8][ext]`,
    // The pages stand at the top, whatever folder of whatever server that is.
    publicPath: "",
  });

  const paneEntries = {
    ...entry("taskpane", "src/taskpane/index.tsx"),
    ...entry("commands", "src/taskpane/commands.ts"),
    ...entry("wordpane", "src/taskpane/word/index.tsx"),
    ...entry("desk", "src/taskpane/desk/index.tsx"),
  };
  const paneCsp = policy({
    "script-src": `'self' ${office.origin}`.trim(),
    "connect-src": `'self' ${office.origin}`.trim(),
    "worker-src": "'self'",
  });
  const pane = {
    ...common("taskpane", MinimizerPlugin.swcMinify),
    entry: paneEntries,
    // Both bundles write into dist/, and each sweeps before its own door.
    output: {
      ...output("taskpane"),
      clean: { keep: (file) => /^((workbench|wps)[\\/]|(index|word|nianbao)\.html$)/.test(file) },
    },
    plugins: [
      new NoticesPlugin("third-party-notices.txt"),
      ...(mode === "production" ? [new CompositionPlugin(join(__dirname, ".cache", "composition", "taskpane.json"))] : []),
      ...Object.keys(paneEntries).map((chunk) =>
        page({
          chunk,
          filename: `${chunk}.html`,
          title: chunk === "desk" ? "年报三表 · 批量审核" : "年报三表",
          csp: paneCsp,
          // The desk is opened in a browser: there is no Office around it.
          ...(chunk !== "desk" && { before: `${OLD_HOST}<script src="${office.src}"></script>\n` }),
        }),
      ),
      new CopyPlugin({
        patterns: [
          ...(env.office === undefined || env.office === "local"
            ? officeFiles.map((file) => ({
                context: "node_modules/@microsoft/office-js/dist",
                from: file,
                to: "office/[path][name][ext]",
                info: { minimized: true },
              }))
            : []),
          oldHost,
          ...(existsSync(join(__dirname, icons.from)) ? [icons] : []),
          // Which characters a PDF's old Chinese fonts mean: fetched one by one, when such a file is read.
          {
            context: "node_modules/pdfjs-dist/cmaps",
            from: "*.bcmap",
            to: "taskpane/cmaps/[name][ext]",
            info: { minimized: true },
          },
          ...(existsSync(join(__dirname, "manifest.xml"))
            ? [{ from: "manifest.xml", to: "manifest.xml", transform: (text) => text.toString("utf8").replaceAll(home, url) }]
            : []),
        ],
      }),
    ],
  };

  const workbenchEntry =
    env.workbench === "no"
      ? {}
      : { ...entry("workbench", "src/workbench/page/index.ts"), ...entry("word", "src/workbench/word/page/index.ts") };
  const workbench = {
    ...common("workbench", MinimizerPlugin.esbuildMinify),
    entry: workbenchEntry,
    output: { ...output("workbench"), clean: { keep: (file) => !/^workbench[\\/]/.test(file) } },
    experiments: { css: true },
    plugins: [
      new NoticesPlugin("workbench/third-party-notices.txt"),
      // The grid's drawing brings the hyphenation of seventy languages, of which no sheet here makes use.
      new IgnorePlugin({ resourceRegExp: /^\.\/(?!en-)[\w-]+-[\w-]{8}\.js$/, contextRegExp: /@univerjs[\\/]engine-render/ }),
      page({
        chunk: "workbench",
        filename: "index.html",
        title: "年报三表 · 工作台",
        // After an update of the grid its styles may say something else: a browser test then fails on what was blocked.
        csp: policy({
          "style-src": `'self' ${emptyStyle} ${gridStyles.map((hash) => `'sha256-${hash}'`).join(" ")}`,
          "frame-src": "'self'",
        }),
      }),
      page({
        chunk: "word",
        filename: "word.html",
        title: "年报三表 · Word 工作台",
        csp: policy({ "frame-src": "'self'" }),
      }),
    ],
  };

  const wps = wpsPages({
    common: common("wps", MinimizerPlugin.swcMinify),
    output: output("wps/pane"),
    page,
    csp: policy({ "worker-src": "'self'" }),
    url,
  });

  // Nothing to bundle is no build.
  return [pane, workbench, wps, onePage(common("page", MinimizerPlugin.swcMinify))].filter(
    (config) => Object.keys(config.entry).length > 0,
  );
};
