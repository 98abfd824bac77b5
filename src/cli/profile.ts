// A local profile: one that is included, by its document number, or a file of the user's.
import { extname } from "node:path";
import { readBytes } from "../adapters/disk/files";
import { writeNew, type Overwriting } from "../adapters/disk/write";
import { NODE_CODEC } from "../adapters/opc/node-codec";
import { readSingle } from "../adapters/original/read";
import { decodeText } from "../adapters/text/decode";
import { includedProfile, LARGEST_PROFILE, profileFrom, profileJson } from "../app/check/profile-file";
import { no, yes, type Outcome } from "../core/outcome";
import type { Profile } from "../core/profile/profile";

/** @param given - a document number, or a file */
export async function readProfile(given: string): Promise<Outcome<Profile>> {
  const included = includedProfile(given);
  if (included) return yes(included);
  const bytes = readBytes(given);
  if (!bytes.ok) return bytes;
  if (bytes.value.length > LARGEST_PROFILE)
    return no({ kind: "too-large", what: "地方要求", limit: "1MB", found: `${bytes.value.length}字节` });
  const original = await readSingle(bytes.value, given, { codec: NODE_CODEC, characterMaps: "" });
  return original.ok ? profileFrom(original.value, () => decodeText(bytes.value)) : original;
}

/** As the file's name asks: JSON or a worksheet. */
export async function writeProfile(file: string, profile: Profile, over: Overwriting): Promise<Outcome<string>> {
  if (extname(file).toLowerCase() === ".json") return writeNew(file, profileJson(profile), over);
  const { packedBook } = await import("./packed-book");
  const { profileSheet } = await import("../app/outputs/profile-sheet");
  return writeNew(file, await packedBook([profileSheet(profile)], { title: "地方要求" }), over);
}
