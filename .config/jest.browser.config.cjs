/** The built pages in a real Chromium; served for the length of the run by browser-server.cjs. */
const { testPathIgnorePatterns: _, ...pure } = require("./jest.config.cjs");

module.exports = {
  ...pure,
  testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
  globalSetup: "<rootDir>/.config/browser-server.cjs",
  setupFilesAfterEnv: ["<rootDir>/.config/jest.browser.setup.cjs"],
  testTimeout: 120_000,
  // A test that fails before it closes its browser must not hold up the run.
  forceExit: true,
  // Each waits for its browser most of the time. What is measured in them is printed, and held to nothing.
  maxWorkers: 2,
};
