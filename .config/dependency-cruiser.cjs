/** Who may import whom. What is not listed is forbidden. */
const may = {
  core: [],
  statute: ["core"],
  lexicon: ["core", "statute"],
  render: ["core"],
  ports: ["core", "render"],
  app: ["core", "statute", "lexicon", "render", "ports"],
  adapters: ["core", "render", "ports"],
  taskpane: ["core", "ports", "app", "adapters"],
  page: ["core", "ports", "app", "adapters", "taskpane"],
  cli: ["core", "ports", "app", "adapters"],
  // The workbench plays Excel from outside: it knows files and pictures of tables, never the verbs or the law.
  workbench: ["core", "render", "ports", "adapters"],
};
const pure = ["core", "statute", "lexicon", "render", "ports", "app"];

module.exports = {
  forbidden: [
    ...Object.entries(may).map(([floor, below]) => ({
      name: `${floor}-imports-only-${below.join("-") || "itself"}`,
      severity: "error",
      from: { path: `^src/${floor}/` },
      to: { path: "^src/", pathNot: `^src/(${[floor, ...below].join("|")})/` },
    })),
    {
      name: "pure-floors-use-no-package",
      severity: "error",
      from: { path: `^src/(${pure.join("|")})/`, pathNot: "^src/(app/read|render/picture)/" },
      to: { pathNot: "^src/" },
    },
    {
      name: "the-geometry-of-pictures-is-d3",
      comment: "d3-shape and d3-scale, themselves pure: numbers in, numbers and paths out; no other package, and nowhere else",
      severity: "error",
      from: { path: "^src/render/picture/" },
      to: { pathNot: "^(src/|node_modules/(@types/)?d3-(shape|scale)/)" },
    },
    {
      name: "the-digest-of-figures-is-noble-hashes",
      comment: "SHA-256, itself pure: bytes in, bytes out; no other package, and nowhere else in the pure floors",
      severity: "error",
      from: { path: "^src/app/read/" },
      to: { pathNot: "^(src/|node_modules/@noble/hashes/)" },
    },
    {
      name: "adapters-do-not-know-each-other",
      comment: "adapters/opc is the zip and XML beneath both kinds of Office file",
      severity: "error",
      from: {
        path: "^src/adapters/([^/]+)/",
        pathNot: "^src/adapters/(xlsx|docx|html|text|word|wps|original|sheets|doc|odt|archive|memory)/",
      },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/$1/" },
    },
    {
      name: "one-door-for-originals",
      comment:
        "adapters/original says what a file is by its content, and alone knows which reader that is for; each is fetched when asked for",
      severity: "error",
      from: { path: "^src/adapters/original/" },
      to: {
        path: "^src/adapters/",
        pathNot: "^src/adapters/(original|opc|text|html|xlsx|docx|sheets|doc|odt|pdf|mail|archive)/",
      },
    },
    {
      name: "text-stands-alone",
      severity: "error",
      from: { path: "^src/adapters/text/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/text/" },
    },
    {
      name: "other-workbooks-show-numbers-as-xlsx-does",
      comment: "what a format shows of a number, and which decimal a number is, is said once, in adapters/xlsx",
      severity: "error",
      from: { path: "^src/adapters/sheets/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/(sheets|opc|text|xlsx/(number-format|read-number)[.]ts$)" },
    },
    {
      name: "old-word-files-stand-on-their-container",
      severity: "error",
      from: { path: "^src/adapters/doc/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/(doc|ole)/" },
    },
    {
      name: "packages-of-others-stand-on-opc-alone",
      severity: "error",
      from: { path: "^src/adapters/(odt|archive)/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/($1|opc)/" },
    },
    {
      name: "a-page-is-decoded-as-text-is",
      severity: "error",
      from: { path: "^src/adapters/html/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/(html|text)/" },
    },
    {
      name: "office-files-stand-on-opc-alone",
      severity: "error",
      from: { path: "^src/adapters/(xlsx|docx)/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/($1|opc)/" },
    },
    {
      name: "an-open-document-is-read-as-a-file",
      comment: "Word gives an open document as the XML that it would save: what a place in it is, is said once, in adapters/docx",
      severity: "error",
      from: { path: "^src/adapters/word/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/(word|docx|opc)/" },
    },
    {
      name: "two-spreadsheets-one-plan",
      comment:
        "how a plan becomes strokes, marks and entries is said once, in adapters/excel, free of Office.js; what speaks to Office.js is not for WPS. An open text goes through its file",
      severity: "error",
      from: { path: "^src/adapters/wps/" },
      to: {
        path: "^src/adapters/",
        pathNot:
          "^src/adapters/(wps|opc|docx/report-document[.]ts$|excel/(area|cells|debounce|lay-out|mark-look|merged-formats|notes|own-comments|row-names|sheet-reading|styling|suspicion|write)[.]ts$)",
      },
    },
    {
      name: "a-workbook-in-memory-compares-as-excel-does",
      comment:
        "what two readings of a sheet differ in, how rows are named, a burst is told and our comments are known, is said once, in adapters/excel",
      severity: "error",
      from: { path: "^src/adapters/memory/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/(memory/|excel/(cells|own-comments|row-names|debounce)[.]ts$)" },
    },
    {
      name: "workbench-reads-files-only",
      comment: "what is tested on the workbench must not be made of what is tested",
      severity: "error",
      from: { path: "^src/workbench/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/(xlsx|opc)/" },
    },
    { name: "no-circles-not-even-of-types", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-room-without-a-door",
      severity: "error",
      // The build puts the words for an old browser into the page as they stand.
      from: { orphan: true, path: "^src/", pathNot: "[.]d[.]ts$|^src/page/old-browser[.]js$" },
      to: {},
    },
    { name: "src-never-imports-test", severity: "error", from: { path: "^src/" }, to: { path: "^test/" } },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "shipped-code-uses-shipped-packages",
      comment: "what src imports at run time stands under dependencies; the workbench and its grid are not shipped",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/workbench/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^test/openxml/" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
