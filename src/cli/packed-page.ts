// A page while its reports are still being checked: what it says of each lies packed until it is written. Of twenty thousand reports
// that comes to a quarter of a gigabyte, and in memory to twice as much.
import { NODE_CODEC } from "../adapters/opc/node-codec";
import { pageEntry, type BoardEntry } from "../app/outputs/board-entry";
import type { SourceOutcome } from "../app/outputs/check-outcome";

/** It goes from thread to thread. */
interface PackedEntry extends BoardEntry {
  readonly packed?: { readonly bytes: Uint8Array; readonly size: number };
}

export function packedEntry(outcome: SourceOutcome): PackedEntry {
  const { section, ...entry } = pageEntry(outcome);
  const bytes = Buffer.from(section ?? "", "utf8");
  // Copied: what packs gives a view of sixteen thousand bytes, and all of them would be kept.
  return { ...entry, packed: { bytes: Uint8Array.from(NODE_CODEC.deflate(bytes)), size: bytes.length } };
}

export const sectionOf = ({ section = "", packed }: PackedEntry): string =>
  packed ? Buffer.from(NODE_CODEC.inflate(packed.bytes, packed.size)).toString("utf8") : section;
