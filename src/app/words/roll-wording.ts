// What is said of a list of units and the reports that came, and the message that reminds a unit.
import { dayText, partsOf, type Day } from "../../core/ledger/days";
import type { RollCall, RolledUnit, RollState, SentFile } from "../desk/roll-call";

export const ROLL_STATES: Readonly<Record<RollState, string>> = {
  sent: "已报",
  unread: "未能读取",
  renamed: "疑似改名",
  missing: "未报",
};

/** 2026年1月31日 */
export function dayWords(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** What a reviewer has to do about one unit of the list; "" where all is well. */
export function rolledNote(unit: RolledUnit, files: readonly SentFile[]): string {
  const sources = unit.files.map((file) => files[file]!.source);
  const notes: string[] = [];
  if (unit.state === "renamed")
    notes.push(
      `送来的“${files[unit.files[0]!]!.unit!}”可能就是这个单位，请核实，是的话把它写进名单的“曾用名”一栏`,
    );
  if (unit.state === "unread") notes.push("送来的文件不能读取，请联系单位重新报送");
  if (unit.files.length > 1)
    notes.push(
      unit.isAlike
        ? `送来${unit.files.length}份，内容相同，留一份即可`
        : `送来${unit.files.length}份，内容不同，最新的一份是${sources[0]!}，请核对以哪一份为准`,
    );
  if (unit.late > 0) notes.push(`迟报${unit.late}天`);
  return notes.join("；");
}

/** A message to be sent as it stands: who, what, by when, and what to do who has sent it already. */
export interface Reminding {
  readonly year: number;
  readonly due?: Day | undefined;
  readonly today: Day;
  /** Who reminds; the line is left out where nobody says. */
  readonly office?: string | undefined;
}

const LAW = "《中华人民共和国政府信息公开条例》第四十九条";

export function reminder(unit: RolledUnit, { year, due, today, office }: Reminding): string {
  const what = `${year}年度政府信息公开工作年度报告`;
  const overdue = due === undefined ? 0 : today - due;
  const when =
    due === undefined
      ? "尽快"
      : overdue > 0
        ? "收到本提醒后尽快"
        : `于${dayWords(due)}前${overdue === 0 ? "（今天）" : ""}`;
  const since =
    due !== undefined && overdue > 0 ? `报送期限是${dayWords(due)}，已超过${overdue}天。` : "";
  const state =
    unit.state === "unread"
      ? `我们收到了你单位报送的${what}，但文件不能读取。`
      : `根据${LAW}，你单位应当报送${what}。截至${dayWords(today)}，我们还没有收到。`;
  const ask = unit.state === "unread" ? `请${when}另存为.xlsx或.docx后重新报送。` : `请${when}报送；已经报送的，请告知报送的时间和方式，以便核对。`;
  return `${unit.name}：\n${state}${since}${ask}${office === undefined ? "" : `\n${office}`}\n${dayWords(today)}`;
}

/** Units that a reminder goes to. */
export const isReminded = ({ state }: RolledUnit): boolean => state === "missing" || state === "unread";

const named = (units: readonly RolledUnit[]): string => units.map(({ name }) => name).join("、");

const count = (call: RollCall, state: RollState): number => call.units.filter((unit) => unit.state === state).length;
const isTwice = ({ files }: RolledUnit): boolean => files.length > 1;

/** 单位名单60个：已报52个（迟报3个），… */
export function rollSummary(call: RollCall): string {
  const late = call.units.filter((unit) => unit.late > 0).length;
  const twice = call.units.filter(isTwice).length;
  const parts = [
    `已报${count(call, "sent")}个`,
    ...(call.due === undefined ? [] : [`其中迟报${late}个`]),
    ...(count(call, "unread") > 0 ? [`未能读取${count(call, "unread")}个`] : []),
    ...(count(call, "renamed") > 0 ? [`疑似改名${count(call, "renamed")}个`] : []),
    `未报${count(call, "missing")}个`,
    ...(twice > 0 ? [`重报${twice}个`] : []),
    ...(call.beyond.length > 0 ? [`名单外${call.beyond.length}份`] : []),
    ...(call.unnamed.length > 0 ? [`没有写明单位${call.unnamed.length}份`] : []),
    ...(call.doubtful.length > 0 ? [`分不清是哪个单位${call.doubtful.length}份`] : []),
  ];
  return `单位名单共${call.units.length}个：${parts.join("，")}。`;
}

/** Everything about the list that somebody has to look at, one line each, without the summary. */
export function rollLines(call: RollCall, files: readonly SentFile[]): readonly string[] {
  const missing = call.units.filter(({ state }) => state === "missing");
  const told = call.units.filter((unit) => rolledNote(unit, files) !== "");
  const source = (file: number): string => files[file]!.source;
  return [
    ...(missing.length > 0 ? [`未报：${named(missing)}`] : []),
    ...told.map(
      (unit) =>
        `${unit.name}：${rolledNote(unit, files)}${unit.late > 0 && unit.received !== undefined ? `（${dayText(unit.received)}收到）` : ""}。`,
    ),
    ...call.listedTwice.map((name) => `名单里“${name}”写了不止一次，按一个单位计。`),
    ...call.beyond.map((file) => `${files[file]!.unit!}不在名单里：${source(file)}，请核对是否应报。`),
    ...call.doubtful.map(
      ({ file, units }) => `${source(file)}写的单位是“${files[file]!.unit!}”，分不清是名单里的${units.join("、")}中哪一个，请写明全称。`,
    ),
    ...call.unnamed.map((file) => `${source(file)}没有写明是哪个单位，请核对。`),
  ];
}
