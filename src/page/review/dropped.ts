// What was chosen or dropped, folders and all → the files that may be reports, and how many are none.
import { KEPT_AS } from "../../core/document/kept-as";
import type { NamedFile } from "./batch";

const ENDINGS: ReadonlySet<string> = new Set(KEPT_AS.split(","));

export interface ChosenFiles {
  readonly files: readonly NamedFile[];
  /** Names of files that no report is kept under. */
  readonly others: readonly string[];
}

/** Locks of open documents and what file systems put beside files are nobody's report. */
const isHidden = (name: string): boolean => /(?:^|\/)(?:~\$|\.|__MACOSX\/)/u.test(name);

export function sorted(given: readonly NamedFile[]): ChosenFiles {
  const seen = given.filter(({ name }) => !isHidden(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isKept = ({ name }: NamedFile): boolean => ENDINGS.has(/\.[^./]+$/u.exec(name)?.[0].toLowerCase() ?? "");
  return { files: seen.filter(isKept), others: seen.filter((one) => !isKept(one)).map(({ name }) => name) };
}

export const filesChosen = (list: FileList): readonly NamedFile[] =>
  [...list].map((file) => ({ name: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath, file }));

const entriesIn = (folder: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve) => folder.readEntries(resolve, () => resolve([])));

async function filesUnder(entry: FileSystemEntry): Promise<readonly NamedFile[]> {
  if (entry.isFile)
    return new Promise((resolve) =>
      (entry as FileSystemFileEntry).file(
        (file) => resolve([{ name: entry.fullPath.replace(/^\//u, ""), file }]),
        () => resolve([]),
      ),
    );
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  // A browser gives a folder by the hundred.
  for (let some = await entriesIn(reader); some.length > 0; some = await entriesIn(reader))
    for (const one of some) found.push(...(await filesUnder(one)));
  return found;
}

/** To be called while the drop is told: what it brought is gone afterwards. */
export async function filesDropped(transfer: DataTransfer): Promise<readonly NamedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const loose = filesChosen(transfer.files);
  if (entries.some((entry) => entry === null)) return loose;
  const found: NamedFile[] = [];
  for (const entry of entries) found.push(...(await filesUnder(entry!)));
  return found;
}
