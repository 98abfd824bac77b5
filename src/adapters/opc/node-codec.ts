// Inflating, deflating and checksums by Node's own zlib: for the command line, where thousands of files are read.
import * as zlib from "node:zlib";

import { LEVEL, PORTABLE, type Codec } from "./archive";

export const NODE_CODEC: Codec = {
  lastIndexOf: (bytes, ascii) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(ascii, undefined, "latin1"),
  inflate: (packed, size) => zlib.inflateRawSync(packed, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 1 }),
  deflate: (bytes) => zlib.deflateRawSync(bytes, { level: LEVEL }),
  // Node packs pieces only while others wait, or the whole: but the end of a piece may lie between two bytes, and what is packed of
  // each then stands behind the other, with an empty one that says it was the last.
  *deflateFlowing(pieces) {
    for (const piece of pieces) yield zlib.deflateRawSync(piece, { level: LEVEL, finishFlush: zlib.constants.Z_SYNC_FLUSH });
    yield zlib.deflateRawSync(new Uint8Array(0));
  },
  // Node has it since 20.15.
  crc32: "crc32" in zlib ? (bytes, before) => zlib.crc32(bytes, before) : PORTABLE.crc32,
};
