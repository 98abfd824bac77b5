// A zip file of reports → its files, each a source of its own.
import { no, yes, type Outcome } from "../../core/outcome";
import { inflateEntry, openArchive, type Codec } from "../opc/archive";

/** Reports of a whole province are some ten thousand; in one archive nobody sends more than a county has units. */
const MOST_FILES = 2_000;

/** What systems leave in archives beside the files that somebody put there. */
const isLeftover = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/iu.test(name);

interface Inner {
  readonly name: string;
  bytes(): Outcome<Uint8Array>;
}

/** Nothing is unpacked until it is asked for, and then in memory only. */
export function readArchive(bytes: Uint8Array, codec?: Codec): Outcome<readonly Inner[]> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const entries = archive.value.filter((entry) => !isLeftover(entry.name));
  if (entries.length > MOST_FILES)
    return no({ kind: "too-large", what: "压缩包内文件数", limit: String(MOST_FILES), found: String(entries.length) });
  return yes(entries.map((entry) => ({ name: entry.name, bytes: () => inflateEntry(entry, codec) })));
}
