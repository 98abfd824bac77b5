/** Pure tests run in Node; a file that needs a window says so in its first line (@jest-environment jsdom). */
module.exports = {
  rootDir: "..",
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/"],
  transform: {
    "\\.(m?[jt]sx?)$": ["@swc/jest", { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022", transform: { react: { runtime: "automatic" } } } }],
  },
  transformIgnorePatterns: ["/node_modules/(?!(hucre|htmlparser2|domhandler|domutils|dom-serializer|entities|domelementtype)/)"],
};
