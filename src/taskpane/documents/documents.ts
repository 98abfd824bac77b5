// The documents of the task, chosen once: their names and digests are noted in the workbook, their bytes stay on this machine.
import { localRequirements } from "../../app/check/local-requirements";
import type { LocalRequirements } from "../../app/check/check-report";
import { LARGEST_PROFILE, profileFrom } from "../../app/check/profile-file";
import { readSingle } from "../../adapters/original/read";
import { decodeText } from "../../adapters/text/decode";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { Profile } from "../../core/profile/profile";
import type { Notes, Workbook } from "../../ports/workbook";
import { whoOf } from "../actions/check";
import { readFile, sourcesIn } from "../actions/read-source";
import { isNoted, RememberedDocument } from "../report/remembered";
import type { PaneServices } from "../services";
import type { ChosenDocument, DocumentSlot, DocumentsView } from "./documents-view";

const NOTES: Readonly<Record<ChosenDocument, string>> = { previous: "documents.previous", local: "documents.local" };

/** What the workbook knows of a document. */
interface Noted {
  readonly name: string;
  readonly digest: string;
  /** The one of several reports in it. */
  readonly part?: string;
}

function notedIn(notes: Notes, note: string): Noted | undefined {
  const found = notes[note] as Partial<Record<keyof Noted, unknown>> | null | undefined;
  if (typeof found !== "object" || found === null) return undefined;
  const { name, digest, part } = found;
  if (typeof name !== "string" || typeof digest !== "string") return undefined;
  return { name, digest, ...(typeof part === "string" && { part }) };
}

async function profileIn(file: File): Promise<Outcome<Profile>> {
  if (file.size > LARGEST_PROFILE) return no({ kind: "too-large", what: "地方要求", limit: "1MB", found: `${file.size}字节` });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const original = await readSingle(bytes, file.name, { characterMaps: "" });
  return original.ok ? profileFrom(original.value, () => decodeText(bytes)) : original;
}

async function partOf(file: File, part: string): Promise<Outcome<Reading>> {
  const sources = await sourcesIn(file);
  if (!sources.ok) return sources;
  const own = sources.value.find(({ name }) => name === part);
  return own ? own.read() : readFile(file);
}

export class TaskDocuments {
  private readonly noted: { [K in ChosenDocument]?: Noted } = {};
  private readonly files: { [K in ChosenDocument]?: File } = {};
  private last: Reading | undefined;
  private profile: Profile | undefined;
  private requirements: LocalRequirements | undefined;
  private readonly remembered: RememberedDocument;

  constructor(
    private readonly kept: PaneServices["kept"],
    private readonly open: () => Promise<Outcome<Workbook>>,
  ) {
    this.remembered = new RememberedDocument(kept, open);
  }

  /** What was given as last year's report, whether it is that or not. */
  get previous(): Reading | undefined {
    return this.last;
  }

  get local(): LocalRequirements | undefined {
    return this.requirements;
  }

  /** The file itself, for whoever reads it another way. */
  file(document: ChosenDocument): File | undefined {
    return this.files[document];
  }

  /** What the workbook remembers is taken in hand again, where this machine still has it. */
  async recall(notes: Notes): Promise<void> {
    for (const document of ["previous", "local"] as const) {
      const noted = notedIn(notes, NOTES[document]);
      if (!noted) continue;
      this.noted[document] = noted;
      const bytes = await (await this.kept()).find(noted.digest);
      if (bytes) await this.hold(document, new File([bytes], noted.name), noted.part);
    }
  }

  private async hold(document: ChosenDocument, file: File, part?: string): Promise<Outcome<void>> {
    if (document === "local") {
      const profile = await profileIn(file);
      if (!profile.ok) return profile;
      this.profile = profile.value;
      this.requirements = localRequirements(profile.value);
    } else {
      const read = await (part === undefined ? readFile(file) : partOf(file, part));
      if (!read.ok) return read;
      this.last = read.value;
    }
    this.files[document] = file;
    return yes(undefined);
  }

  /**
   * A workbook that may not be written to is no reason against a document: it is chosen again the next time.
   *
   * @param read - what was read from it already, and which of several reports in it that is
   */
  async take(
    document: ChosenDocument,
    file: File,
    read?: { readonly reading: Reading; readonly part: string },
  ): Promise<Outcome<void>> {
    if (read) {
      this.last = read.reading;
      this.files[document] = file;
    } else {
      const held = await this.hold(document, file);
      if (!held.ok) return held;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept = await this.kept();
    const digest = await kept.digest(bytes);
    await kept.keep(digest, bytes);
    const noted: Noted = { name: file.name, digest, ...(read && read.part !== "" && { part: read.part }) };
    this.noted[document] = noted;
    const opened = await this.open();
    if (opened.ok) await opened.value.keep({ [NOTES[document]]: noted });
    return yes(undefined);
  }

  async putAway(document: ChosenDocument): Promise<Outcome<void>> {
    const noted = this.noted[document];
    delete this.noted[document];
    delete this.files[document];
    if (document === "previous") this.last = undefined;
    else [this.profile, this.requirements] = [undefined, undefined];
    if (!noted) return yes(undefined);
    const opened = await this.open();
    if (!opened.ok) return opened;
    const notes = await opened.value.notes();
    if (!notes.ok) return notes;
    if (!isNoted(notes.value, noted.digest, NOTES[document])) await (await this.kept()).drop(noted.digest);
    return opened.value.keep({ [NOTES[document]]: null });
  }

  /** 报告文档, before anything is written into it. */
  async takeReport(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept = await this.kept();
    const digest = await kept.digest(bytes);
    await kept.keep(digest, bytes);
    await this.remembered.begin(file.name, digest);
  }

  /** The document that the figures are written into, where this machine has it. */
  async reportFile(): Promise<File | undefined> {
    await this.remembered.look();
    const kept = await this.remembered.recall();
    return kept && new File([kept.bytes], kept.name);
  }

  async view(): Promise<DocumentsView> {
    const slot = (document: ChosenDocument, about: string | undefined): DocumentSlot | undefined => {
      const { name } = this.noted[document] ?? {};
      return name === undefined
        ? undefined
        : { name, here: this.files[document] !== undefined, ...(about !== undefined && { about }) };
    };
    const previous = slot("previous", this.last && whoOf(this.last));
    const local = slot("local", this.profile?.name);
    const report = await this.remembered.look();
    return {
      ...(previous && { previous }),
      ...(local && { local }),
      ...(report.ok && report.value && { report: { name: report.value.name, here: report.value.here } }),
    };
  }
}
