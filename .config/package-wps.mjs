// The add-ins for WPS as they are put on a machine that reaches no server: the folders, the list by which WPS finds them, and
// what copies both. The shape is that of `wpsjs build` 2.2.3, without its archive: one zip is enough.

/** One for the tables, one for the texts: WPS keeps its programs apart. */
const addOns = (version) => [
  { name: "nianbao", type: "et", folder: `nianbao_${version}` },
  { name: "nianbao-writer", type: "wps", folder: `nianbao-writer_${version}` },
];

const list = (version) => `<jsplugins>
${addOns(version)
  .map(
    ({ name, type, folder }) =>
      `  <jsplugin name="${name}" type="${type}" url="${folder}" version="${version}" enable="enable_dev" install="null" customDomain=""/>`,
  )
  .join("\n")}
</jsplugins>
`;

const windows = (version) =>
  [
    "@echo off",
    "set to=%appdata%\\kingsoft\\wps\\jsaddons",
    'if not exist "%to%" mkdir "%to%"',
    ...addOns(version).map(({ folder }) => `xcopy /E /I /Y /Q "%~dp0${folder}" "%to%\\${folder}"`),
    'if not exist "%to%\\publish.xml" (',
    '  copy /Y "%~dp0publish.xml" "%to%\\publish.xml"',
    ") else (",
    "  rem Other add-ins are listed there: their lines stay, ours are added by hand.",
    "  echo Please copy the jsplugin lines of the second file into the first one.",
    '  start "" notepad "%to%\\publish.xml"',
    '  start "" notepad "%~dp0publish.xml"',
    ")",
    "pause",
    "",
  ].join("\r\n");

const linux = (version) => `#!/bin/sh
set -e
here=$(cd "$(dirname "$0")" && pwd)
to="$HOME/.local/share/Kingsoft/wps/jsaddons"
mkdir -p "$to"
for one in ${addOns(version)
  .map(({ folder }) => folder)
  .join(" ")}; do
  rm -rf "$to/$one"
  cp -R "$here/$one" "$to/$one"
done
if [ -e "$to/publish.xml" ]; then
  # 那里列着别的加载项：它们的行留着，我们的行请自己加。
  echo "请把 $here/publish.xml 里的 jsplugin 两行加进 $to/publish.xml"
else
  cp "$here/publish.xml" "$to/publish.xml"
fi
`;

/** What WPS looks for in a folder itself; the pages stand below in wps/, the name by which their scripts find one another. */
const OWN = ["index.html", "main.js", "manifest.xml", "ribbon.xml"];
/** Only a server is asked for these. */
const ONLINE = /^(?:publish\.(?:html|js)|jsplugins\.xml|writer\/.*|index\.html|main\.js|manifest\.xml|ribbon\.xml)$/;

/** Its pages from where it stands then. */
const moved = (script) =>
  script
    .toString("utf8")
    .replace(/"(?:\.\.\/)?((?:pane|writer)\.html)/gu, '"wps/$1')
    .replace(/"(?:\.\.\/)?images\//gu, '"wps/images/');

/**
 * @param {readonly (readonly [string, Buffer])[]} files - dist/wps/, by their paths within it
 * @returns {(readonly [string, Buffer | string])[]} by their paths within the folder of the offline package
 */
export function offline(files, version) {
  const byPath = new Map(files);
  return [
    ["publish.xml", list(version)],
    ["install.bat", windows(version)],
    ["install.sh", linux(version)],
    ...addOns(version).flatMap(({ type, folder }) => {
      const [home, other] = type === "et" ? ["", "writer.html"] : ["writer/", "pane.html"];
      const pages = files.filter(([path]) => !ONLINE.test(path) && path !== other);
      return [
        ...OWN.map((file) => {
          const content = byPath.get(`${home}${file}`);
          return [`${folder}/${file}`, file === "main.js" ? moved(content) : content];
        }),
        ...pages.map(([path, content]) => [`${folder}/wps/${path}`, content]),
      ];
    }),
  ];
}
