// Kept files where the page came by plain http, as inside an office: the browser then has no digest of its own.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { KeptFiles } from "../../ports/files";

/** The same digest, reckoned by ourselves where the browser does not. */
export const withDigest = (files: KeptFiles): KeptFiles => ({
  ...files,
  digest: async (bytes) => ((crypto as Partial<Crypto>).subtle === undefined ? bytesToHex(sha256(bytes)) : files.digest(bytes)),
});
