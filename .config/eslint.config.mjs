import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import officeAddins from "eslint-plugin-office-addins";
import redos from "eslint-plugin-redos";
import tseslint from "typescript-eslint";
import linear from "./linear.cjs";

// Expressions are proved linear by the program that came with the package, where there is one for this machine: half the time.
process.env.RECHECK_SYNC_BACKEND ??= "synckit";

// On a machine with much to do, what waits for that program is now and then woken before the answer has come, and takes none
// for one: it is asked again, for ten seconds at most.
const threads = createRequire(import.meta.url)("node:worker_threads");
const { receiveMessageOnPort } = threads;
const pause = new Int32Array(new SharedArrayBuffer(4));
threads.receiveMessageOnPort = (port) => {
  for (let tries = 0; tries < 2000; tries += 1) {
    const received = receiveMessageOnPort(port);
    if (received) return received;
    Atomics.wait(pause, 0, 0, 5);
  }
  return undefined;
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const catchHere = [
  {
    selector: "TryStatement > CatchClause",
    message:
      "A catch belongs to an adapter or an entry point; elsewhere the world's no is a Refusal and our own fault is thrown.",
  },
  {
    selector: "CallExpression[callee.property.name='catch']",
    message:
      "A catch belongs to an adapter or an entry point; elsewhere the world's no is a Refusal and our own fault is thrown.",
  },
];
const notInTests = catchHere.map(({ selector }) => ({ selector, message: "No test may pass through a catch." }));
const styles = [
  { selector: "ExportDefaultDeclaration", message: "Names are exported by name." },
  { selector: "ExportAllDeclaration", message: "No barrels: import from where a thing is." },
];

export default tseslint.config(
  { ignores: ["**/node_modules/", "dist/", "out/", ".cache/", "coverage/"] },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: true }],
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", ...styles, ...catchHere],
      // A parameter named after a function that the file declares further down misleads nobody.
      "@typescript-eslint/no-shadow": ["error", { hoist: "never" }],
      "@typescript-eslint/no-unnecessary-condition": "error",
      complexity: ["error", 30],
      eqeqeq: ["error", "always"],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-console": "off",
    },
  },
  {
    // What a file holds must not keep a reader busy: every pattern takes time in proportion to its text. What the
    // analysis cannot prove is written so that it can.
    files: ["src/**/*.{ts,tsx}"],
    plugins: { redos },
    rules: { "redos/no-vulnerable": ["error", { ignoreErrors: false, ...linear }] },
  },
  {
    // Core sums and compares exactly; a float that slips in is found by its parser.
    files: [
      "src/core/**/*.ts",
      "src/statute/**/*.ts",
      "src/lexicon/**/*.ts",
      "src/render/**/*.ts",
      "src/ports/**/*.ts",
      "src/app/**/*.ts",
    ],
    rules: { "no-restricted-globals": ["error", "parseFloat", "Date"], "no-console": "error" },
  },
  {
    files: [
      "src/adapters/**/*.{ts,tsx}",
      "src/cli/main.ts",
      "src/cli/worker.ts",
      "src/taskpane/index.tsx",
      "src/taskpane/commands.ts",
      "src/taskpane/wps.tsx",
      "src/workbench/**/*.{ts,tsx}",
    ],
    rules: { "no-restricted-syntax": ["error", ...styles] },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...styles, ...notInTests] },
  },
  {
    // A declaration says what a package exports, by default or not.
    files: ["**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/adapters/excel/**/*.ts", "src/adapters/word/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
);
