// A summary as text and as a workbook: the official sheets, then who is in it, then which units each figure comes from.
import type { JsonFigure } from "../../render/figures";
import { figureAddress, type CellContent, type Worksheet } from "../../render/sheet";
import type { CellId } from "../../core/form/law";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { Value } from "../../core/figures/values";
import type { SumCell, SumOutcome, SumRemainder, SummedUnit } from "../compare/aggregate-report";
import { CLASS_NAMES } from "./check-text";
import { findingsSheet } from "./findings-sheet";
import { linkedCell, listSheet, numberCell, textCell, type ListLines } from "./list-sheet";
import { officialSheets } from "../read/official";
import { withNotes } from "./sheet-notes";

const STATES: Readonly<Record<SummedUnit["state"], string>> = {
  in: "已计入",
  twice: "重复，未计入",
  older: "旧的一份，未计入",
  out: "按选择未计入",
  unread: "没有读出，未计入",
};
const REMAINDERS: Readonly<Record<SumRemainder["state"], string>> = {
  none: "无差额",
  own: "本级",
  short: "上级少于各单位",
  open: "待定",
};
const WHY = { blank: "未填", words: "不是数字", "no-unit": "没有写明是元还是万元", "table-absent": "没有这张表" } as const;

const shown = (value: JsonFigure): string => (value === null ? "待定" : String(value));

/** Rows of table three that people ask for first. */
const HEADLINES: readonly CellId[] = [
  "requests.received.total",
  "requests.broughtForward.total",
  "requests.processed.total",
  "requests.carriedForward.total",
];

export function sumText(outcome: SumOutcome): string {
  const { units, missing, findings, cells, parent } = outcome;
  const count = (state: SummedUnit["state"]): number => units.filter((unit) => unit.state === state).length;
  const outside = units
    .filter((unit) => unit.state !== "in")
    .map((unit) => `  ${unit.unit}（${STATES[unit.state]}${unit.note === "" ? "" : `：${unit.note}`}） ${unit.source}`);
  const lines = [
    `${outcome.unit ?? "（未写单位）"} ${outcome.year === null ? "（未写年度）" : `${outcome.year}年度`}汇总`,
    `  计入${count("in")}个单位，重复${count("twice") + count("older")}份，${count("out") > 0 ? `按选择不计入${count("out")}份，` : ""}没有读出${count("unread")}份${missing.length > 0 ? `，名单中未报${missing.length}个` : ""}；${cells.filter((cell) => cell.value === null).length}格因单位未填而待定。`,
    ...HEADLINES.flatMap((id) => cells.filter((cell) => cell.id === id).map((cell) => `  ${cell.label}：${shown(cell.value)}`)),
    ...(parent
      ? [
          `  本级差额：${["own", "short", "open"].map((state) => `${REMAINDERS[state as SumRemainder["state"]]}${parent.cells.filter((cell) => cell.state === state).length}格`).join("，")}。`,
        ]
      : []),
    ...findings.map((one) => `  [${CLASS_NAMES[one.class]} ${one.rule}] ${one.message}`),
    ...(outside.length > 0 || missing.length > 0
      ? ["  不在汇总内：", ...outside.map((line) => `  ${line}`), ...missing.map((name) => `    ${name}（未报）`)]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

const figure = (value: JsonFigure): CellContent => (typeof value === "number" ? numberCell(value) : textCell(value ?? ""));

const SHEETS = { units: "汇总单位", details: "汇总明细", remainders: "本级差额", findings: "核对问题" } as const;

/** So many units of one cell are listed, the largest first; the rest are added up in one line. */
const MOST_UNITS_OF_A_CELL = 500;

/** A cell with its sum, then the units that it comes from and those that keep it open. */
function* cellLines(cell: SumCell, link: string): Generator<CellContent[]> {
  const size = (value: JsonFigure): number => Math.abs(Number(value));
  const sorted = [...cell.units].sort((a, b) => size(b.value) - size(a.value));
  const [address, label] = [textCell(cell.address), textCell(cell.label)];
  const blank = { kind: "blank" } as const;
  yield [
    address,
    label,
    typeof cell.value === "number" ? linkedCell(link, cell.value) : textCell(shown(cell.value)),
    textCell(`${cell.units.length}个单位有数${cell.open.length > 0 ? `，${cell.open.length}个单位未填` : ""}`),
    blank,
    blank,
  ];
  for (const one of sorted.slice(0, MOST_UNITS_OF_A_CELL))
    yield [
      address,
      label,
      blank,
      textCell(one.unit),
      typeof one.value === "number" ? linkedCell(one.source, one.value) : figure(one.value),
      blank,
    ];
  const untold = sorted.length - MOST_UNITS_OF_A_CELL;
  if (untold > 0) yield [address, label, blank, textCell(`其余${untold}个单位`), blank, textCell("未逐一列出")];
  for (const one of cell.open.slice(0, MOST_UNITS_OF_A_CELL))
    yield [address, label, blank, textCell(one.unit), figure(one.value), textCell(WHY[one.why])];
}

function details({ cells }: SumOutcome, form: NumberedForm): Worksheet {
  const link = (id: string): string => {
    const { sheet, a1 } = figureAddress(form, form.byId.get(id)!.index);
    return `#'${sheet}'!${a1}`;
  };
  const told = (units: number): number => Math.min(units, MOST_UNITS_OF_A_CELL);
  const filled = cells.filter((cell) => cell.units.length > 0 || cell.open.length > 0);
  const lines: ListLines<CellContent[]> = {
    length: filled.reduce(
      (sum, { units, open }) => sum + 1 + told(units.length) + (units.length > MOST_UNITS_OF_A_CELL ? 1 : 0) + told(open.length),
      0,
    ),
    *[Symbol.iterator]() {
      for (const cell of filled) yield* cellLines(cell, link(cell.id));
    },
  };
  return listSheet(
    SHEETS.details,
    [
      { title: "位置", width: 64, style: "figure" },
      { title: "汇总格", width: 260, style: "left" },
      { title: "合计", width: 80, style: "figure" },
      { title: "单位", width: 200, style: "left" },
      { title: "该单位的数", width: 80, style: "figure" },
      { title: "说明", width: 120, style: "left" },
    ],
    lines,
    "7F7F7F",
  );
}

const untold = ({ unit, state, note }: SummedUnit): string =>
  `${unit}（${STATES[state]}${state === "out" || state === "unread" ? `：${note}` : ""}）`;

/** Who is in the sum and who is not, for whoever has nothing but the printed tables. */
function rangeNotes({ units, missing }: SumOutcome): readonly string[] {
  const counted = units.filter(({ state }) => state === "in").map(({ unit }) => unit);
  const outside = [
    ...units.filter(({ state }) => state !== "in" && state !== "twice" && state !== "older").map(untold),
    ...missing.map((unit) => `${unit}（未报）`),
  ];
  return [
    `以上三张表由${counted.length}个单位的报告汇总：${counted.join("、")}。`,
    ...(outside.length > 0 ? [`没有计入的有${outside.length}个：${outside.join("、")}。`] : []),
  ];
}

/** The summary on the official sheets, then the lists that say where it comes from. */
export function sumSheets(
  outcome: SumOutcome,
  form: NumberedForm,
  values: readonly Value[],
): { readonly sheets: readonly Worksheet[]; readonly official: ReturnType<typeof officialSheets> } {
  const official = officialSheets(form, {
    values,
    totals: "kept",
    ...(outcome.unit !== null && { unit: outcome.unit }),
    ...(outcome.year !== null && { year: outcome.year }),
  });
  const printed = official.map((sheet, at) => (at < official.length - 1 ? sheet : withNotes(sheet, rangeNotes(outcome))));
  const missing = outcome.missing.map((unit) => ({ unit, source: "", state: "未报，未计入", note: "" }));
  const units = listSheet(
    SHEETS.units,
    [
      { title: "序号", width: 36, style: "figure" },
      { title: "单位", width: 200, style: "left" },
      { title: "是否计入", width: 100, style: "figure" },
      { title: "说明", width: 220, style: "left" },
      { title: "文件", width: 220, style: "left" },
    ],
    [...outcome.units.map((unit) => ({ ...unit, state: STATES[unit.state] })), ...missing].map((unit, at) => [
      unit.source === "" ? numberCell(at + 1) : linkedCell(unit.source, at + 1),
      textCell(unit.unit),
      textCell(unit.state),
      textCell(unit.note),
      textCell(unit.source),
    ]),
    "1F4E79",
  );
  const remainders = outcome.parent
    ? [
        listSheet(
          SHEETS.remainders,
          [
            { title: "序号", width: 36, style: "figure" },
            { title: "项目", width: 300, style: "left" },
            { title: "上级报告", width: 80, style: "figure" },
            { title: "各单位合计", width: 80, style: "figure" },
            { title: "差额（本级）", width: 80, style: "figure" },
            { title: "说明", width: 120, style: "left" },
          ],
          outcome.parent.cells
            .filter((cell) => cell.state !== "none")
            .map((cell, at) => [
              numberCell(at + 1),
              textCell(cell.label),
              figure(cell.parent),
              figure(cell.units),
              figure(cell.remainder),
              textCell(REMAINDERS[cell.state]),
            ]),
          "548235",
        ),
      ]
    : [];
  const findings = findingsSheet(SHEETS.findings, "问题和处理办法", outcome.findings);
  return { official, sheets: [...printed, units, details(outcome, form), ...remainders, findings] };
}
