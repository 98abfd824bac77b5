import product from "../../package.json";

/** Kept in the properties of workbooks that we lay out. Said once, in package.json; the bundle takes no more of it than this. */
export const VERSION: string = product.version;
