// The documents of a workbook's report: their names and digests are noted in the workbook, their bytes stay on this machine.
import { yes, type Outcome } from "../../core/outcome";
import type { Notes, Workbook } from "../../ports/workbook";
import type { PaneServices } from "../services";
import type { ReportView } from "./report-view";

const NOTE = "report.template";

interface Noted {
  readonly name: string;
  readonly digest: string;
}

/** What is begun with the next time. */
interface Remembered extends Noted {
  /** Its name, where it was written by us; the name it was written as, in notes of earlier versions. */
  readonly written?: string;
  /** What was chosen last, where that is another one. */
  readonly template?: Noted;
}

function notedIn(note: unknown): Noted | undefined {
  if (typeof note !== "object" || note === null) return undefined;
  const { name, digest } = note as Partial<Record<keyof Noted, unknown>>;
  return typeof name === "string" && typeof digest === "string" ? { name, digest } : undefined;
}

/** Whether another document of the workbook is the same file: 上年报告 is written into as well. */
export const isNoted = (notes: Notes, digest: string, except: string): boolean =>
  Object.entries(notes).some(([key, note]) => {
    if (key === except) return false;
    const { template } = typeof note === "object" && note !== null ? (note as Partial<Record<keyof Remembered, unknown>>) : {};
    return notedIn(note)?.digest === digest || notedIn(template)?.digest === digest;
  });

function rememberedIn(notes: Notes): Remembered | undefined {
  const first = notedIn(notes[NOTE]);
  if (!first) return undefined;
  const { written, template } = notes[NOTE] as Partial<Record<keyof Remembered, unknown>>;
  const chosen = notedIn(template);
  return { ...first, ...(typeof written === "string" && { written }), ...(chosen && { template: chosen }) };
}

export class RememberedDocument {
  private note: Remembered | undefined;

  constructor(
    private readonly kept: PaneServices["kept"],
    private readonly open: () => Promise<Outcome<Workbook>>,
  ) {}

  /** What the workbook remembers, and whether this machine still has it. */
  async look(): Promise<Outcome<ReportView["remembered"]>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const notes = await opened.value.notes();
    if (!notes.ok) return notes;
    this.note = rememberedIn(notes.value);
    return yes(await this.seen());
  }

  private async seen(): Promise<ReportView["remembered"]> {
    const { note } = this;
    if (!note) return undefined;
    const kept = await this.kept();
    const isHere = async ({ digest }: Noted): Promise<boolean> => (await kept.find(digest)) !== undefined;
    const { name, written, template } = note;
    return {
      name,
      here: await isHere(note),
      ...(written !== undefined && { written }),
      ...(template && { template: { name: template.name, here: await isHere(template) } }),
    };
  }

  /** A workbook that may not be written to is no reason against a report: the document is chosen again the next time. */
  private async keep(note: Remembered): Promise<void> {
    const opened = await this.open();
    if (!opened.ok) return;
    const noted = await opened.value.keep({ [NOTE]: note });
    if (noted.ok) this.note = note;
  }

  /** A task begins with it, whatever was written before. */
  async begin(name: string, digest: string): Promise<void> {
    await this.keep({ name, digest });
  }

  /**
   * Chosen to be written into: what was written last stays the first.
   *
   * @param isOurs - it was written by us before
   */
  async chosen(name: string, digest: string, isOurs: boolean): Promise<void> {
    const { note } = this;
    if (note && (digest === note.digest || digest === note.template?.digest)) return;
    if (note?.written === undefined) return this.keep({ name, digest });
    // What was written last, edited in Word since.
    const isEdited = isOurs && name === note.written;
    return this.keep({ ...note, ...(isEdited ? { name, digest } : { template: { name, digest } }) });
  }

  /** What was written is what is begun with from now on. */
  async wrote(name: string, digest: string): Promise<ReportView["remembered"]> {
    const { note } = this;
    const template = note && note.written === undefined ? { name: note.name, digest: note.digest } : note?.template;
    const next: Remembered = { name, digest, written: name, ...(template && template.digest !== digest && { template }) };
    await this.keep(next);
    // For as long as this pane is open, a workbook that may not be written to has it so as well.
    this.note = next;
    return this.seen();
  }

  /** Whether a document of that digest would be written over what was written last, without what was edited in it since. */
  isAfresh(name: string, digest: string, isOurs: boolean): boolean {
    const { note } = this;
    if (note?.written !== name || digest === note.digest) return false;
    return !isOurs || digest === note.template?.digest;
  }

  /** @param template - what was chosen last, though another one was written since */
  async recall(
    template = false,
  ): Promise<(Noted & { readonly bytes: Uint8Array<ArrayBuffer>; readonly isWritten: boolean }) | undefined> {
    const { note } = this;
    const one = template ? note?.template : note;
    const bytes = one && (await (await this.kept()).find(one.digest));
    return one && bytes && { name: one.name, digest: one.digest, bytes, isWritten: !template && note?.written !== undefined };
  }

  async forget(): Promise<Outcome<void>> {
    const opened = await this.open();
    if (!opened.ok) return opened;
    const [kept, notes] = [await this.kept(), await opened.value.notes()];
    if (!notes.ok) return notes;
    for (const one of [this.note, this.note?.template]) {
      if (one && !isNoted(notes.value, one.digest, NOTE)) await kept.drop(one.digest);
    }
    return opened.value.keep({ [NOTE]: null });
  }
}
