// What is said of a list of units and the reports that came, and the message that reminds a unit.
import { dayText, dayParts, type Day } from "../../core/ledger/days";
import type { RollCall, RolledUnit, RollState, SentFile } from "../desk/roll-call";

export const ROLL_STATES: Readonly<Record<RollState, string>> = {
  sent: "已报",
  unread: "未能读取",
  renamed: "疑似改名",
  missing: "未报",
};

/** 2026年1月31日 */
export function dayWords(day: Day): string {
  const { year, month, day: date } = dayParts(day);
  return `${year}年${month}月${date}日`;
}

/** What a reviewer has to do about one unit of the list; "" where all is well. */
export function rolledNote(unit: RolledUnit, files: readonly SentFile[]): string {
  const sources = unit.files.map((file) => files[file]!.source);
  const notes: string[] = [];
  if (unit.state === "renamed")
    notes.push(`送来的“${files[unit.files[0]!]!.unit!}”可能就是这个单位，请核实，是的话把它写进名单的“曾用名”一栏`);
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
    due === undefined ? "尽快" : overdue > 0 ? "收到本提醒后尽快" : `于${dayWords(due)}前${overdue === 0 ? "（今天）" : ""}`;
  const since = due !== undefined && overdue > 0 ? `报送期限是${dayWords(due)}，已超过${overdue}天。` : "";
  const state =
    unit.state === "unread"
      ? `我们收到了你单位报送的${what}，但文件不能读取。`
      : `根据${LAW}，你单位应当报送${what}。截至${dayWords(today)}，我们还没有收到。`;
  const ask =
    unit.state === "unread"
      ? `请${when}另存为.xlsx或.docx后重新报送。`
      : `请${when}报送；已经报送的，请告知报送的时间和方式，以便核对。`;
  return `${unit.name}：\n${state}${since}${ask}${office === undefined ? "" : `\n${office}`}\n${dayWords(today)}`;
}

/** Units that a reminder goes to. */
export const isReminded = ({ state }: RolledUnit): boolean => state === "missing" || state === "unread";

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

const some = (words: readonly string[], most: number): string =>
  words.slice(0, most).join("、") + (words.length > most ? `等${words.length}个` : "");

/**
 * Everything about the list that somebody has to look at, one line for each sort, without the summary.
 *
 * @param most - so many units are named in a line
 */
export function rollLines(call: RollCall, files: readonly SentFile[], most = Infinity): readonly string[] {
  const of = (state: RollState): readonly RolledUnit[] => call.units.filter((unit) => unit.state === state);
  const source = (file: number): string => files[file]!.source;
  const line = (title: string, words: readonly string[], ask = ""): readonly string[] =>
    words.length === 0 ? [] : [`${title}：${some(words, most)}${ask === "" ? "" : `，${ask}`}。`];
  return [
    ...line(
      "未报",
      of("missing").map(({ name }) => name),
    ),
    ...line(
      "未能读取",
      of("unread").map((unit) => `${unit.name}（${unit.files.map(source).join("、")}）`),
      "请联系单位重新报送",
    ),
    ...line(
      "疑似改名",
      of("renamed").map((unit) => `名单的“${unit.name}”可能是送来的“${files[unit.files[0]!]!.unit!}”`),
      "请核实，是的话写进名单的“曾用名”一栏",
    ),
    ...line(
      "迟报",
      call.units.filter(({ late }) => late > 0).map((unit) => `${unit.name}（${dayText(unit.received!)}收到，迟${unit.late}天）`),
    ),
    ...line(
      "重报",
      call.units
        .filter(isTwice)
        .map(
          (unit) =>
            `${unit.name}（${unit.files.length}份，${unit.isAlike ? "内容相同" : `内容不同，最新的是${source(unit.files[0]!)}`}）`,
        ),
      "请核对以哪一份为准",
    ),
    ...line("名单里写了不止一次，按一个单位计", call.listedTwice),
    ...line(
      "不在名单里",
      call.beyond.map((file) => `${files[file]!.unit!}（${source(file)}）`),
      "请核对是否应报",
    ),
    ...line(
      "分不清是名单里哪一个",
      call.doubtful.map(({ file, units }) => `${files[file]!.unit!}（${source(file)}，可能是${units.join("或者")}）`),
      "请写明全称",
    ),
    ...line("没有写明是哪个单位", call.unnamed.map(source), "请核对"),
  ];
}
