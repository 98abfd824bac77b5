// From a cell of table three or four to its cases, and from a case to its cells.
import { sheetPlace, type Reading } from "../../core/document/reading";
import { isSamePlace, type SheetPlace } from "../../core/document/source";
import type { LedgerEntry } from "../../core/ledger/ledger";
import type { FoundLedger } from "../../core/ledger/find-ledger";
import { squaresOf } from "../../core/ledger/find-ledger";
import { casesOf, countedParts, type Placement } from "../../core/ledger/count";
import { dayText, type Day } from "../../core/ledger/days";
import { isTable } from "../../core/ledger/ledger-names";
import type { RowFilter } from "../../ports/workbook";
import type { LedgerDrill } from "../check/check-report";
import { cellName } from "../words/cell-label";
import type { CountedLedger } from "./count-ledger";
import { statisticsText, type LedgerStatistics } from "./statistics";
import { caseName } from "./ledger-wording";

/** A list that is longer says no more. */
const LISTED = 100;

const shown = (entry: LedgerEntry<Day>): string => (entry.value === undefined ? entry.text : dayText(entry.value));

/** Where a row of a ledger begins. */
function placeOf(book: CountedLedger, sheet: string, row: number): SheetPlace | undefined {
  const found = [...book.ledger.found.requests, ...book.ledger.found.proceedings].find(({ grid }) => grid.name === sheet);
  return found?.grid.unit === "sheet" ? { sheet, row, col: Math.min(...found.columns.values()) } : undefined;
}

/** The list that a ledger is on its sheet, its rows with `texts` shown alone; none where it stands on no sheet. */
export function listOf(
  { grid, head, columns }: Pick<FoundLedger, "grid" | "head" | "columns">,
  texts: readonly string[],
  col = Math.min(...columns.values()),
): readonly RowFilter[] {
  const area = { top: head, left: Math.min(...columns.values()), bottom: grid.rows - 1, right: grid.cols - 1 };
  return grid.unit === "sheet" ? [{ sheet: grid.name, area, col, texts }] : [];
}

/** A case, and where it stands. */
interface Standing {
  readonly sheet: string;
  readonly row: number;
}

/**
 * By their numbers, sheet by sheet, as the ledger shows them.
 *
 * @returns undefined where one of them has none, or another case has the same: the filter would show too few or too many
 */
function shownAlone(found: readonly FoundLedger[], column: string, cases: readonly Standing[]): RowFilter[] | undefined {
  const filters: RowFilter[] = [];
  for (const { grid, head, columns } of found) {
    const rows = new Set(cases.filter(({ sheet }) => sheet === grid.name).map(({ row }) => row));
    if (rows.size === 0) continue;
    const col = columns.get(column);
    if (col === undefined || grid.unit !== "sheet") return undefined;
    const squares = squaresOf(grid);
    const textAt = (row: number): string => squares.at(row, col)?.text ?? "";
    const texts = new Set([...rows].map(textAt));
    for (let row = head + 1; row < grid.rows; row += 1) if (!rows.has(row) && texts.has(textAt(row))) return undefined;
    if (texts.has("") || [...rows].some((row) => textAt(row).trim() === "")) return undefined;
    filters.push(...listOf({ grid, head, columns }, [...texts], col));
  }
  return filters.length === 0 ? undefined : filters;
}

function casesAt(book: CountedLedger, index: number): LedgerDrill {
  const { form } = book.counted;
  const cell = form.cells[index]!;
  const { requests, proceedings } = casesOf(book.counted, countedParts(form)[index]!);
  const { ledger } = book;
  // A cell of table three has requests behind it, one of table four proceedings: never both.
  const alone =
    requests.length > 0
      ? shownAlone(
          ledger.found.requests,
          "number",
          requests.map((at) => ledger.requests[at]!),
        )
      : shownAlone(
          ledger.found.proceedings,
          "request",
          proceedings.map((at) => ledger.proceedings[at]!),
        );
  const lines = [
    ...requests.map((at): LedgerDrill["lines"][number] => {
      const one = book.ledger.requests[at]!;
      const about = [`收到${shown(one.receivedOn)}`, one.answered.text === "" ? "还没有答复" : `答复${shown(one.answered)}`].join(
        "，",
      );
      return { name: caseName(one.name), about, place: placeOf(book, one.sheet, one.row) };
    }),
    ...proceedings.map((at): LedgerDrill["lines"][number] => {
      const one = book.ledger.proceedings[at]!;
      const about = [`受理${shown(one.filed)}`, one.closed.text === "" ? "尚未审结" : `审结${shown(one.closed)}`].join("，");
      return { name: caseName(one.name), about, place: placeOf(book, one.sheet, one.row) };
    }),
  ];
  return {
    title: `表${cell.table.number}“${cellName(cell)}”在台账里有${lines.length}件`,
    lines: lines.slice(0, LISTED),
    more: Math.max(0, lines.length - LISTED),
    ...(alone && { alone }),
  };
}

const STATES: Readonly<Record<Placement["state"], string>> = {
  counted: "计入下面各格",
  elsewhere: "属于别的年度，没有计入",
  open: "还不能完整计入，请看审核的问题",
};

function cellsOf(
  book: CountedLedger,
  reading: Pick<Reading, "document" | "places">,
  name: string,
  placement: Placement,
): LedgerDrill {
  const indices = [placement.in, placement.out].flatMap((index) => index ?? []);
  return {
    title: `${name}${STATES[placement.state]}`,
    lines: indices.map((index): LedgerDrill["lines"][number] => {
      const cell = book.counted.form.cells[index]!;
      return {
        name: `表${cell.table.number}“${cellName(cell)}”`,
        about: "",
        place: sheetPlace(reading.document, reading.places[index]),
      };
    }),
    more: 0,
  };
}

/** What stands above the cases is about all of them. */
function statisticsOf(book: CountedLedger, statistics: LedgerStatistics): LedgerDrill {
  const [title, ...lines] = statisticsText(book.counted.year, statistics).split("\n");
  return {
    title: title!,
    lines: lines.map((name) => ({ name: name.trim(), about: "", place: undefined })),
    more: 0,
    isWhole: true,
  };
}

/**
 * What the ledger has to say of a square of the workbook; undefined of one that is none of its.
 *
 * @param statistics - of the whole ledger, where its title or its head is asked about
 */
export function drillDown(
  book: CountedLedger,
  reading: Reading,
  place: SheetPlace,
  statistics?: () => LedgerStatistics,
): LedgerDrill | undefined {
  const { requests, proceedings } = book.ledger;
  const isAbove = book.ledger.found.requests.some(
    ({ grid, head }) => grid.unit === "sheet" && grid.name === place.sheet && place.row <= head,
  );
  if (isAbove && statistics) return statisticsOf(book, statistics());
  const request = requests.findIndex(({ sheet, row }) => sheet === place.sheet && row === place.row);
  if (request >= 0) return cellsOf(book, reading, caseName(requests[request]!.name), book.counted.requests[request]!);
  const proceeding = proceedings.findIndex(({ sheet, row }) => sheet === place.sheet && row === place.row);
  if (proceeding >= 0)
    return cellsOf(book, reading, caseName(proceedings[proceeding]!.name), book.counted.proceedings[proceeding]!);
  if (reading.form !== book.counted.form) return undefined;
  const index = reading.places.findIndex((at) => {
    const own = sheetPlace(reading.document, at);
    return own !== undefined && isSamePlace(own, place);
  });
  const cell = reading.form.cells[index];
  return cell === undefined || isTable(cell.table, "disclosure") ? undefined : casesAt(book, index);
}
