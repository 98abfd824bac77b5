// What is said of a file that came back, and of those that did not.
import type { Round, RoundFigure } from "../desk/round";
import type { Rounds } from "../desk/rounds";

export const ROUND_COLUMNS = ["新增", "仍有", "已改", "说明已收"] as const;

export const roundCounts = ({ fresh, still, mended, explained }: Round): readonly number[] => [
  fresh.length,
  still.length,
  mended.length,
  explained.length,
];

const FEW_FIGURES = 5;
const shown = (figure: RoundFigure["from"]): string => (figure === null ? "空格" : String(figure));

const figuresText = (figures: readonly RoundFigure[]): string =>
  figures
    .slice(0, FEW_FIGURES)
    .map(({ label, from, to }) => `${label}由${shown(from)}改为${shown(to)}`)
    .join("，") + (figures.length > FEW_FIGURES ? `等${figures.length}处` : "");

/** What a reviewer has to know beside the counts; "" where that is nothing. */
export function roundNote({ isUnchanged, unasked, otherRules, checkedBefore, fresh, mended }: Round): string {
  const notes = [
    ...(isUnchanged && otherRules && fresh.length + mended.length > 0
      ? [
          `内容与上一轮完全相同，规则不同（上一轮是${checkedBefore ? `${checkedBefore.product}，规则${checkedBefore.rules}` : "另一版"}）：新增的${fresh.length}条上一轮的规则没有查，少了的${mended.length}条这一次的规则不再查`,
        ]
      : isUnchanged
        ? ["内容与上一轮完全相同，没有修改"]
        : []),
    ...(unasked.length > 0 ? [`没有要求修改的数也改了：${figuresText(unasked)}，请问明原因`] : []),
    ...(otherRules && !isUnchanged && fresh.length > 0 ? ["审核规则与上一轮不是同一版，新增的问题可能由此而来"] : []),
  ];
  return notes.join("；");
}

/** 第2轮：新增1，仍有2，已改3，说明已收0。 */
export function roundLine(round: Round): string {
  const counts = roundCounts(round);
  const note = roundNote(round);
  return `第${round.number}轮：${ROUND_COLUMNS.map((name, at) => `${name}${counts[at]!}`).join("，")}${note === "" ? "" : `。${note}`}。`;
}

/** Of the whole round, one line each. */
export function roundLines({ unanswered, doubtful }: Rounds): readonly string[] {
  const names = unanswered.map(({ unit, source }) => unit ?? source);
  return [
    ...(names.length > 0 ? [`上一轮有问题、这一轮没有再报的有${names.length}个：${names.join("、")}，请催报。`] : []),
    ...doubtful.map(({ source, units }) => `${source}分不清是上一轮的${units.join("、")}中哪一个，没有对照，请写明单位全称。`),
  ];
}

/** 回来62份，没有修改3份，改了没有要求修改的数2份 */
export function roundSummary({ outcomes }: Rounds): string {
  const rounds = outcomes.flatMap(({ round }) => round ?? []);
  const sum = (of: (round: Round) => number): number => rounds.reduce((all, round) => all + of(round), 0);
  const counts = ROUND_COLUMNS.map((name, at) => `${name}${sum((round) => roundCounts(round)[at]!)}`);
  const unchanged = rounds.filter(({ isUnchanged }) => isUnchanged).length;
  const unasked = rounds.filter((round) => round.unasked.length > 0).length;
  return (
    `与上一轮对照${rounds.length}份，首次报送${outcomes.length - rounds.length}份：${counts.join("，")}` +
    `${unchanged > 0 ? `；没有修改就重报的${unchanged}份` : ""}${unasked > 0 ? `；改动了没有要求修改的数的${unasked}份` : ""}。`
  );
}
