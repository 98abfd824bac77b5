const { mkdirSync } = require("node:fs");
const { join } = require("node:path");

// Jest does not make the folder that --outputFile names.
mkdirSync(join(__dirname, "..", ".cache", "results"), { recursive: true });

/** Pure tests run in Node; a file that needs a window says so in its first line (@jest-environment jsdom). */
module.exports = {
  rootDir: "..",
  setupFiles: ["<rootDir>/.config/jest.setup.cjs"],
  testEnvironment: "node",
  // Jest itself hardly works while its workers do.
  maxWorkers: "100%",
  // The slowest takes some six seconds on a machine that does nothing else.
  testTimeout: 60_000,
  cacheDirectory: "<rootDir>/.cache/jest",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/out/", "<rootDir>/.cache/"],
  // The same library in one file that needs no compiling: Univer's engine asks for it.
  moduleNameMapper: { "^lodash-es$": "lodash" },
  transform: {
    "/@univerjs/engine-formula/lib/cjs/index\\.js$": "<rootDir>/.config/plain-fields.cjs",
    "\\.(m?[jt]sx?)$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022", transform: { react: { runtime: "automatic" } } } },
    ],
  },
  transformIgnorePatterns: [
    "/node_modules/(?!@univerjs/engine-formula/lib/cjs/index\\.js$|(pdfjs-dist|hucre|nanoid|rbush|quickselect|kdbush|htmlparser2|domhandler|domutils|dom-serializer|entities|domelementtype|d3-[a-z-]+|internmap)/)",
  ],
};
