import { version } from "../../package.json";

// Who we are, as every file that we write says. The number is said once, in package.json.
export const PRODUCT = { name: "年报三表", version } as const;
