// The three tables of a report on the desk, and what of its prose is found fault with: fetched when somebody wants to see them.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { MarkedTable } from "../../app/outputs/marked-tables";
import { useLook } from "../parts/look";
import type { UnitTables } from "./desk-view";
import { useGrade } from "./grades";

const useStyles = makeStyles({
  summary: { cursor: "pointer", lineHeight: "28px" },
  frame: { overflowX: "auto", maxWidth: "100%" },
  table: {
    borderCollapse: "collapse",
    fontSize: "11px",
    lineHeight: "14px",
    "& caption": { textAlign: "start", fontWeight: tokens.fontWeightSemibold, padding: "4px 0" },
    "& th, & td": { border: `1px solid ${tokens.colorNeutralStroke2}`, padding: "2px 4px", minWidth: "24px" },
    "& th": { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, textAlign: "start", minWidth: "4em" },
    // Where there is no room for it, the frame around moves: a figure in two pieces is another figure.
    overflowWrap: "normal",
  },
  figure: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

function Printed({ title, rows }: MarkedTable): ReactElement {
  const styles = useStyles();
  const grade = useGrade();
  return (
    <div className={styles.frame} role="region" aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <caption>{title}</caption>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map(({ text, rowSpan, colSpan, isFigure, mark }, col) =>
                isFigure ? (
                  <td key={col} rowSpan={rowSpan} colSpan={colSpan} className={mergeClasses(styles.figure, mark && grade[mark])}>
                    {text}
                    {mark && <sub>{mark}</sub>}
                  </td>
                ) : (
                  <th key={col} rowSpan={rowSpan} colSpan={colSpan}>
                    {text}
                  </th>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The words that are found fault with, marked in their sentence. */
function Quote({ rule, sentence, text, place }: UnitTables["quotes"][number]): ReactElement {
  const look = useLook();
  const at = text === "" ? -1 : sentence.indexOf(text);
  return (
    <li>
      <span className={look.hint}>
        {rule}　{place}
      </span>{" "}
      {at < 0 ? (
        sentence
      ) : (
        <>
          {sentence.slice(0, at)}
          <mark>{text}</mark>
          {sentence.slice(at + text.length)}
        </>
      )}
    </li>
  );
}

export function TablesPart({ load }: { readonly load: () => Promise<UnitTables> }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [found, setFound] = useState<UnitTables | undefined>(undefined);
  return (
    <details
      onToggle={({ currentTarget, target }) => {
        if (target === currentTarget && currentTarget.open && !found) void load().then(setFound);
      }}
    >
      <summary className={styles.summary}>三张表和正文（标出问题所在）</summary>
      {!found && <p className={look.hint}>正在取出</p>}
      {found?.tables.map((table) => (
        <Printed key={table.title} {...table} />
      ))}
      {found && found.quotes.length > 0 && (
        <ul>
          {found.quotes.map((quote, at) => (
            <Quote key={at} {...quote} />
          ))}
        </ul>
      )}
    </details>
  );
}
