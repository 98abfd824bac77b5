// The batch on paper: how the round stands, then unit by unit, the worst first, whatever is filtered on the screen. It is made when
// somebody prints, as nobody needs it before.
import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { createPortal, flushSync } from "react-dom";
import type { BoardEntry } from "../../app/outputs/board-entry";
import { CLASS_NAMES } from "../../app/outputs/check-text";
import { commonest, standings } from "../../app/outputs/overview";
import { STANDING_NAMES, worstFirst } from "../../app/outputs/standing";
import { ruleTitle } from "../../app/check/rule-set";
import { rollLines, rollSummary } from "../../app/words/roll-wording";
import { roundLine, roundLines, roundSummary } from "../../app/words/round-wording";
import { SEALED } from "../../app/words/seal-wording";
import type { DeskView } from "./desk-view";

const useStyles = makeStyles({
  // Paper is white, whatever the theme of the screen. It stands outside the theme: tokens mean nothing here.
  page: {
    display: "none",
    color: "#000",
    fontFamily: "sans-serif",
    "@media print": { display: "block", fontSize: "9.5pt", lineHeight: 1.4 },
  },
  title: { margin: 0, fontSize: "16pt" },
  heading: { margin: "10pt 0 3pt", fontSize: "12pt", breakAfter: "avoid" },
  lines: { margin: 0, paddingLeft: "14pt" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th, & td": {
      border: "1px solid #888",
      padding: "2pt 4pt",
      textAlign: "start",
      verticalAlign: "top",
      overflowWrap: "anywhere",
    },
    "& tr": { breakInside: "avoid" },
    "& th:first-child": { width: "26%" },
    "& th:nth-child(2)": { width: "14%" },
  },
  more: { fontSize: "8.5pt", color: "#444" },
});

/** On paper the gravest are enough to see what it is about: the board and 退回单 have them all. */
const FEW_FINDINGS = 4;

const nameOf = ({ unit, source }: BoardEntry): string => unit ?? source;

function Row({ entry }: { readonly entry: BoardEntry }): ReactElement {
  const styles = useStyles();
  const { standing, causes, findings, error, round, seal, waiting } = entry;
  const told = findings.slice(0, FEW_FINDINGS);
  const rest = findings.length - told.length;
  const state = [STANDING_NAMES[standing], ...(round?.isUnchanged ? ["未修改"] : []), ...(seal ? [SEALED[seal.state]] : [])];
  return (
    <tr>
      <td>{nameOf(entry)}</td>
      <td>{state.join("，")}</td>
      <td>
        {error}
        {round && <div>{roundLine(round)}</div>}
        {causes.map((cause) => (
          <div key={cause}>{cause}</div>
        ))}
        {told.map(({ rule, class: grade, text }, at) => (
          <div key={at} className={causes.length > 0 ? styles.more : undefined}>
            [{CLASS_NAMES[grade]} {rule}] {text}
          </div>
        ))}
        {rest + waiting > 0 && <div className={styles.more}>另有{rest + waiting}条，见看板、退回单。</div>}
      </td>
    </tr>
  );
}

function Listed({ lines }: { readonly lines: readonly string[] }): ReactElement {
  const styles = useStyles();
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Sheet({ view }: { readonly view: DeskView }): ReactElement {
  const styles = useStyles();
  const { entries, roll, rounds } = view;
  const { passed, returned, unread } = standings(entries);
  const isQuiet = ({ standing, findings, round }: BoardEntry): boolean =>
    standing === "passed" && findings.length === 0 && round === undefined;
  const open = worstFirst(entries.filter((entry) => !isQuiet(entry)));
  const quiet = entries.filter(isQuiet);
  return (
    <article className={styles.page} aria-hidden="true">
      <h1 className={styles.title}>批量审核</h1>
      <p>
        送来审核{entries.length}份：通过{passed.length}份，需退回{returned.length}份，未能读取{unread.length}份。
      </p>
      {rounds && <Listed lines={[roundSummary(rounds), ...roundLines(rounds)]} />}
      {roll && <Listed lines={[rollSummary(roll.call), ...rollLines(roll.call, roll.files)]} />}
      {entries.some(({ findings }) => findings.length > 0) && (
        <>
          <h2 className={styles.heading}>最常见的问题</h2>
          <Listed
            lines={commonest(entries).map(
              ({ finding, by }) => `${finding.rule} ${CLASS_NAMES[finding.class]}，${by.length}份：${ruleTitle(finding.rule)}`,
            )}
          />
        </>
      )}
      {open.length > 0 && (
        <>
          <h2 className={styles.heading}>各单位</h2>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">状态</th>
                <th scope="col">原因和问题</th>
              </tr>
            </thead>
            <tbody>
              {open.map((entry) => (
                <Row key={entry.source} entry={entry} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {quiet.length > 0 && (
        <>
          <h2 className={styles.heading}>没有发现问题的{quiet.length}份</h2>
          <p>{quiet.map(nameOf).join("、")}</p>
        </>
      )}
    </article>
  );
}

export function PrintedDesk({ view }: { readonly view: DeskView }): ReactElement | null {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture when the listeners have come back.
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return isPrinting && view.entries.length > 0 ? createPortal(<Sheet view={view} />, document.body) : null;
}
