// Files out of what was dropped: folders are walked through, and each file keeps the path by which it was come to.
import { KEPT_AS } from "../../core/document/kept-as";
import type { DeskQuestion } from "./checking";

const READ = new Set(KEPT_AS.split(","));

/** By its name; what begins with a point or ~ is a program's own. */
export const isReport = (path: string): boolean =>
  READ.has(/\.[^./]+$/u.exec(path)?.[0].toLowerCase() ?? "") && !/(?:^|\/)[.~]/u.test(path);

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

/** A browser gives a folder's entries a hundred at a time, and an empty list when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function below(entry: FileSystemEntry): Promise<readonly DeskQuestion[]> {
  if (entry.isFile) return [{ path: entry.fullPath.replace(/^\//u, ""), file: await fileOf(entry as FileSystemFileEntry) }];
  const found: DeskQuestion[] = [];
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) found.push(...(await below(inner)));
  return found;
}

/** To be asked while the drop is told of: afterwards a browser forgets what was dropped. */
export async function droppedFiles(items: DataTransferItemList): Promise<readonly DeskQuestion[]> {
  // What another program hands over is a file without a place.
  const taken = Array.from(items, (item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: DeskQuestion[] = [];
  for (const { entry, file } of taken) {
    if (entry) found.push(...(await below(entry)));
    else if (file) found.push({ path: file.name, file });
  }
  return found;
}

export const chosenFiles = (files: FileList): readonly DeskQuestion[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));
