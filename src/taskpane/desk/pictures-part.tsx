// Units × rules as a heat map, and the rates of the units side by side: fetched when somebody wants to see them.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BoardEntry } from "../../app/outputs/board-entry";
import { CLASS_NAMES } from "../../app/outputs/check-text";
import { comparedRates } from "../../app/outputs/overview";
import { slopeSvg } from "../../app/outputs/slope";
import { worstFirst } from "../../app/outputs/standing";
import { stripSvg } from "../../app/outputs/strip";
import { changeLine, definitionLine, spreadLine } from "../../app/words/indicator-wording";
import { ROUND_COLUMNS, roundCounts } from "../../app/words/round-wording";
import { ruleTitle } from "../../app/check/rule-set";
import { useLook } from "../parts/look";
import { useGrade } from "./grades";

const useStyles = makeStyles({
  map: { overflow: "auto", maxHeight: "420px", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: {
    borderCollapse: "separate",
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase200,
    "& th, & td": { padding: "2px 6px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, textAlign: "center" },
    "& tbody th": { textAlign: "start", fontWeight: tokens.fontWeightRegular, minWidth: "96px" },
    "& td, & thead th": { whiteSpace: "nowrap", overflowWrap: "normal" },
    "& thead th": { position: "sticky", top: 0, backgroundColor: tokens.colorNeutralBackground3 },
  },
  picture: { width: "100%", maxWidth: "520px", display: "block", backgroundColor: "#fff" },
  title: { margin: "8px 0 4px", fontSize: tokens.fontSizeBase300 },
  link: {
    font: "inherit",
    border: "none",
    background: "none",
    color: "inherit",
    cursor: "pointer",
    padding: 0,
    textDecorationLine: "underline",
  },
});

const CLASSES = ["A", "B", "C", "D"] as const;
const FEW = 300;

const STYLE =
  "text{font:11px sans-serif;fill:#242424}.tick{stroke:#1f4e79;opacity:.55}.far,.leap{stroke:#b10e1c;stroke-width:2}.leap{stroke-dasharray:5 3}" +
  ".middle{stroke:#242424;stroke-width:2}.axis{stroke:#8a8a8a}.half{fill:#e8eef5}.step{stroke:#1f4e79;opacity:.45}";

/** A drawing of ours as a picture of its own: none of a page's styles reach it. */
const address = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(
    svg.replace(/^<svg /u, '<svg xmlns="http://www.w3.org/2000/svg" ').replace(/>/u, `><style>${STYLE}</style>`),
  )}`;

function Picture({ svg, words }: { readonly svg: string; readonly words: string }): ReactElement | null {
  const styles = useStyles();
  return svg === "" ? null : <img className={styles.picture} src={address(svg)} alt={words} />;
}

interface Props {
  readonly entries: readonly BoardEntry[];
  readonly onRule: (rule: string) => void;
}

function HeatMap({ entries, onRule }: Props): ReactElement {
  const styles = useStyles();
  const looks = useGrade();
  // What came back stands there too, mended or not.
  const shown = worstFirst(entries.filter(({ findings, round }) => findings.length > 0 || round !== undefined));
  const isLater = shown.some(({ round }) => round !== undefined);
  const rules = [...new Set(shown.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  if (shown.length === 0) return <p>没有发现问题。</p>;
  return (
    <div className={styles.map} role="region" aria-label="单位和规则" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {isLater &&
              ROUND_COLUMNS.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            {rules.map((rule) => (
              <th key={rule} scope="col" title={ruleTitle(rule)}>
                <button type="button" className={styles.link} onClick={() => onRule(rule)}>
                  {rule}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, FEW).map((entry) => (
            <tr key={entry.source}>
              <th scope="row">{entry.unit ?? entry.source}</th>
              {isLater &&
                ROUND_COLUMNS.map((title, at) => <td key={title}>{entry.round ? roundCounts(entry.round)[at] : ""}</td>)}
              {rules.map((rule) => {
                const found = entry.findings.filter((finding) => finding.rule === rule);
                const grade = CLASSES.find((one) => found.some((finding) => finding.class === one));
                return grade === undefined ? (
                  <td key={rule} />
                ) : (
                  <td key={rule} className={looks[grade]} title={CLASS_NAMES[grade]}>
                    {found.length}
                    <sub>{grade}</sub>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PicturesPart({ entries, onRule }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <>
      <p className={look.hint}>数字是问题的条数；A为强制性、B为准强制性、C为核实性、D为提示性。没有问题的单位不列。</p>
      <HeatMap entries={entries} onRule={onRule} />
      {comparedRates(entries)
        .filter(({ whole }) => whole > 0)
        .map((one) => {
          const [spread, change] = [spreadLine(one), changeLine(one)];
          return (
            <div key={one.indicator.id}>
              <h4 className={styles.title}>{one.indicator.name}</h4>
              <p className={look.hint}>
                {definitionLine(one)}
                {spread}
                {change}
              </p>
              <Picture svg={stripSvg(one, spread)} words={`${one.indicator.name}：${spread}`} />
              <Picture svg={slopeSvg(one, change)} words={`${one.indicator.name}，上年和本年：${change}`} />
            </div>
          );
        })}
    </>
  );
}
