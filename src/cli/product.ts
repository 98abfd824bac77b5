// Who we are, as every file that we write says.
export const PRODUCT = { name: "年报三表", version: "0.1.0" } as const;
