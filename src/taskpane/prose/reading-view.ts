// An audited report → its prose with every number marked, and the findings with their sentences.
import { cellLabel, cellName, shownValue } from "../../app/words/cell-label";
import { formPictures } from "../../app/words/form-picture";
import { spokenPlace } from "../../app/words/place";
import type { CheckedReport, ReportedFinding } from "../../app/check/check-report";
import { reasonText } from "../../app/words/prose-reasons";
import { numberSentence, type SpelledSum } from "../../app/words/prose-wording";
import { unreadableSentence } from "../../app/words/unreadable-wording";
import type { Audit, ProseNumber } from "../../core/prose/audit";
import { isOfReport } from "../../app/check/task-steps";
import { sheetPlace, type Reading } from "../../core/document/reading";
import type { SheetPlace } from "../../core/document/source";
import { decimalText, valueText } from "../../core/figures/values";
import type { ProseMarkKind, ProseMark, ProseParagraph, ProseRun, ProseView, SpokenTable } from "./view";

/** What is longer is a passage, not words in question. */
const LONGEST_MARK = 60;
/** Beyond these a list of cells helps nobody. */
const MOST_CELLS = 12;

/** — 1 —, of a foot that is printed on every page. */
const PAGE_NUMBER = /^\s*[-–—]\s*\d+\s*[-–—]\s*$/u;

interface Spot {
  readonly block: number;
  readonly offset: number;
  readonly length: number;
}

interface Marked extends Spot {
  readonly mark: Omit<ProseMark, "text">;
}

class ViewMaker {
  private readonly form;
  private readonly prose: Audit;
  private readonly reported: readonly ReportedFinding[];
  private readonly sumOf = new Map<number, SpelledSum>();

  constructor(
    private readonly audited: CheckedReport,
    private readonly book: Reading | undefined,
  ) {
    this.form = audited.reading.form;
    this.prose = audited.prose ?? { numbers: [], sums: [], findings: [] };
    // What concerns the tables alone is told on the 审核 screen.
    this.reported = audited.findings.filter(isOfReport);
    const textOf = (number: number): string => this.prose.numbers[number]!.text;
    for (const sum of this.prose.sums) {
      const spelled: SpelledSum = {
        whole: textOf(sum.whole),
        parts: sum.parts.map((part) => (part.times > 1 ? `${textOf(part.number)}×${part.times}` : textOf(part.number))),
        total: decimalText(sum.sum),
        verdict: sum.verdict,
      };
      // What holds says more than what is open, and a whole more than its parts.
      for (const { number } of sum.parts) if (!this.sumOf.has(number) && sum.verdict === "holds") this.sumOf.set(number, spelled);
      if (sum.verdict === "holds" || !this.sumOf.has(sum.whole)) this.sumOf.set(sum.whole, spelled);
    }
  }

  /** Where the open workbook has a cell of the form. */
  private at(index: number): SheetPlace | undefined {
    return this.book && this.book.form === this.form ? sheetPlace(this.book.document, this.book.places[index]) : undefined;
  }

  private get values(): Reading["values"] {
    return this.book && this.book.form === this.form ? this.book.values : this.audited.reading.values;
  }

  /** What is wrong is shown before what agrees, where the prose says a cell twice. */
  private tables(paragraphs: readonly ProseParagraph[]): readonly SpokenTable[] {
    const spoken = new Map<number, SpokenTable["cells"] extends ReadonlyMap<number, infer Cell> ? Cell : never>();
    const marks = paragraphs.flatMap(({ runs }) => runs.flatMap((run) => ("mark" in run ? [run.mark] : [])));
    for (const { id, kind, text, sentence, cells } of marks) {
      // Words about several cells at once say the figure of none of them.
      const [only, more] = cells;
      const cell = only && !more ? this.form.byId.get(only.id) : undefined;
      if (!cell || (spoken.has(cell.index) && kind !== "broken")) continue;
      spoken.set(cell.index, { mark: id, kind, text, words: `${cellName(cell)} 正文写“${text}”，${sentence}` });
    }
    const held = this.form.cells.map((cell) => shownValue(cell, this.values[cell.index] ?? null));
    return formPictures(this.form).flatMap((picture) => {
      const own = new Set(picture.blocks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)));
      const cells = new Map([...spoken].filter(([index]) => own.has(index)));
      return cells.size === 0 ? [] : [{ picture, cells, held }];
    });
  }

  private cells(indices: readonly number[]): ProseMark["cells"] {
    const { values } = this;
    return [...new Set(indices)].slice(0, MOST_CELLS).map((index) => {
      const cell = this.form.cells[index]!;
      const at = this.at(index);
      return {
        id: cell.id,
        label: (at ? cellName : cellLabel)(cell),
        address: at ? spokenPlace(at) : "",
        value: valueText(values[index] ?? null),
        ...(at && { at }),
      };
    });
  }

  private markOf(number: ProseNumber, n: number): Omit<ProseMark, "text"> | undefined {
    const { claim, findings } = number;
    const verdict = claim?.verdict;
    const agrees = verdict === "agrees" || verdict === "either";
    const sum = this.sumOf.get(n);
    const about = findings.flatMap((one) => this.reportedOf(this.prose.findings[one]!.key) ?? []);
    if (about.length === 0 && !agrees && verdict !== "sum") return undefined;
    const kind: ProseMarkKind =
      about.length > 0
        ? about.every((reported) => reported.class === "D" || reported.verdict !== "broken")
          ? "open"
          : "broken"
        : agrees
          ? "agrees"
          : "sum";
    const [first] = about;
    const why = reasonText(number.why);
    return {
      id: `n${n}`,
      kind,
      sentence: first ? first.message : numberSentence(number, this.form, sum),
      ...(why !== undefined && { why }),
      cells: this.cells([
        ...about.flatMap((reported) => [...reported.finding.cells]),
        ...(agrees
          ? claim!.readings[0]!.cells
          : verdict === "disagrees"
            ? claim!.readings.flatMap(({ cells }) => [...cells])
            : []),
      ]),
      parts: sum && sum.whole === number.text ? sum.parts : [],
      findings: about.map((reported) => reported.key),
    };
  }

  private reportedOf(key: string): ReportedFinding | undefined {
    return this.reported.find((reported) => reported.key === key);
  }

  /** Numbers first; then words that a finding points at, where no number stands. */
  private marks(): readonly Marked[] {
    const spots: Marked[] = this.prose.numbers.flatMap((number, n): Marked[] => {
      const mark = this.markOf(number, n);
      return mark ? [{ ...number.place, mark }] : [];
    });
    const taken = new Set(spots.map(({ block, offset }) => `${block}:${offset}`));
    this.prose.findings.forEach(({ place, key, cells }, f) => {
      const reported = this.reportedOf(key);
      if (!reported || place.length === 0 || taken.has(`${place.block}:${place.offset}`)) return;
      spots.push({
        ...place,
        mark: {
          id: `f${f}`,
          kind: reported.class === "D" || reported.verdict !== "broken" ? "open" : "broken",
          sentence: reported.message,
          cells: this.cells(cells),
          parts: [],
          findings: [key],
        },
      });
    });
    return spots;
  }

  private paragraphs(marks: readonly Marked[]): readonly ProseParagraph[] {
    const { document, tableBlocks } = this.audited.reading;
    const byBlock = new Map<number, Marked[]>();
    for (const one of marks) byBlock.set(one.block, [...(byBlock.get(one.block) ?? []), one]);
    const paragraphs: ProseParagraph[] = [];
    document.blocks.forEach((block, at) => {
      if (block.kind === "grid" || tableBlocks.has(at)) {
        if (paragraphs[paragraphs.length - 1]?.kind !== "table") paragraphs.push({ id: `p${at}`, kind: "table", runs: [] });
        return;
      }
      if (block.text.trim() === "" || PAGE_NUMBER.test(block.text)) return;
      const runs: ProseRun[] = [];
      let from = 0;
      const inOrder = [...(byBlock.get(at) ?? [])].sort((a, b) => a.offset - b.offset || a.length - b.length);
      for (const { offset, length, mark } of inOrder) {
        const end = offset + length;
        // Of two that lie one in another the inner one is shown; a whole paragraph is no mark.
        const holds = inOrder.some((other) => other.mark !== mark && other.offset >= offset && other.offset < end);
        if (offset < from || holds || length > LONGEST_MARK) continue;
        if (offset > from) runs.push({ text: block.text.slice(from, offset) });
        runs.push({ mark: { ...mark, text: block.text.slice(offset, end) } });
        from = end;
      }
      if (from < block.text.length) runs.push({ text: block.text.slice(from) });
      paragraphs.push({ id: `p${at}`, kind: block.heading === undefined ? "text" : "heading", runs });
    });
    return paragraphs;
  }

  private findings(): readonly ReportedFinding[] {
    return this.reported.map((reported): ReportedFinding => {
      const cells = this.cells(reported.finding.cells);
      return { ...reported, cells, places: cells.flatMap(({ at }) => at ?? []) };
    });
  }

  /** Where in the text each finding is to be read. */
  private anchors(paragraphs: readonly ProseParagraph[]): ReadonlyMap<string, string> {
    const anchors = new Map<string, string>();
    for (const { runs } of paragraphs)
      for (const run of runs)
        if ("mark" in run) for (const key of run.mark.findings) if (!anchors.has(key)) anchors.set(key, run.mark.id);
    for (const { key, quote, finding } of this.reported)
      if (!anchors.has(key) && quote && finding.detail.kind === "prose") anchors.set(key, `p${finding.detail.where.block}`);
    return anchors;
  }

  make(file: string): ProseView {
    const { reading } = this.audited;
    const paragraphs = this.paragraphs(this.marks());
    const findings = this.findings();
    const { numbers, sums } = this.prose;
    const agreeing = numbers.filter(({ claim }) => claim?.verdict === "agrees" || claim?.verdict === "either").length;
    const holding = sums.filter(({ verdict }) => verdict === "holds").length;
    return {
      file,
      tables: this.tables(paragraphs),
      who: [reading.unit ?? "（未写单位）", reading.year === undefined ? "（未写年度）" : `${reading.year}年度`].join(" "),
      summary: `正文${numbers.filter(({ kind }) => kind === "figure").length}个数，${agreeing}个与表相符${holding > 0 ? `，${holding}处相加相符` : ""}，${findings.length}条问题。${unreadableSentence(reading.document)}`,
      against: this.book ? "与打开的工作簿核对。" : "与报告自己的表核对。",
      findings,
      anchors: this.anchors(paragraphs),
      paragraphs,
    };
  }
}

export const proseView = (audited: CheckedReport, file: string, book: Reading | undefined): ProseView =>
  new ViewMaker(audited, book).make(file);
