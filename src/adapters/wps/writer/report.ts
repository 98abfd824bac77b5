// The document that is open in WPS 文字 as a report that figures are written into.
//
// Its object model could be written through place by place, as Word's is; nobody has seen how it counts positions around
// content controls, merged cells and revisions, and a figure beside its cell is worse than none. So the document as it stands,
// what is not saved included, is read from a copy, and what is written is a new file that WPS opens: the document itself is
// not touched.
import { no, yes, type Outcome, type Refusal } from "../../../core/outcome";
import type { Keep, OpenReport, ReportContents, ReportEdit } from "../../../ports/report";
import { docxReport } from "../../docx/report-document";
import { isOurs } from "../act";
import { binary, downloadFolder, freePath } from "../files";

/** WdSaveFormat.wdFormatXMLDocument */
const DOCX = 12;

type WriterHost = Pick<WPS.AddonRoot, "Env" | "FileSystem"> & Pick<Wps.Application, "ActiveDocument" | "Documents">;

const refused = (why: Extract<Refusal, { kind: "document-refused" }>["why"], detail = ""): Refusal => ({
  kind: "document-refused",
  why,
  detail,
  host: "WPS文字",
});

const isComplete = (app: Partial<WriterHost> | undefined): app is WriterHost =>
  app?.Documents !== undefined && app.FileSystem !== undefined && app.Env !== undefined;

/** Opens the way to the document in front; which one that is, is asked each time. */
export function openWriterReport(app: Partial<WriterHost> | undefined): Outcome<OpenReport> {
  return isComplete(app) ? yes(new WriterReport(app)) : no(refused("too-old", "文字的加载项接口"));
}

class WriterReport implements OpenReport {
  /** A comment would be put into the document itself. */
  readonly takesRemarks = false;
  /** As it was shown to the user; a document that is none of it any more is not written. */
  private shown: string | undefined;

  constructor(private readonly app: WriterHost) {}

  async contents(): Promise<Outcome<ReportContents>> {
    const bytes = this.copied();
    if (!bytes.ok) return bytes;
    const contents = await docxReport(bytes.value).contents();
    this.shown = contents.ok ? imprint(contents.value) : undefined;
    return contents;
  }

  async write(edits: readonly ReportEdit[], keep?: Keep): Promise<Outcome<void>> {
    const bytes = this.copied();
    if (!bytes.ok) return bytes;
    const report = docxReport(bytes.value);
    const now = await report.contents();
    if (!now.ok) return now;
    if (this.shown !== undefined && imprint(now.value) !== this.shown) return no(refused("changed"));
    const written = await report.write(edits, keep);
    if (!written.ok) return written;
    return this.asking(() => {
      const { ActiveDocument: document, FileSystem, Documents } = this.app;
      const name = `${stemOf(document.Name)}（已写入年报数据）.docx`;
      // Beside the document; one that was never saved has no folder.
      const folder = folderOf(document.FullName) ?? downloadFolder(this.app);
      const path = freePath(this.app, folder, name);
      if (!FileSystem.writeAsBinaryString(path, binary(written.value as Uint8Array<ArrayBuffer>)))
        return no({ kind: "cannot-write", file: name, detail: "WPS没有写成" });
      Documents.Open(path);
      return yes(undefined);
    });
  }

  /** Where a character stands among WPS's positions nobody has seen: better none than a wrong one. */
  select(): Promise<Outcome<void>> {
    return Promise.resolve(no(refused("not-shown")));
  }

  remark(): Promise<Outcome<number>> {
    return Promise.resolve(yes(0));
  }

  clearRemarks(): Promise<Outcome<number>> {
    return Promise.resolve(yes(0));
  }

  /** The bytes of the document as it stands, what is not saved yet included. */
  private copied(): Outcome<Uint8Array> {
    return this.asking(() => {
      const { ActiveDocument, Env, FileSystem } = this.app;
      const document = ActiveDocument as Wps.Document | null | undefined;
      if (!document) return no(refused("failed", "没有打开的文档"));
      // Declared to be there; whether every build has it nobody has seen. A document that is saved is its own copy.
      const { SaveCopyAs } = document as Partial<Wps.Document>;
      if (SaveCopyAs === undefined)
        return document.Saved && /\.docx$/iu.test(document.FullName)
          ? yes(new Uint8Array(FileSystem.ReadFileAsArrayBuffer(document.FullName)))
          : no(refused("not-saved"));
      const copy = freePath(this.app, Env.GetTempPath(), "nianbao-copy.docx");
      document.SaveCopyAs(copy, DOCX);
      try {
        return yes(new Uint8Array(FileSystem.ReadFileAsArrayBuffer(copy)));
      } finally {
        FileSystem.Remove(copy);
      }
    });
  }

  private asking<T>(work: () => Outcome<T>): Outcome<T> {
    try {
      return work();
    } catch (error) {
      if (isOurs(error)) throw error;
      return no(refused("failed", (error instanceof Error ? error.message : String(error)).trim() || "没有说明原因"));
    }
  }
}

const stemOf = (name: string): string => name.replace(/\.[^.]{1,5}$/u, "").replace(/（已写入年报数据）(?:\(\d{1,4}\))?$/u, "");

const folderOf = (path: string): string | undefined => /^(.+)[\\/][^\\/]+$/u.exec(path)?.[1];

/** What is read of it: a copy tells another moment each time. */
const imprint = ({ document, regions, record }: ReportContents): string =>
  JSON.stringify([document.blocks, regions, record?.written]);
