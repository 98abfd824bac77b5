// 写入报告，可以反复写: figures → the places of a Word document that are ours, and nothing else.
//
// What a shell needs, in the order of use:
//
//   previewPush(document, report, options, choices)   what would be written where, what was edited by hand since
//   push(document, report, options, choices)          does it; refuses while a conflict is undecided
//
// `document` is the port (ports/report.ts): `docxReport(bytes)` of adapters/docx gives the new file's bytes. `report` is a
// reading with unit and year. A preview is a value: `items` are the places, each with its key, what stands there (`theirs`)
// and what we would write (`ours`); those whose state is "conflict" want a choice by key — "theirs" leaves the document,
// "ours" replaces it, "both" leaves theirs and puts ours beside. `broken` are the findings of class A, `open` what nothing
// can be said of yet: the document is marked unless `options.override` gives a reason. `left` are figures of the prose that
// were recognised and not bound, `stale` sentences that the figures now contradict, `absent` tables that the document does
// not have, `untouched` places for which the report has no figures: what stands there is never emptied.
import { identify } from "../../core/document/identity";
import { audit } from "../../core/prose/audit";
import type { Cell, NumberedTable } from "../../core/form/numbered-form";
import { no, yes, type Outcome, type UnclearName } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { RawDocument } from "../../core/document/source";
import { isFigure, sameValue, type Value } from "../../core/figures/values";
import type {
  FoundRegion,
  Keep,
  NewText,
  PushRecord,
  ReportContents,
  ReportDocument,
  ReportEdit,
  TableLook,
} from "../../ports/report";
import { digest } from "../../render/digest";
import { LONGEST_TAG, markTag, readMark, textDigest, type Mark } from "../../render/slot-tag";
import { shown } from "../../render/format-figure";
import { PROPERTIES, stampProperties } from "../../render/stamp";
import { WORD_LOOK, wordTable, type WordLook } from "../../render/wordml";
import { forms } from "../../statute";
import { proseWords } from "../../lexicon/words";
import { bindings, type Binding, type Unbound } from "./bind";
import { cellLabel } from "../words/cell-label";
import type { Told } from "../check/check-report";
import { figuresDigest } from "../read/digest-of-figures";
import { drafts } from "./draft";
import { gapsOf, missingSentences, tableNumber } from "../check/gaps";
import { lookUp, NOT_FILLED, textOf, type PlaceholderName, type Said } from "./placeholders";
import type { Named } from "./publish";
import { readReport } from "../read/read-report";
import { withDenials } from "./relevant-prose";
import { verdict, type Verdict } from "../check/verdict";

export interface PushOptions {
  /** Of the program, for the document's properties. */
  readonly version: string;
  /** Also the figures in sentences, by what they were recognised to count. */
  readonly bind?: boolean;
  /** First sentences for section one and section six, where they are empty. */
  readonly draft?: boolean;
  /** Why the document is not to be marked although something must hold and does not. */
  readonly override?: string;
  /** Last year's report: rules across years are checked too. */
  readonly previous?: Reading;
}

export type Choice = "theirs" | "ours" | "both";

export interface Choices {
  /** By the key of an item. */
  readonly byKey?: Readonly<Record<string, Choice>>;
  /** For every conflict that is not named. */
  readonly otherwise?: Choice;
  /** Recognised figures that are not to be bound, by the key of their item. */
  readonly leave?: readonly string[];
  /** Another meaning for a recognised figure: 受理 instead of 新收. */
  readonly meaning?: Readonly<Record<string, string>>;
}

export type PushState =
  /** Never written here before. */
  | "new"
  /** Says already what we would write. */
  | "same"
  /** Ours, and the figures have changed since. */
  | "changed"
  /** Edited by hand since, and we were told to leave it. */
  | "kept"
  /** Edited by hand since: somebody has to choose. */
  | "conflict";

interface PushCell {
  /** The stable name of the cell. */
  readonly id: string;
  /** 表三 第4行 一、本年新收… “自然人” */
  readonly label: string;
  readonly state: PushState;
  readonly theirs: string;
  readonly ours: string;
}

export interface PushItem {
  /** Stable for the same document: 表三, 新收@2. */
  readonly key: string;
  readonly kind: "table" | "figure" | "phrase" | "text" | "verdict" | "draft" | "year";
  readonly name: string;
  readonly place: string;
  readonly found: "placeholder" | "owned" | "recognised" | "added";
  readonly state: PushState;
  readonly theirs: string;
  readonly ours: string;
  readonly sentence: string;
  /** Other names that the words may as well mean. */
  readonly instead: readonly string[];
  /** Of a table: the cells that change or differ. */
  readonly cells: readonly PushCell[];
}

/** A sentence that the figures contradict, or a region of ours that can no longer be found. */
interface Stale {
  readonly said: string;
  readonly sentence: string;
  readonly place: string;
}

export interface PushPreview {
  readonly items: readonly PushItem[];
  readonly left: readonly Unbound[];
  readonly stale: readonly Stale[];
  /** Tables that the document does not have: 表四. */
  readonly absent: readonly string[];
  /** Names that were written before and whose places are gone. */
  readonly lost: readonly string[];
  /** Tables that the report does not have, one sentence each. */
  readonly missing: readonly string[];
  /** Places that were left as they are, because nothing was read that could stand there: 表二, 表三的9格, {{规章}}. */
  readonly untouched: readonly string[];
  /** Braces that make no placeholder, and so stay: 第3段的“{{新收”. */
  readonly leftovers: readonly string[];
  /** What must hold and does not. */
  readonly broken: readonly Told[];
  /** What nothing can be said of yet. */
  readonly open: readonly Told[];
  /** The line that the document is marked with; "" for none. */
  readonly mark: string;
  readonly digest: string;
}

export interface Pushed<Saved> {
  readonly saved: Saved;
  readonly preview: PushPreview;
}

export async function previewPush<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  options: PushOptions,
  choices: Choices = {},
): Promise<Outcome<PushPreview>> {
  const contents = await document.contents();
  if (!contents.ok) return contents;
  const plan = planPush(contents.value, report, options, choices);
  return plan.ok ? yes(plan.value.preview) : plan;
}

export async function push<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  options: PushOptions,
  choices: Choices = {},
): Promise<Outcome<Pushed<Saved>>> {
  const contents = await document.contents();
  if (!contents.ok) return contents;
  const plan = planPush(contents.value, report, options, choices);
  if (!plan.ok) return plan;
  const { preview, edits, keep, undecided } = plan.value;
  if (undecided.length > 0) return no({ kind: "edited-by-hand", places: undecided });
  const saved = await document.write(edits, keep);
  return saved.ok ? yes({ saved: saved.value, preview }) : saved;
}

interface Plan {
  readonly preview: PushPreview;
  readonly edits: readonly ReportEdit[];
  readonly keep: Keep;
  /** Conflicts without a choice, as they are spoken of. */
  readonly undecided: readonly string[];
}

/** Pure: what a document holds and what is chosen → what will be written. */
function planPush(contents: ReportContents, report: Named, options: PushOptions, choices: Choices): Outcome<Plan> {
  return new Push(contents, report, options, choices).plan();
}

/** Which of the names cannot be replaced, and why. */
function unclearNames(report: Named, names: readonly string[]): UnclearName[] {
  return names.flatMap((name): UnclearName[] => {
    const found = lookUp(report.form, name);
    if (found.kind === "known") return [];
    if (found.kind === "ambiguous") return [{ kind: "ambiguous", name, meanings: found.names }];
    const other = forms().find((form) => lookUp(form, name).kind === "known");
    return [
      other ? { kind: "other-edition", name, edition: other.variant?.name ?? other.edition.name } : { kind: "unknown", name },
    ];
  });
}

const VERDICT = "审核结论";
const NO_RECORD: PushRecord = { written: {}, kept: {} };
const EMPTY = { block: -1, start: 0, end: 0 };

interface Owned {
  readonly number: number;
  readonly region: FoundRegion;
  readonly mark: Mark;
  readonly key: string;
}

/** A table of the document with its figures, and the region that holds it where there is one. */
interface Laid {
  readonly reading: Reading;
  readonly table: string;
  readonly grid: number;
  readonly owned: Owned | undefined;
}

const tidy = (text: string): string => text.trim();
const inTable = (texts: readonly string[]): string => texts.join("\t");

class Push {
  private readonly items: PushItem[] = [];
  private readonly edits: ReportEdit[] = [];
  private readonly undecided: string[] = [];
  private readonly written: Record<string, string> = {};
  private readonly kept: Record<string, string> = {};
  private readonly counts = new Map<string, number>();
  /** Placeholders that stood in squares of a table: the square itself is filled. */
  private readonly inCells = new Map<string, number>();
  private readonly owned: readonly Owned[];
  /** Names whose region of ours was found, or put in again. */
  private readonly present = new Set<string>();
  private readonly said: Said;
  private readonly judged: Verdict;
  private readonly record: PushRecord;
  /** What was not read is nothing here. */
  private readonly report: Named;
  private readonly unread: ReadonlySet<number>;
  private readonly untouched = new Set<string>();
  /** Somewhere the document goes on saying what the report does not. */
  private saysOtherwise = false;

  constructor(
    private readonly contents: ReportContents,
    report: Named,
    private readonly options: PushOptions,
    private readonly choices: Choices,
  ) {
    this.record = contents.record ?? NO_RECORD;
    this.judged = verdict(report, options.previous, options.override);
    this.said = { verdict: this.judged.line, digest: figuresDigest(report.form, report.values) };
    const { unread } = gapsOf(report);
    this.unread = unread;
    this.report = { ...report, values: report.values.map((value, index) => (unread.has(index) ? null : value)) };
    this.owned = contents.regions.flatMap((region, number): Owned[] => {
      const mark = readMark(region.tag);
      return mark ? [{ number, region, mark, key: this.key(mark.name, region.table === undefined) }] : [];
    });
  }

  private key(name: string, isText: boolean): string {
    if (!isText) return name;
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return `${name}@${count}`;
  }

  plan(): Outcome<Plan> {
    const names = [...new Set(this.contents.placeholders.map(({ name }) => name))];
    const unclear = unclearNames(this.report, names);
    if (unclear.length > 0) return no({ kind: "unknown-placeholders", names: unclear });
    const tables = this.tables();
    if (!tables.ok) return tables;

    this.verdictLine(names);
    for (const laid of tables.value) this.table(laid);
    for (const owned of this.owned) if (owned.region.table === undefined && owned.mark.name !== VERDICT) this.text(owned);
    for (const name of names) this.placeholder(name);
    const own = this.ownFigures(tables.value);
    const { left } = this.bind(own);
    if (this.options.draft) this.draft();
    if (this.items.every(({ kind }) => kind === "verdict"))
      return no({ kind: "template-lacks", missing: [`${this.givenTables().join("、")}，占位符，或可以识别的数字`] });

    const preview: PushPreview = {
      items: this.items,
      left,
      stale: this.stale(own),
      absent: this.report.form.tables.map(({ table }) => `表${table.number}`).filter((name) => !this.present.has(name)),
      lost: this.lost(),
      missing: missingSentences(this.report),
      untouched: [...this.untouched],
      leftovers: this.contents.leftovers.map(({ text, place }) => `${place}的“${text}”`),
      broken: this.judged.broken,
      open: this.judged.open,
      mark: this.judged.isMarked ? this.said.verdict : "",
      digest: this.said.digest,
    };
    return yes({ preview, edits: this.edits, keep: this.keep(), undecided: this.undecided });
  }

  private givenTables(): string[] {
    const given = this.report.form.tables.filter(({ cells }) => cells.some(({ index }) => !this.unread.has(index)));
    return given.map(tableNumber);
  }

  /** Names that were written before and that no place carries now; squares of tables are found by their labels. */
  private lost(): string[] {
    return Object.keys(this.record.written).filter(
      (name) => !this.report.form.byId.has(name) && name !== VERDICT && name !== VERDICT_ADDED && !this.present.has(name),
    );
  }

  private keep(): Keep {
    const { form, unit, year } = this.report;
    const stamp = { edition: form.edition.id, variant: form.variant?.id ?? "", digest: digest(form), unit, year };
    return {
      record: { written: this.written, kept: this.kept },
      properties: {
        ...stampProperties(stamp, this.options.version),
        // A digest speaks for every figure of the document.
        [PROPERTIES.figures]: this.saysOtherwise ? undefined : this.said.digest,
        [PROPERTIES.override]: this.judged.broken.length + this.judged.open.length > 0 ? this.options.override : undefined,
      },
    };
  }

  // Tables

  /** Tables in places of ours first: beside them another one may stand that somebody wants to keep. */
  private tables(): Outcome<Laid[]> {
    const { document } = this.contents;
    const grids = document.blocks.flatMap((block, index) => (block.kind === "grid" ? [index] : []));
    const owned = new Map(
      this.owned.flatMap((one) => (one.region.table === undefined ? [] : [[one.region.table, one] as const])),
    );
    const only = (keep: (grid: number) => boolean): RawDocument => ({
      ...document,
      blocks: document.blocks.map((block, index) =>
        block.kind === "grid" && !keep(grids.indexOf(index)) ? { ...block, rows: 0, cols: 0, cells: [] } : block,
      ),
    });
    const laid: Laid[] = [];
    const read = (source: RawDocument, isOwned: boolean): Outcome<void> => {
      const reading = readReport(source, { year: this.report.year });
      if (!reading.ok) return reading.refusal.kind === "no-table-found" ? yes(undefined) : reading;
      const { form, misfits, present } = reading.value;
      const misfit = misfits.find(({ table }) => !laid.some((one) => one.table === table));
      if (misfit)
        return no({ kind: "table-does-not-fit", table: misfit.table, place: `模板的${misfit.place}`, reason: misfit.reason });
      const fresh = present.filter((id) => !laid.some(({ table }) => table === id));
      if (fresh.length > 0 && form !== this.report.form)
        return no({
          kind: "table-does-not-fit",
          table: fresh[0]!,
          place: "模板",
          reason: { kind: "other-edition", table: nameOf(form), others: nameOf(this.report.form) },
        });
      for (const id of fresh) {
        const first = form.cells.find((cell) => cell.table.id === id && reading.value.places[cell.index]);
        const grid = first ? grids.indexOf(reading.value.places[first.index]!.block) : -1;
        if (grid >= 0) laid.push({ reading: reading.value, table: id, grid, owned: isOwned ? owned.get(grid) : undefined });
      }
      return yes(undefined);
    };
    if (owned.size > 0) {
      const own = read(
        only((grid) => owned.has(grid)),
        true,
      );
      if (!own.ok) return own;
    }
    // A table that is written out as text has no squares to be filled.
    if (grids.every((_, grid) => owned.has(grid))) return yes(laid);
    const others = read(
      only((grid) => !owned.has(grid)),
      false,
    );
    if (!others.ok) return others;
    const taken = new Set(laid.map(({ grid }) => grid));
    if (grids.every((_, grid) => taken.has(grid) || owned.has(grid))) return yes(laid);
    // A second table of the same kind: figures are not put into one of two by guess. Beside one of ours it is somebody's.
    const second = readReport(
      only((grid) => !taken.has(grid) && !owned.has(grid)),
      { year: this.report.year },
    );
    if (!second.ok) return yes(laid);
    const doubled = laid.find((one) => one.owned === undefined && second.value.present.includes(one.table));
    if (!doubled) return yes(laid);
    const other = second.value.places.find((place, index) => place && second.value.form.cells[index]?.table.id === doubled.table);
    const names = [grids[doubled.grid], other?.block].flatMap((at) => {
      const block = at === undefined ? undefined : document.blocks[at];
      return block?.kind === "grid" ? [`模板的${block.name}`] : [];
    });
    return no({ kind: "several-candidates", table: doubled.table, places: names });
  }

  private table({ reading, table: id, grid, owned }: Laid): void {
    const { form, values } = this.report;
    const table = form.tables.find(({ table }) => table.id === id)!;
    const name = `表${table.table.number}`;
    const theirsOf = textsOf(reading);
    const isHeld = this.heldIn(table, reading);
    const cells = table.cells.flatMap((cell) => {
      const theirs = theirsOf(cell);
      if (theirs === undefined) return [];
      const ours = isHeld(cell) ? theirs : shown(cell.domain, values[cell.index] ?? null);
      this.saysOtherwise ||= isHeld(cell) && theirs !== "";
      return [{ cell, theirs, ours }];
    });
    this.present.add(name);
    if (table.cells.every(isHeld)) {
      this.untouched.add(name);
      for (const { id } of table.cells) this.carry(id);
      return;
    }
    const held = cells.filter(({ cell }) => isHeld(cell)).length;
    if (held > 0) this.untouched.add(`${name}的${held}格`);
    const intact = owned !== undefined && owned.mark.digest === textDigest(inTable(cells.map(({ theirs }) => theirs)));
    const wasOurs = owned !== undefined || cells.some(({ cell }) => this.record.written[cell.id] !== undefined);
    const stateOf = (cell: Cell, theirs: string, ours: string): PushState => {
      const value: Value = reading.values[cell.index] ?? null;
      const means = values[cell.index] ?? null;
      if (theirs === ours || (isFigure(value) && sameValue(value, means))) return "same";
      if (!wasOurs) return "new";
      const base = this.record.written[cell.id];
      if (base === undefined ? intact : theirs === base) return "changed";
      return base === ours && this.record.kept[cell.id] === theirs ? "kept" : "conflict";
    };
    for (const { theirs } of cells) {
      const name = /^\{\{([^{}]+)\}\}$/u.exec(theirs)?.[1]?.trim();
      if (name !== undefined) this.inCells.set(name, (this.inCells.get(name) ?? 0) + 1);
    }
    const judged = cells.map(({ cell, theirs, ours }) => ({ cell, theirs, ours, state: stateOf(cell, theirs, ours) }));
    const conflicts = judged.filter(({ state }) => state === "conflict");
    this.items.push({
      key: name,
      kind: "table",
      name,
      place: reading.document.blocks.flatMap((block) => (block.kind === "grid" ? [block.name] : []))[grid] ?? "",
      found: owned ? "owned" : "recognised",
      state:
        conflicts.length > 0
          ? "conflict"
          : ((["changed", "new", "kept"] as const).find((state) => judged.some((one) => one.state === state)) ??
            (wasOurs ? "same" : "new")),
      theirs: "",
      ours: "",
      sentence: "",
      instead: [],
      cells: judged
        .filter(({ state }) => state !== "same")
        .map(({ cell, theirs, ours, state }) => ({ id: cell.id, label: cellLabel(cell), state, theirs, ours })),
    });

    const choiceOf = (cell: Cell): Choice | undefined =>
      this.choice(`${name}/${cell.id}`) ?? this.choice(name) ?? this.choices.otherwise;
    if (conflicts.some(({ cell }) => choiceOf(cell) === "both")) {
      for (const { cell, ours, theirs } of judged) {
        if (isHeld(cell)) this.carry(cell.id);
        else this.written[cell.id] = ours;
        if (theirs !== ours) this.kept[cell.id] = theirs;
      }
      const tag = markTag({
        name,
        digest: textDigest(inTable(table.cells.map((cell) => shown(cell.domain, values[cell.index] ?? null)))),
        kept: false,
      });
      const line = `（以上${name}在写入之后经手工修改，以下是按统计表重新写入的${name}，请核对后删去其中一张和本行。）`;
      this.edits.push({ kind: "add-table", table: grid, line, wordml: wordTable(table, values), tag });
      return;
    }
    const left = judged.map(({ cell, theirs, ours, state }) => {
      if (isHeld(cell)) {
        this.carry(cell.id);
        return theirs;
      }
      this.written[cell.id] = ours;
      const choice = state === "conflict" ? choiceOf(cell) : undefined;
      if (state === "conflict" && choice === undefined)
        this.undecided.push(`${cellLabel(cell)}（文档中是“${theirs}”，统计表是“${ours}”）`);
      if (state === "same" || state === "kept" || choice === "theirs" || (state === "conflict" && choice === undefined)) {
        if (state === "kept" || choice === "theirs") this.kept[cell.id] = theirs;
        return theirs;
      }
      const place = reading.places[cell.index]!;
      this.edits.push({ kind: "cell", table: grid, row: place.row, col: place.col, text: ours });
      return ours;
    });
    this.edits.push({ kind: "own-table", table: grid, tag: markTag({ name, digest: textDigest(inTable(left)), kept: false }) });
  }

  /**
   * Cells of a table of the document for which the report has nothing to say: those that were not read, and all of a
   * table that nobody has filled in, where the document has figures.
   */
  private heldIn({ cells }: NumberedTable, theirs: Reading): (cell: Cell) => boolean {
    const isEmpty =
      cells.every(({ index }) => this.report.values[index] === null) &&
      cells.some(({ index }) => isFigure(theirs.values[index] ?? null));
    return ({ index }) => isEmpty || this.unread.has(index);
  }

  /** What was written before, and is not written now, is known still. */
  private carry(name: string): void {
    const { written, kept } = this.record;
    if (written[name] !== undefined) this.written[name] = written[name];
    if (kept[name] !== undefined) this.kept[name] = kept[name];
  }

  /** Whether figures that a name speaks of were not read. */
  private isUnread(name: PlaceholderName): boolean {
    const { meaning } = name;
    switch (meaning.kind) {
      case "figure":
        return meaning.cells.some((index) => this.unread.has(index));
      case "table":
        return meaning.table.cells.every(({ index }) => this.unread.has(index));
      case "phrase":
        return this.unread.size > 0 && this.textFor(name) === NOT_FILLED;
      case "identity":
      case "said":
        return false;
    }
  }

  private choice(key: string): Choice | undefined {
    return this.choices.byKey?.[key];
  }

  // Text in places of ours

  private textFor(name: PlaceholderName): string {
    return textOf(this.report, name, this.said) ?? "";
  }

  private text({ number, region, mark, key }: Owned): void {
    const found = lookUp(this.report.form, mark.name);
    // What another edition, or a later version of ours, wrote: it is left as it is.
    if (found.kind !== "known") return;
    const { name } = mark;
    if (this.isUnread(found.name)) {
      this.present.add(name);
      this.untouched.add(`${region.place}的“${region.text}”`);
      this.carry(name);
      return;
    }
    const ours = this.textFor(found.name);
    const theirs = region.text;
    const intact = textDigest(theirs) === mark.digest;
    const told = this.record.written[name] === ours;
    const state: PushState =
      theirs === ours ? "same" : !intact ? "conflict" : !mark.kept ? "changed" : told ? "kept" : "conflict";
    this.present.add(name);
    this.written[name] = ours;
    this.items.push({
      key,
      kind: kindOf(found.name),
      name,
      place: region.place,
      found: "owned",
      state,
      theirs,
      ours,
      sentence: this.sentenceAt(region),
      instead: [],
      cells: [],
    });
    const tag = (text: string, kept: boolean): string => this.tag(name, text, kept);
    const choice = this.choice(key) ?? this.choices.otherwise;
    if (state === "same") this.edits.push({ kind: "region", region: number, tag: tag(ours, false) });
    else if (state === "changed" || (state === "conflict" && choice === "ours"))
      this.edits.push({ kind: "region", region: number, tag: tag(ours, false), text: ours });
    else if (state === "conflict" && choice === "both")
      this.edits.push({
        kind: "region",
        region: number,
        tag: tag(ours, false),
        text: ours,
        before: `${theirs}〔统计表：`,
        after: "〕",
      });
    else if (state === "conflict" && choice === "theirs")
      this.edits.push({ kind: "region", region: number, tag: tag(theirs, true) });
    else if (state === "conflict") this.undecided.push(`${region.place}的{{${name}}}（文档中是“${theirs}”，统计表是“${ours}”）`);
  }

  private tag(name: string, text: string, kept = false): string {
    const tag = markTag({ name, digest: textDigest(text), kept });
    if (tag.length > LONGEST_TAG) throw new Error(`a tag is too long for Word: ${tag}`);
    return tag;
  }

  private sentenceAt({ span }: FoundRegion): string {
    if (!span) return "";
    const block = this.contents.document.blocks[span.block];
    if (block?.kind !== "text") return "";
    const from = Math.max(block.text.lastIndexOf("。", span.start - 1), block.text.lastIndexOf("\n", span.start - 1)) + 1;
    const stop = block.text.indexOf("。", span.end);
    return tidy(block.text.slice(from, stop < 0 ? undefined : stop + 1));
  }

  private placeholder(name: string): void {
    const found = lookUp(this.report.form, name);
    if (found.kind !== "known") return;
    const { meaning, name: own } = found.name;
    const said = this.contents.placeholders.filter((one) => one.name === name);
    if (said.length <= (this.inCells.get(name) ?? 0)) return;
    if (this.isUnread(found.name)) {
      this.untouched.add(`{{${name}}}`);
      return;
    }
    const ours = this.textFor(found.name);
    for (const { place } of said)
      this.items.push({
        key: this.key(own, meaning.kind !== "table"),
        kind: kindOf(found.name),
        name: own,
        place,
        found: "placeholder",
        state: "new",
        theirs: `{{${name}}}`,
        ours,
        sentence: "",
        instead: [],
        cells: [],
      });
    this.present.add(own);
    if (meaning.kind !== "table") {
      this.written[own] = ours;
      this.edits.push({ kind: "text", name, text: ours, tag: this.tag(own, ours) });
      return;
    }
    const texts = meaning.table.cells.map((cell) => {
      const text = shown(cell.domain, this.report.values[cell.index] ?? null);
      this.written[cell.id] = text;
      return text;
    });
    const wordml = wordTable(meaning.table, this.report.values, lookOf(said[0]?.look ?? {}));
    this.edits.push({ kind: "table", name, wordml, tag: this.tag(own, inTable(texts)) });
  }

  /** 未通过审核, over everything, in the red of a correction; taken away again by the push that passes. */
  private verdictLine(names: readonly string[]): void {
    const mine = this.owned.filter(({ mark }) => mark.name === VERDICT);
    const asked = names.some((name) => lookUp(this.report.form, name).kind === "known" && name === VERDICT);
    const line = this.said.verdict;
    for (const { number, region, key, mark } of mine) {
      // A line that nobody asked for goes when it is no longer true; one in the template says that all is well.
      const isOurs = this.record.written[VERDICT_ADDED] !== undefined;
      const remove = isOurs && !this.judged.isMarked;
      const ours = remove ? "" : line;
      const edited = textDigest(region.text) !== mark.digest;
      this.items.push({
        key,
        kind: "verdict",
        name: VERDICT,
        place: region.place,
        found: "owned",
        state: region.text === ours ? "same" : edited ? "conflict" : "changed",
        theirs: region.text,
        ours,
        sentence: "",
        instead: [],
        cells: [],
      });
      this.written[VERDICT] = ours;
      const choice = this.choice(key) ?? this.choices.otherwise;
      if (edited && region.text !== ours && choice === undefined) {
        this.undecided.push(`${region.place}的{{${VERDICT}}}（文档中是“${region.text}”）`);
        continue;
      }
      if (edited && choice === "theirs") {
        this.edits.push({ kind: "region", region: number, tag: this.tag(VERDICT, region.text, true) });
        continue;
      }
      if (remove) this.edits.push({ kind: "remove", region: number });
      else {
        if (isOurs) this.written[VERDICT_ADDED] = "1";
        this.edits.push({ kind: "region", region: number, tag: this.tag(VERDICT, line), text: line });
      }
    }
    if (mine.length > 0 || asked || !this.judged.isMarked) return;
    this.written[VERDICT] = line;
    this.written[VERDICT_ADDED] = "1";
    this.items.push({
      key: this.key(VERDICT, true),
      kind: "verdict",
      name: VERDICT,
      place: "正文最前面",
      found: "added",
      state: "new",
      theirs: "",
      ours: line,
      sentence: "",
      instead: [],
      cells: [],
    });
    this.edits.push({ kind: "insert", after: "start", pieces: [{ text: line, tag: this.tag(VERDICT, line) }] });
  }

  // Sentences

  /** What the document says by its own tables, before anything is written. */
  private ownFigures(laid: readonly Laid[]): {
    readonly values: readonly Value[];
    readonly year: number;
    readonly unit: string | undefined;
  } {
    const values: Value[] = this.report.form.cells.map(() => null);
    for (const { reading, table } of laid)
      for (const cell of this.report.form.cells)
        if (cell.table.id === table) values[cell.index] = reading.values[cell.index] ?? null;
    const { year, unit } = identify(this.contents.document);
    return { values, year: year ?? this.report.year, unit: unit ?? this.report.unit };
  }

  private isOwned(block: number, start: number, end: number): boolean {
    return this.owned.some(({ region }) => {
      const span = region.span ?? EMPTY;
      return span.block === block && span.start < end && start < span.end;
    });
  }

  private bind(own: { readonly values: readonly Value[]; readonly year: number; readonly unit: string | undefined }): {
    readonly left: readonly Unbound[];
  } {
    const { document } = this.contents;
    // Places that another program has taken the tags from are looked for again.
    const lost = new Set(this.lost());
    if (!this.options.bind && lost.size === 0) return { left: [] };
    const { found, left } = bindings({ document, form: this.report.form, ...own }, this.report.year);
    for (const binding of found) {
      if (this.isOwned(binding.block, binding.start, binding.end)) continue;
      const known = [binding.name, ...binding.instead].find(
        (name) => lost.has(name) && this.record.written[name] === binding.said,
      );
      if (this.options.bind || known !== undefined)
        this.bindOne(known === undefined ? binding : { ...binding, name: known }, known !== undefined);
    }
    return { left: this.options.bind ? left : [] };
  }

  private bindOne(binding: Binding, isAgain: boolean): void {
    const key = this.key(binding.name, true);
    const name = this.choices.meaning?.[key] ?? binding.name;
    const found = lookUp(this.report.form, name);
    if (found.kind !== "known") return;
    if (this.isUnread(found.name)) {
      this.present.add(found.name.name);
      this.untouched.add(`${binding.place}的“${binding.said}”`);
      this.carry(found.name.name);
      return;
    }
    const ours = this.textFor(found.name);
    const leave = this.choices.leave?.includes(key) === true;
    this.items.push({
      key,
      kind: binding.kind,
      name: found.name.name,
      place: binding.place,
      found: "recognised",
      state: leave ? "kept" : isAgain && binding.said === ours ? "same" : isAgain ? "changed" : "new",
      theirs: binding.said,
      ours,
      sentence: binding.sentence,
      instead: [binding.name, ...binding.instead].filter((one) => one !== name),
      cells: [],
    });
    if (leave) return;
    this.present.add(found.name.name);
    this.written[found.name.name] = ours;
    // 未收到 in somebody's own words stays as long as it is true.
    const stays = binding.kind === "phrase" && saysNothing(ours);
    const text = stays ? binding.said : ours;
    const { block, start, end } = binding;
    this.edits.push({ kind: "span", block, start, end, text, tag: this.tag(found.name.name, text, stays && text !== ours) });
  }

  /** The name that a part of a draft is to become; undefined for words. */
  private draftedName(part: string): PlaceholderName | undefined {
    const found = /^\{\{(.+)\}\}$/u.exec(part)?.[1];
    if (found === undefined) return undefined;
    const name = lookUp(this.report.form, found);
    if (name.kind !== "known") throw new Error(`a draft names ${found}, which the form does not have`);
    return name.name;
  }

  private draft(): void {
    for (const { after, like, section, text } of drafts(this.report, this.contents.document, this.report.form)) {
      const parts = text.split(/(\{\{[^{}]+\}\})/u).map((part) => ({ part, name: this.draftedName(part) }));
      // A sentence about figures that were not read cannot be begun.
      if (parts.some(({ name }) => name && this.isUnread(name))) continue;
      const pieces = parts.flatMap(({ part, name }): NewText[] => {
        if (name === undefined) return part === "" ? [] : [{ text: part }];
        const ours = this.textFor(name);
        this.written[name.name] = ours;
        this.present.add(name.name);
        return [{ text: ours, tag: this.tag(name.name, ours) }];
      });
      this.items.push({
        key: `草稿${section}`,
        kind: "draft",
        name: section === "一" ? "依申请公开情况（草稿）" : "信息处理费（草稿）",
        place: `第${section}部分`,
        found: "added",
        state: "new",
        theirs: "",
        ours: pieces.map((piece) => piece.text).join(""),
        sentence: "",
        instead: [],
        cells: [],
      });
      this.edits.push({ kind: "insert", after, ...(like !== undefined && { like }), pieces });
    }
  }

  /** Sentences that stay and that the new figures contradict: nobody was there, everything was upheld. */
  private stale({ unit, year }: { readonly unit: string | undefined; readonly year: number }): Stale[] {
    const { document } = this.contents;
    const { form, values } = this.report;
    const bound = this.edits.filter((edit): edit is Extract<ReportEdit, { kind: "span" }> => edit.kind === "span");
    return audit(withDenials(document), { form, values, unit, year, words: proseWords }).findings.flatMap(
      ({ about, place }): Stale[] => {
        if (about.kind !== "none-said" && about.kind !== "all-said") return [];
        const end = place.offset + place.length;
        const replaced = bound.some((edit) => edit.block === place.block && edit.start < end && place.offset < edit.end);
        if (replaced || this.isOwned(place.block, place.offset, end)) return [];
        return [{ said: about.said, sentence: place.sentence, place: place.at }];
      },
    );
  }
}

/** A placeholder set in the size of the body says nothing of a table: figures are never larger than the official ones. */
const lookOf = ({ width, font, size }: TableLook): WordLook => ({
  ...WORD_LOOK,
  width: Math.min(width ?? WORD_LOOK.width, WIDEST),
  ...(font !== undefined && { fonts: { head: font, text: font } }),
  size: Math.min(size ?? WORD_LOOK.size, WORD_LOOK.size),
});

/** A table across a landscape page is wide enough before it reaches the margins. */
const WIDEST = 14_000;

/** Kept in the record: the line is ours and not the template's. */
const VERDICT_ADDED = "审核结论（新增）";

const nameOf = (form: Named["form"]): string => form.variant?.name ?? form.edition.name;

const kindOf = ({ meaning }: PlaceholderName): PushItem["kind"] => {
  switch (meaning.kind) {
    case "figure":
      return "figure";
    case "phrase":
      return "phrase";
    case "table":
      return "table";
    case "identity":
      return meaning.of === "unit" ? "text" : "year";
    case "said":
      return meaning.of === "verdict" ? "verdict" : "text";
  }
};

const saysNothing = (phrase: string): boolean => /^(?:未|没有)/u.test(phrase);

/** What stands in the cells of a table that was read, without the spaces around it. */
function textsOf(reading: Reading): (cell: Cell) => string | undefined {
  const texts = reading.document.blocks.map((block) =>
    block.kind === "grid" ? new Map(block.cells.map((cell) => [`${cell.row} ${cell.col}`, cell.text])) : undefined,
  );
  return ({ index }) => {
    const place = reading.places[index];
    return place && tidy(texts[place.block]?.get(`${place.row} ${place.col}`) ?? "");
  };
}
