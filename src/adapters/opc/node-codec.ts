// Inflating, deflating and checksums by Node's own zlib: for the command line, where thousands of files are read.
import * as zlib from "node:zlib";

import { LEVEL, PORTABLE, type Codec } from "./archive";

export const NODE_CODEC: Codec = {
  lastIndexOf: (bytes, ascii) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(ascii, undefined, "latin1"),
  inflate: (packed, size) => zlib.inflateRawSync(packed, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 1 }),
  deflate: (bytes) => zlib.deflateRawSync(bytes, { level: LEVEL }),
  // Node has it since 20.15.
  crc32: "crc32" in zlib ? (bytes) => zlib.crc32(bytes) : PORTABLE.crc32,
};
