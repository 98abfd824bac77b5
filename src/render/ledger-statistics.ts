// 台账统计: what a ledger comes to beside the tables, on one page that can be printed: each count a formula over the ledger, what
// goes by working days a figure with its date, since no formula that every program has can know the Chinese calendar.
import { dayText, type Day } from "../core/ledger/days";
import type { LedgerChoices, LedgerSheet, ListName } from "../core/ledger/ledger";
import { FIXED_LOOKS, FONTS, type Appearance } from "./appearance";
import { ledgerColumn, type FormulaPlaces } from "./ledger-formula";
import { plainSheet, cellAt, textContent } from "./ledger-sheet";
import type { CellContent, PlannedCell, Worksheet } from "./sheet";

/** Cases of one kind of applicant by where the year found them and left them. */
export interface CaseFlow {
  readonly received: number;
  readonly broughtForward: number;
  readonly answered: number;
  readonly carriedForward: number;
}

/** What the formulas of the page come to; of each list its lines in order, and last whatever is in none of them. */
export interface LedgerTally {
  readonly kinds: readonly CaseFlow[];
  readonly months: readonly { readonly received: number; readonly answered: number }[];
  readonly ways: readonly number[];
  readonly results: readonly number[];
  readonly process: Readonly<Record<ProcessColumn, number>>;
}

export const PROCESS = ["extended", "correctionAsked", "consulted", "feeAsked"] as const;
type ProcessColumn = (typeof PROCESS)[number];

/** What goes by working days, reckoned on a day. */
export interface DaysTaken {
  readonly asOf: Day;
  readonly median: number;
  readonly longest: number;
  readonly overdue: number;
  /** Those of them that nobody has answered yet. */
  readonly overdueOpen: number;
}

export interface StatisticsSetting {
  readonly sheet: { readonly name: string; readonly title: string };
  readonly unit?: string;
  readonly year: number;
  readonly choices: LedgerChoices;
  readonly tally: LedgerTally;
  /** Absent where nothing is answered yet. */
  readonly days?: DaysTaken;
  /** Formulas over this ledger; absent where the counts are figures. */
  readonly live?: { readonly ledger: LedgerSheet; readonly places: FormulaPlaces; readonly year: string };
}

const rowHead: Appearance = { ...FIXED_LOOKS.rowHead, font: { ...FIXED_LOOKS.rowHead.font, size: 10 } };
const count: Appearance = { ...rowHead, horizontal: "center", numberFormat: "0" };
const STYLES: Readonly<Record<string, Appearance>> = {
  title: FIXED_LOOKS.title,
  unit: FIXED_LOOKS.unit,
  year: FIXED_LOOKS.year,
  note: { ...rowHead, font: { ...rowHead.font, size: 9, color: "595959" }, borders: false },
  section: { ...FIXED_LOOKS.columnHead, font: { ...FIXED_LOOKS.columnHead.font, size: 11 }, horizontal: "left", fill: "DDEBF7" },
  head: { ...FIXED_LOOKS.columnHead, font: { ...FIXED_LOOKS.columnHead.font, name: FONTS.head, size: 10 }, fill: "F2F2F2" },
  label: rowHead,
  short: { ...rowHead, horizontal: "center" },
  count,
  sum: { ...count, font: { ...count.font, bold: true }, fill: "F2F2F2" },
  totalHead: { ...rowHead, horizontal: "center", font: { ...rowHead.font, bold: true }, fill: "F2F2F2" },
};

const COLS = 6;
const WIDTHS: readonly number[] = [92, 66, 66, 104, 80, 80];
const LINE = 15;
/** A line of the form that takes two lines beside its figure. */
const LONG = 40;
const OTHERS = "没有填或不在清单里";
const TOTAL = "合计";
const QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度"];
const FLOWS = [
  ["本年新收", "received"],
  ["上年结转", "broughtForward"],
  ["本年答复", "answered"],
  ["结转下年度", "carriedForward"],
] as const satisfies readonly (readonly [string, keyof CaseFlow])[];
const FLOW_LETTERS = ["C", "D", "E", "F"] as const;
/** In the order of `PROCESS`. */
const PROCESS_LABELS = ["延长答复期限", "要求补正", "征求意见", "发出收费通知"] as const;

/** Formulas over the ledger's columns: which of its lines are meant. */
class Counts {
  constructor(private readonly live: StatisticsSetting["live"]) {}

  private readonly ask = (...pairs: readonly string[]): string => `COUNTIFS(${pairs.join(",")})`;
  private readonly day = (column: string, ...bounds: readonly string[]): string[] =>
    bounds.flatMap((bound) => [ledgerColumn(this.live!.ledger, column), bound]);
  private readonly one = (column: string, list: ListName, id: string): string[] => [
    ledgerColumn(this.live!.ledger, column),
    this.live!.places.choice(list, id),
  ];

  private get year(): { readonly from: string; readonly to: string; readonly before: string } {
    const { first, next } = this.live!.places;
    return { from: `">="&${first}`, to: `"<"&${next}`, before: `"<"&${first}` };
  }

  /** Without "=". */
  flow(kind: string | undefined, which: keyof CaseFlow): string {
    const { from, to, before } = this.year;
    const whose = kind === undefined ? [] : this.one("kind", "kinds", kind);
    const received = (...bounds: readonly string[]): string[] => [...whose, ...this.day("receivedOn", ...bounds)];
    switch (which) {
      case "received":
        return this.ask(...received(from, to));
      case "broughtForward":
        return `${this.ask(...received(before))}-${this.ask(...received(before), ...this.day("answered", before))}`;
      case "answered":
        return this.ask(...received(to), ...this.day("answered", from, to));
      case "carriedForward":
        return `${this.ask(...received(to))}-${this.ask(...received(to), ...this.day("answered", to))}`;
    }
  }

  /** @param month - 1 for January */
  month(month: number, column: "receivedOn" | "answered"): string {
    const { year, places } = this.live!;
    const next = month === 12 ? places.next : `DATE(${year},${month + 1},1)`;
    return this.ask(
      ...this.day(column, `">="&DATE(${year},${month},1)`, `"<"&${next}`),
      // As in table three, an answer to what came in later is none of this year's.
      ...(column === "answered" ? this.day("receivedOn", this.year.to) : []),
    );
  }

  way(id: string): string {
    return this.ask(...this.one("way", "ways", id), ...this.day("receivedOn", this.year.from, this.year.to));
  }

  result(id: string): string {
    const { from, to } = this.year;
    return this.ask(...this.one("result", "results", id), ...this.day("receivedOn", to), ...this.day("answered", from, to));
  }

  process(column: ProcessColumn): string {
    return this.ask(...this.day(column, this.year.from, this.year.to));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

class Page {
  readonly cells: PlannedCell[] = [];
  readonly heights: number[] = [];
  private readonly counts: Counts;

  constructor(private readonly setting: StatisticsSetting) {
    this.counts = new Counts(setting.live);
  }

  /** The row that comes next, counted from 0. */
  private get next(): number {
    return this.heights.length;
  }

  private line(height: number, ...cells: readonly PlannedCell[]): void {
    this.cells.push(...cells);
    this.heights.push(height);
  }

  private figure(formula: () => string, result: number): CellContent {
    return this.setting.live ? { kind: "formula", formula: formula(), result } : { kind: "number", number: result };
  }

  private section(words: string): void {
    this.line(18, cellAt(this.next, 0, textContent(words), "section", COLS));
  }

  head(): void {
    const { sheet, unit, year, live } = this.setting;
    const row = (): number => this.next;
    this.line(30, cellAt(row(), 0, textContent(sheet.title), "title", COLS));
    this.line(
      18,
      cellAt(row(), 0, textContent(`单位：${unit ?? ""}`), "unit", 4),
      cellAt(
        row(),
        4,
        live ? { kind: "formula", formula: `${live.year}&"年度"`, result: `${year}年度` } : textContent(`${year}年度`),
        "year",
        2,
      ),
    );
    this.line(
      14,
      cellAt(
        row(),
        0,
        textContent(
          live
            ? `由“${live.ledger.name}”逐件计数，台账改了，除第五项外都跟着变。`
            : "按生成时的台账逐件计数，台账改了请重新生成。",
        ),
        "note",
        COLS,
      ),
    );
  }

  kinds(): void {
    const { choices, tally } = this.setting;
    this.section("一、申请和办理（件）");
    this.line(
      LINE + 2,
      cellAt(this.next, 0, textContent("申请人类型"), "head", 2),
      ...FLOWS.map(([label], at) => cellAt(this.next, 2 + at, textContent(label), "head")),
    );
    const first = this.next + 1;
    const last = first + choices.kinds.length;
    const lines = [...choices.kinds.map(({ id, text: label }) => ({ id, label })), { id: undefined, label: OTHERS }];
    lines.forEach(({ id, label }, at) => {
      const flow = tally.kinds[at]!;
      this.line(
        LINE,
        cellAt(this.next, 0, textContent(label), "short", 2),
        ...FLOWS.map(([, which], col) => {
          const letter = FLOW_LETTERS[col]!;
          const formula = (): string =>
            id === undefined
              ? `${this.counts.flow(undefined, which)}-SUM(${letter}${first}:${letter}${last - 1})`
              : this.counts.flow(id, which);
          return cellAt(this.next, 2 + col, this.figure(formula, flow[which]), "count");
        }),
      );
    });
    this.line(
      LINE,
      cellAt(this.next, 0, textContent(TOTAL), "totalHead", 2),
      ...FLOWS.map(([, which], col) =>
        cellAt(
          this.next,
          2 + col,
          this.figure(
            () => `SUM(${FLOW_LETTERS[col]}${first}:${FLOW_LETTERS[col]}${last})`,
            sum(tally.kinds.map((flow) => flow[which])),
          ),
          "sum",
        ),
      ),
    );
    this.totals = { received: `C${last + 1}`, answered: `E${last + 1}` };
  }
  private totals = { received: "", answered: "" };

  /** Months on the left; quarters, and below them ways, on the right. */
  months(): void {
    const { choices, tally } = this.setting;
    this.section("二、按月、按季、按申请方式（件）");
    const heads = (row: number, col: number, words: readonly string[]): PlannedCell[] =>
      words.map((word, at) => cellAt(row, col + at, textContent(word), "head"));
    this.line(LINE + 2, ...heads(this.next, 0, ["月份", "收到", "答复"]), ...heads(this.next, 3, ["季度", "收到", "答复"]));
    const first = this.next + 1;
    const both = ["received", "answered"] as const satisfies readonly (keyof LedgerTally["months"][number])[];
    const firstWay = first + 5;
    const right = (at: number): PlannedCell[] => {
      const row = this.next;
      if (at < 4) {
        const months = tally.months.slice(3 * at, 3 * at + 3);
        const from = first + 3 * at;
        return [
          cellAt(row, 3, textContent(QUARTERS[at]!), "short"),
          ...both.map((which, side) => {
            const letter = "BC"[side]!;
            return cellAt(
              row,
              4 + side,
              this.figure(() => `SUM(${letter}${from}:${letter}${from + 2})`, sum(months.map((month) => month[which]))),
              "count",
            );
          }),
        ];
      }
      if (at === 4) return [cellAt(row, 3, textContent("申请方式"), "head"), cellAt(row, 4, textContent("本年新收"), "head", 2)];
      const way = choices.ways[at - 5];
      const formula = (): string =>
        way ? this.counts.way(way.id) : `${this.totals.received}-SUM(E${firstWay}:E${firstWay + choices.ways.length - 1})`;
      return [
        cellAt(row, 3, textContent(way?.text ?? OTHERS), "short"),
        cellAt(row, 4, this.figure(formula, tally.ways[at - 5]!), "count", 2),
      ];
    };
    for (let at = 0; at < 12; at += 1) {
      const month = tally.months[at]!;
      this.line(
        LINE,
        cellAt(this.next, 0, textContent(`${at + 1}月`), "short"),
        cellAt(
          this.next,
          1,
          this.figure(() => this.counts.month(at + 1, "receivedOn"), month.received),
          "count",
        ),
        cellAt(
          this.next,
          2,
          this.figure(() => this.counts.month(at + 1, "answered"), month.answered),
          "count",
        ),
        ...right(at),
      );
    }
  }

  results(): void {
    const { choices, tally } = this.setting;
    this.section("三、按办理结果（件）");
    const first = this.next + 1;
    choices.results.forEach(({ id, text: label }, at) =>
      this.line(
        label.length > LONG ? 2 * LINE - 4 : LINE,
        cellAt(this.next, 0, textContent(label), "label", COLS - 1),
        cellAt(
          this.next,
          COLS - 1,
          this.figure(() => this.counts.result(id), tally.results[at]!),
          "count",
        ),
      ),
    );
    const last = this.next;
    this.line(
      LINE,
      cellAt(this.next, 0, textContent(OTHERS), "label", COLS - 1),
      cellAt(
        this.next,
        COLS - 1,
        this.figure(() => `${this.totals.answered}-SUM(F${first}:F${last})`, tally.results.at(-1)!),
        "count",
      ),
    );
    this.line(
      LINE,
      cellAt(this.next, 0, textContent(TOTAL), "totalHead", COLS - 1),
      cellAt(
        this.next,
        COLS - 1,
        this.figure(() => `SUM(F${first}:F${last + 1})`, sum(tally.results)),
        "sum",
      ),
    );
  }

  process(): void {
    const { tally, days } = this.setting;
    this.section("四、办理过程（日期在本年的，件）");
    const pair = (at: number): PlannedCell[] =>
      [at, at + 1].flatMap((which, side) => [
        cellAt(this.next, 3 * side, textContent(PROCESS_LABELS[which]!), "short", 2),
        cellAt(
          this.next,
          3 * side + 2,
          this.figure(() => this.counts.process(PROCESS[which]!), tally.process[PROCESS[which]!]),
          "count",
        ),
      ]);
    this.line(LINE, ...pair(0));
    this.line(LINE, ...pair(2));
    this.section(
      days
        ? `五、答复用时（按${dayText(days.asOf)}的台账算出，以后改了请重新生成）`
        : "五、答复用时（台账里有了答复，再生成一次）",
    );
    const pairOfDays = (...two: readonly (readonly [string, number | undefined])[]): PlannedCell[] =>
      two.flatMap(([label, value], side) => [
        cellAt(this.next, 3 * side, textContent(label), "short", 2),
        cellAt(this.next, 3 * side + 2, value === undefined ? { kind: "blank" } : { kind: "number", number: value }, "taken"),
      ]);
    this.line(LINE, ...pairOfDays(["中位数（工作日）", days?.median], ["最长（工作日）", days?.longest]));
    this.line(LINE, ...pairOfDays(["超过法定期限（件）", days?.overdue], ["其中还没有答复的（件）", days?.overdueOpen]));
  }
}

export function statisticsSheet(setting: StatisticsSetting): Worksheet {
  const page = new Page(setting);
  page.head();
  page.kinds();
  page.months();
  page.results();
  page.process();
  const { sheet } = setting;
  return plainSheet(sheet.name, page.cells, page.heights.length, COLS, WIDTHS, {
    heights: page.heights,
    tabColor: "7030A0",
    titleRow: 0,
    styles: { ...STYLES, taken: { ...count, numberFormat: "General" } },
    portrait: true,
  });
}
