// The first sheet of the board: how many passed, how many go back, and what is wrong most often.
import type { CellContent, Worksheet } from "../../render/sheet";
import { ruleText } from "../../statute";
import type { BoardEntry } from "./board-entry";
import { CLASS_NAMES } from "./check-text";
import { linkedCell, listSheet, numberCell, textCell } from "./list-sheet";
import type { Standing } from "./standing";

/** Beyond these a list of what is commonest says nothing. */
const MOST_FAULTS = 15;
const MOST_NAMES = 12;

const nameOf = ({ unit, source }: BoardEntry): string => unit ?? source;

function named(outcomes: readonly BoardEntry[]): string {
  const names = outcomes.slice(0, MOST_NAMES).map(nameOf).join("、");
  return outcomes.length > MOST_NAMES ? `${names}等` : names;
}

/** Rules with the sources that break them or leave them open, the commonest first. */
function commonest(
  outcomes: readonly BoardEntry[],
): { readonly finding: BoardEntry["findings"][number]; readonly by: readonly BoardEntry[] }[] {
  const byRule = new Map<string, { finding: BoardEntry["findings"][number]; by: BoardEntry[] }>();
  for (const outcome of outcomes)
    for (const finding of outcome.findings) {
      const met = byRule.get(finding.rule);
      if (!met) byRule.set(finding.rule, { finding, by: [outcome] });
      else if (met.by.at(-1) !== outcome) met.by.push(outcome);
    }
  return [...byRule.values()].sort((one, other) => other.by.length - one.by.length).slice(0, MOST_FAULTS);
}

/** @param links - the head of the board, and the first finding of a rule in the list */
export function overviewSheet(
  outcomes: readonly BoardEntry[],
  links: { readonly board: string; readonly firstOf: (rule: string) => string | undefined },
): Worksheet {
  const standing = (wanted: Standing): readonly BoardEntry[] => outcomes.filter((outcome) => outcome.standing === wanted);
  const passed = standing("passed");
  const returned = standing("returned");
  const unread = standing("unread");
  const hinted = passed.filter((outcome) => outcome.findings.length + outcome.waiting > 0);
  const count = (title: string, of: readonly BoardEntry[], words: string): CellContent[] => [
    textCell(title),
    linkedCell(links.board, of.length),
    textCell(words),
  ];
  const lines: CellContent[][] = [
    count("送来审核（份）", outcomes, ""),
    count(
      "通过",
      passed,
      hinted.length === 0 ? "" : `其中${hinted.length}份有核实性、提示性问题，或者问题已作说明：${named(hinted)}`,
    ),
    count("需退回", returned, returned.length === 0 ? "" : `有强制性问题、没有说明的准强制性问题或者待定项：${named(returned)}`),
    count("未能读取", unread, unread.length === 0 ? "" : `请核对文件后再审核：${named(unread)}`),
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
    "总览",
    [
      { title: "情况、最常见的问题", width: 150, style: "left" },
      { title: "份数", width: 52, style: "figure" },
      { title: "说明、涉及的单位", width: 520, style: "left" },
    ],
    lines,
    "548235",
  );
  return sheet;
}
