// The first sheet of the board: how many passed, how many go back, who is missing, and what is wrong most often.
import type { CellContent, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import type { Desk } from "../desk/desk";
import { rollLines, rollSummary } from "../words/roll-wording";
import { roundLines, roundSummary } from "../words/round-wording";
import type { BoardEntry } from "./board-entry";
import { CLASS_NAMES } from "./check-text";
import { linkedCell, listSheet, numberCell, textCell } from "./list-sheet";
import { definitionLine, percent, spreadLine } from "../words/indicator-wording";
import { commonest, comparedRates, named, standings } from "./overview";
import type { Standing } from "./standing";

export const OVERVIEW = "总览";

/** All of them are named on the sheet of units. */
const MOST_NAMES = 8;

interface Links {
  /** The head of the board, its first line of a standing, and the first finding of a rule in the list. */
  readonly board: string;
  readonly standing: (standing: Standing) => string;
  readonly firstOf: (rule: string) => string | undefined;
}

export function overviewSheet({ entries: outcomes, roll, rounds }: Desk, links: Links): Worksheet {
  const { passed, returned, unread, hinted } = standings(outcomes);
  const count = (title: string, of: readonly BoardEntry[], words: string, target: string): CellContent[] => [
    textCell(title),
    linkedCell(target, of.length),
    textCell(words),
  ];
  const said = (title: string, words: readonly string[]): CellContent[][] =>
    words.map((line, at) => [textCell(at === 0 ? title : ""), textCell(""), textCell(line)]);
  const lines: CellContent[][] = [
    count("送来审核（份）", outcomes, "", links.board),
    count(
      "通过",
      passed,
      hinted.length === 0 ? "" : `其中${hinted.length}份有核实性、提示性问题，或者问题已作说明：${named(hinted)}`,
      links.standing("passed"),
    ),
    count(
      "需退回",
      returned,
      returned.length === 0 ? "" : `有强制性问题、没有说明的准强制性问题或者待定项：${named(returned)}`,
      links.standing("returned"),
    ),
    count("未能读取", unread, unread.length === 0 ? "" : `请核对文件后再审核：${named(unread)}`, links.standing("unread")),
    ...(rounds ? said("与上一轮", [roundSummary(rounds), ...roundLines(rounds)]) : []),
    ...(roll ? said("单位名单", [rollSummary(roll.call), ...rollLines(roll.call, roll.files, MOST_NAMES)]) : []),
    ...comparedRates(outcomes)
      .filter(({ whole }) => whole > 0)
      .map((one): CellContent[] => [
        textCell(one.indicator.name),
        textCell(percent(one.part / one.whole)),
        textCell(`${definitionLine(one)}${spreadLine(one)}`),
      ]),
    ...commonest(outcomes).map(({ finding, by }): CellContent[] => {
      const target = links.firstOf(finding.rule);
      return [
        textCell(`${finding.rule}　${CLASS_NAMES[finding.class]}`),
        target === undefined ? numberCell(by.length) : linkedCell(target, by.length),
        textCell(`${ruleText(finding.rule).title}：${named(by)}`),
      ];
    }),
  ];
  const { filter: _filter, ...sheet } = listSheet(
    OVERVIEW,
    [
      { title: "情况、最常见的问题", width: 150, style: "left" },
      { title: "份数", width: 52, style: "figure" },
      { title: "说明、涉及的单位", width: 520, style: "left" },
    ],
    lines,
    "548235",
  );
  return { ...sheet, page: { ...sheet.page, fit: { width: 1, height: 1 } } };
}
