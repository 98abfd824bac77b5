// What the forms print, edition by edition, as the lexicon asks for it: the newest words for every line that was ever printed.
import type { CellId, GroupId, NamesIn, RowId, TableId } from "../core/form/law";
import { columnGroupsOf, partsOf, type GroupPart } from "../core/form/groups";
import type { Block } from "../core/form/form";
import type { Cell, NumberedForm } from "../core/form/numbered-form";
import type { Court, CaseOutcome } from "../core/prose/words";
import { forms } from "../statute";
import { aSuit } from "./line-names";

const tableIn = (form: NumberedForm, table: TableId): readonly Block[] =>
  form.tables.find((one) => one.table.id === table)?.table.blocks ?? [];

/** The name of a row as the law spells it: whatever a form prints is one of them. */
export const rowNamed = (id: string): NamesIn<"requests"> => id as NamesIn<"requests">;

const PROCESSED: RowId = "processed";

/** （一）予以公开 to （六）其他处理 on one form: what 办理结果 adds up. */
export const resultsOn = (form: NumberedForm): readonly GroupPart[] =>
  tableIn(form, "requests").flatMap(({ rows }) => partsOf(rows, PROCESSED));

/** On any form; of a line that several print, as the newest prints it, a group rather than a line. */
export const results: readonly GroupPart[] = [
  ...new Map(
    forms()
      .flatMap(resultsOn)
      .map((part) => [part.id, part]),
  ).values(),
];

/** Rows within the groups of results, by the newest wording. */
export const reasonsOf = ({ id }: GroupPart): readonly (readonly [id: NamesIn<"requests">, label: string])[] => [
  ...new Map(
    forms()
      .flatMap(resultsOn)
      .filter((part) => part.isGroup && part.id === id)
      .flatMap(({ lines }) => lines.map((line) => [rowNamed(line.id), line.label] as const)),
  ),
];

/** 行政复议 and the kinds of 行政诉讼 on one form, with their cells. */
export const courtsOn = (form: NumberedForm): ReadonlyMap<Court, readonly Cell[]> =>
  columnGroupsOf(form, "proceedings" satisfies TableId) as ReadonlyMap<GroupId, readonly Cell[]> as ReadonlyMap<
    Court,
    readonly Cell[]
  >;

/** The kinds of suit on one form: whatever stands under the same heading. */
export function suitsOn(form: NumberedForm): readonly Court[] {
  const courts = courtsOn(form);
  const heading = courts.get(aSuit)?.[0]?.column.under[0];
  return [...courts].filter(([, [cell]]) => cell!.column.under[0] === heading).map(([id]) => id);
}

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** Every court with the heading printed over it: 行政复议, 未经复议直接起诉, 复议后起诉. */
export const courtHeadings: ReadonlyMap<Court, string> = new Map(
  forms()
    .flatMap((form) => [...courtsOn(form)])
    .map(([court, [cell]]) => [court, cell!.column.under.at(-1)!] as const),
);
export const suits: readonly Court[] = unique(forms().flatMap(suitsOn));

/** 结果维持 … 总计 with their printed labels. */
export const outcomes: ReadonlyMap<CaseOutcome, string> = new Map(
  forms()
    .flatMap((form) => [...courtsOn(form)])
    .flatMap(([court, cells]) =>
      cells.map((cell) => [cell.column.id.slice(court.length + 1) as CaseOutcome, cell.column.label] as const),
    ),
);

export const caseCell = (court: Court, outcome: CaseOutcome): CellId => `proceedings.${court}.${outcome}`;
