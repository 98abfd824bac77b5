// The stand-in for WPS 文字, as far as a pane has to do with it: documents that are open, copies of them, the file system.
import { refuseWps, strict } from "./strict";

/** WdSaveFormat.wdFormatXMLDocument */
const DOCX = 12;
const TEMPORARY = "C:\\Users\\a\\AppData\\Local\\Temp";
const DOWNLOADS = "C:\\Users\\a\\Downloads";

export interface PlayedText {
  readonly name: string;
  /** Nothing was typed since it was saved. */
  readonly isSaved?: boolean;
  /** Absent for one that was never saved. */
  readonly folder?: string;
  bytes: Uint8Array;
}

export interface PlayedWriter {
  readonly application: object;
  /** Every file, by its path. */
  readonly files: Map<string, Uint8Array>;
  readonly open: PlayedText[];
  /** Nothing may be written in this folder. */
  closedFolder: string | undefined;
  /** A build that cannot save a copy. */
  lacksCopies: boolean;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("\\"));

export function playWriter(first?: PlayedText): PlayedWriter {
  const files = new Map<string, Uint8Array>();
  const open: PlayedText[] = first ? [first] : [];
  if (first?.isSaved === true && first.folder !== undefined) files.set(`${first.folder}\\${first.name}`, first.bytes);
  const folders = new Set([TEMPORARY, DOWNLOADS, ...(first?.folder === undefined ? [] : [first.folder])]);
  const pathOf = ({ folder, name }: PlayedText): string => (folder === undefined ? name : `${folder}\\${name}`);
  const mayWrite = (path: string): boolean => folders.has(folderOf(path)) && folderOf(path) !== played.closedFolder;

  const documentOf = (text: PlayedText): object => {
    const saveCopy = (path: unknown, format?: unknown): void => {
      if (typeof path !== "string" || format !== DOCX) return refuseWps("参数无效");
      if (!mayWrite(path)) return refuseWps("无法保存到这个位置");
      if (open.some((one) => pathOf(one) === path)) return refuseWps("文件正被打开");
      files.set(path, text.bytes.slice());
    };
    return strict("Document", {
      get Name() {
        return text.name;
      },
      get FullName() {
        return pathOf(text);
      },
      get Saved() {
        return text.isSaved === true;
      },
      get SaveCopyAs() {
        return played.lacksCopies ? undefined : saveCopy;
      },
    });
  };

  const application = strict("Application", {
    Name: "WPS 文字",
    Version: "12.0",
    get ActiveDocument() {
      const text = open.at(-1);
      return text ? documentOf(text) : null;
    },
    Documents: strict("Documents", {
      get Count() {
        return open.length;
      },
      Open: (path: unknown) => {
        const bytes = typeof path === "string" ? files.get(path) : undefined;
        if (typeof path !== "string" || bytes === undefined) return refuseWps("找不到这个文件");
        const text = { name: path.slice(path.lastIndexOf("\\") + 1), folder: folderOf(path), bytes };
        open.push(text);
        return documentOf(text);
      },
    }),
    Env: strict("Env", {
      GetTempPath: () => TEMPORARY,
      GetDownloadPath: () => DOWNLOADS,
      GetHomePath: () => "C:\\Users\\a",
    }),
    FileSystem: strict("FileSystem", {
      Exists: (path: unknown) => files.has(String(path)),
      ReadFileAsArrayBuffer: (path: unknown) => files.get(String(path))?.slice().buffer ?? refuseWps("找不到这个文件"),
      Remove: (path: unknown) => void files.delete(String(path)),
      writeAsBinaryString: (path: unknown, content: unknown) => {
        if (!mayWrite(String(path))) return false;
        files.set(
          String(path),
          Uint8Array.from(String(content), (sign) => sign.charCodeAt(0)),
        );
        return true;
      },
    }),
  });
  const played: PlayedWriter = { application, files, open, closedFolder: undefined, lacksCopies: false };
  return played;
}
