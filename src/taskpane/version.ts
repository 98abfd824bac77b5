/** Kept in the properties of workbooks that we lay out. The package's own number; a test holds them together. */
export const VERSION = "0.1.0";
