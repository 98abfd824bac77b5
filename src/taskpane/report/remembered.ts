// The document that was chosen for a workbook: its name and digest are noted in the workbook, its bytes stay on this machine.
import { yes, type Outcome } from "../../core/outcome";
import type { Notes, Workbook } from "../../ports/workbook";
import type { Ground } from "../services";
import type { ReportView } from "./report-view";

const NOTE = "report.template";

interface Remembered {
  readonly name: string;
  readonly digest: string;
  readonly written?: string;
}

function rememberedIn(notes: Notes): Remembered | undefined {
  const note = notes[NOTE] as Partial<Record<keyof Remembered, unknown>> | null | undefined;
  if (typeof note !== "object" || note === null) return undefined;
  const { name, digest, written } = note;
  if (typeof name !== "string" || typeof digest !== "string") return undefined;
  return { name, digest, ...(typeof written === "string" && { written }) };
}

export class RememberedDocument {
  private note: Remembered | undefined;

  constructor(
    private readonly kept: Ground["kept"],
    private readonly open: () => Promise<Outcome<Workbook>>,
  ) {}

  /** What the workbook remembers, and whether this machine still has it. */
  async look(): Promise<Outcome<ReportView["remembered"]>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const notes = await opened.value.notes();
    if (!notes.ok) return notes;
    this.note = rememberedIn(notes.value);
    if (!this.note) return yes(undefined);
    const { name, digest, written } = this.note;
    const bytes = await (await this.kept()).find(digest);
    return yes({ name, here: bytes !== undefined, ...(written !== undefined && { written }) });
  }

  /**
   * A workbook that may not be written to is no reason against a report: the document is chosen again the next time.
   *
   * @param written - the name of what was written, so that the next time the file with the later prose is asked for
   */
  async keep(name: string, digest: string, written?: string): Promise<void> {
    const isSame = this.note?.digest === digest;
    if (isSame && written === undefined) return;
    const last = written ?? (isSame ? this.note?.written : undefined);
    const note: Remembered = { name, digest, ...(last !== undefined && { written: last }) };
    const opened = await this.open();
    if (!opened.ok) return;
    const noted = await opened.value.keep({ [NOTE]: note });
    if (noted.ok) this.note = note;
  }

  async recall(): Promise<(Remembered & { readonly bytes: Uint8Array<ArrayBuffer> }) | undefined> {
    const { note } = this;
    const bytes = note && (await (await this.kept()).find(note.digest));
    return note && bytes && { ...note, bytes };
  }

  async forget(): Promise<Outcome<void>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    if (this.note) await (await this.kept()).drop(this.note.digest);
    return opened.value.keep({ [NOTE]: null });
  }
}
