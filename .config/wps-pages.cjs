// dist/wps/: the package that WPS 表格 loads. The same pane in older words, and the plain files by which WPS finds it.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const { NoticesPlugin } = require("./shipped-modules.cjs");

const root = join(__dirname, "..");

/**
 * The oldest browser that is meant: Chromium 69, of WPS 2019. WPS does not say which it brings; what is reported of it lacks
 * what came with Chromium 92. What is no syntax is filled in by src/adapters/wps/features.ts.
 */
const OLDEST = "es2018";

const lower = (jsc) => ({ loader: "swc-loader", options: { jsc: { target: OLDEST, ...jsc }, isModule: "unknown" } });

/** What stands in dist/wps/ as it is, with the address and the version put in where the file asks for them. */
const PLAIN = [
  "ribbon.xml",
  "manifest.xml",
  "main.js",
  "index.html",
  "publish.html",
  "publish.js",
  "jsplugins.xml",
  // WPS 文字 looks for its own ribbon in a folder of its own.
  ...["ribbon.xml", "manifest.xml", "main.js", "index.html"].map((file) => `writer/${file}`),
];

/**
 * @param {{ common: object, output: object, page: (of: object) => object, csp: string, url: string }} build
 *   what all bundles share, and where dist/ will stand
 */
exports.wpsPages = ({ common, output, page, csp, url }) => {
  const source = "src/taskpane/wps.tsx";
  if (!existsSync(join(root, source))) return { entry: {} };
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const filled = (text) => text.toString("utf8").replaceAll("{{url}}", `${url}wps/`).replaceAll("{{version}}", version);
  return {
    ...common,
    target: ["web", OLDEST],
    entry: { wpspane: `./${source}`, wpswriter: "./src/taskpane/wps-writer.tsx" },
    // The page stands beside its scripts, on a server or on the disk.
    output: { ...output, publicPath: "auto", clean: { keep: (file) => !/^wps[\\/]/.test(file) } },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: lower({ parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } }),
        },
        { test: /pdfjs-dist[\\/].*\.mjs$/, loader: join(__dirname, "nameless.cjs") },
        // Packages are written for newer browsers than WPS brings.
        { test: /\.m?js$/, include: /node_modules/, use: lower({ parser: { syntax: "ecmascript" } }) },
      ],
    },
    plugins: [
      new NoticesPlugin("wps/third-party-notices.txt"),
      ...[
        ["wpspane", "pane.html"],
        ["wpswriter", "writer.html"],
      ].map(([chunk, file]) =>
        page({
          chunk,
          filename: `wps/${file}`,
          title: "年报三表",
          csp,
          icon: "images/icon-32.png",
          before: '<script src="old-host.js"></script>\n',
        }),
      ),
      new CopyPlugin({
        patterns: [
          ...PLAIN.map((file) => ({
            from: `assets/wps/${file}`,
            to: `wps/${file}`,
            transform: filled,
            info: { minimized: true },
          })),
          { from: "assets/old-host.js", to: "wps/old-host.js", info: { minimized: true } },
          { context: "assets/icons", from: "icon-*.png", to: "wps/images/[name][ext]" },
          {
            context: "node_modules/pdfjs-dist/cmaps",
            from: "*.bcmap",
            to: "wps/taskpane/cmaps/[name][ext]",
            info: { minimized: true },
          },
        ],
      }),
    ],
  };
};
