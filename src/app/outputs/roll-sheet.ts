// 单位名单 as a worksheet: who has sent, who has not, how late, and the message for whom is to be reminded.
import { dayText } from "../../core/ledger/days";
import type { CellContent, Worksheet } from "../../render/sheet";
import type { Roll } from "../desk/desk";
import type { RolledUnit } from "../desk/roll-call";
import { rolledNote, ROLL_STATES } from "../words/roll-wording";
import { linkedCell, listSheet, numberCell, textCell } from "./list-sheet";
import { onPages } from "./printed-pages";

const ROLL_SHEET = "单位名单";

const ORDER = ["missing", "unread", "renamed", "sent"] as const satisfies readonly RolledUnit["state"][];

/** @param linkOf - where a file stands on the board */
export function rollSheet({ call, files, reminders }: Roll, linkOf: (file: number) => string): Worksheet {
  const messages = new Map(reminders.map(({ unit, text }) => [unit, text]));
  const isOpen = (unit: RolledUnit): boolean => unit.state !== "sent" || rolledNote(unit, files) !== "";
  const grave = (unit: RolledUnit): number => ORDER.indexOf(unit.state) * 2 + (isOpen(unit) ? 0 : 1);
  const units = [...call.units].sort((a, b) => grave(a) - grave(b));
  const extra = [
    ...call.beyond.map((file) => ({ file, unit: files[file]!.unit ?? "", state: "名单外", note: "不在名单里，请核对是否应报" })),
    ...call.doubtful.map(({ file, units: maybe }) => ({
      file,
      unit: files[file]!.unit ?? "",
      state: "分不清",
      note: `可能是${maybe.join("、")}，请写明全称`,
    })),
    ...call.unnamed.map((file) => ({ file, unit: "（未写单位）", state: "未写单位", note: "没有写明是哪个单位，请核对" })),
  ];
  const line = (at: number, file: number | undefined): CellContent =>
    file === undefined ? numberCell(at + 1) : linkedCell(linkOf(file), at + 1);
  const open = units.filter(isOpen);
  const rolled = (unit: RolledUnit, at: number): CellContent[] => [
    line(at, unit.files[0]),
    textCell(unit.name),
    textCell(unit.late > 0 ? `${ROLL_STATES[unit.state]}，迟报` : ROLL_STATES[unit.state]),
    textCell(unit.received === undefined ? "" : dayText(unit.received)),
    unit.late > 0 ? numberCell(unit.late) : textCell(""),
    textCell(rolledNote(unit, files)),
    textCell(unit.files.map((file) => files[file]!.source).join("、")),
    textCell(messages.get(unit.name) ?? ""),
  ];
  const lines = [
    ...open.map(rolled),
    ...extra.map(({ file, unit, state, note }, at): CellContent[] => [
      line(open.length + at, file),
      textCell(unit),
      textCell(state),
      textCell(""),
      textCell(""),
      textCell(note),
      textCell(files[file]!.source),
      textCell(""),
    ]),
    ...units.filter((unit) => !isOpen(unit)).map((unit, at) => rolled(unit, open.length + extra.length + at)),
  ];
  const sheet = listSheet(
    ROLL_SHEET,
    [
      { title: "序号", width: 30, style: "figure" },
      { title: "单位", width: 150, style: "left" },
      { title: "情况", width: 76, style: "figure" },
      { title: "收到日期", width: 66, style: "figure" },
      { title: "迟报天数", width: 40, style: "figure" },
      { title: "说明", width: 250, style: "left" },
      { title: "文件", width: 180, style: "left" },
      { title: "催报的话", width: 420, style: "left", isClipped: true },
    ],
    lines,
    "7030A0",
  );
  return onPages(sheet, { cols: 6, lines: open.length + extra.length, pages: 1 }).sheet;
}
