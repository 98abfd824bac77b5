// The check on paper: everything that was found, whatever is filtered on the screen.
import { makeStyles } from "@fluentui/react-components";
import { useEffect, type ReactElement } from "react";
import { addressesOf } from "../../app/check/told";
import { CLASS_WORDS, VERDICT_WORDS, type CheckView } from "../check-view";

const useStyles = makeStyles({
  // Paper is white, whatever the theme of the screen.
  page: { display: "none", color: "#000", "@media print": { display: "block", fontSize: "10.5pt", lineHeight: 1.5 } },
  title: { margin: 0, fontSize: "16pt" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th, & td": { border: "1px solid #888", padding: "3pt 5pt", textAlign: "start", verticalAlign: "top" },
    "& tr": { breakInside: "avoid" },
  },
  heading: { margin: "12pt 0 4pt", fontSize: "12pt", breakAfter: "avoid" },
  tight: { whiteSpace: "nowrap" },
  ground: { fontSize: "9pt", color: "#444" },
});

interface Props {
  readonly view: CheckView;
  /** What most likely went wrong, one sentence each. */
  readonly causes: readonly string[];
  readonly onDone: () => void;
}

export function PrintedReport({ view, causes, onDone }: Props): ReactElement {
  const styles = useStyles();
  useEffect(() => {
    window.addEventListener("afterprint", onDone);
    window.print();
    return () => window.removeEventListener("afterprint", onDone);
  }, [onDone]);
  const { counts } = view;
  return (
    <article className={styles.page} aria-hidden="true">
      <h1 className={styles.title}>审核报告</h1>
      <p>
        {view.who}（{view.form}）
        <br />
        {(Object.keys(VERDICT_WORDS) as (keyof typeof VERDICT_WORDS)[])
          .map((verdict) => `${VERDICT_WORDS[verdict]} ${counts[verdict]}`)
          .join("　")}
      </p>
      {causes.length > 0 && (
        <section>
          <h2 className={styles.heading}>原因</h2>
          <ul>
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </section>
      )}
      {view.groups.length === 0 && <p>没有发现问题。</p>}
      {view.groups.map((group) => (
        <section key={group.id}>
          <h2 className={styles.heading}>{group.title}</h2>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">类别</th>
                <th scope="col">结论</th>
                <th scope="col">问题和处理办法</th>
                <th scope="col">位置</th>
              </tr>
            </thead>
            <tbody>
              {group.findings.map((finding) => (
                <tr key={finding.key}>
                  <td className={styles.tight}>{CLASS_WORDS[finding.class]}</td>
                  <td className={styles.tight}>{VERDICT_WORDS[finding.verdict]}</td>
                  <td>
                    {finding.message}
                    <div className={styles.ground}>依据：{finding.ground}</div>
                  </td>
                  <td>{addressesOf(finding).slice(0, 6).join("、")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </article>
  );
}
