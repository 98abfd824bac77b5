// 雷同: reports that repeat one another, in clusters, the shared passages of each pair side by side. Fetched when somebody looks for it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { alikeClusters, clusterLine, MOST_PASSAGES, pairLine } from "../../app/outputs/alike";
import type { AlikeReports } from "../../app/outputs/batch-sameness";
import { excerpt } from "../../app/words/one-line";
import { useLook } from "../parts/look";

const useStyles = makeStyles({
  summary: { cursor: "pointer", lineHeight: "28px" },
  table: {
    borderCollapse: "collapse",
    tableLayout: "fixed",
    width: "100%",
    margin: "4px 0 8px",
    fontSize: tokens.fontSizeBase200,
    "& caption": { textAlign: "start", padding: "4px 0" },
    "& th, & td": {
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      padding: "4px 6px",
      textAlign: "start",
      verticalAlign: "top",
      overflowWrap: "anywhere",
    },
  },
});

const nameOf = ({ unit, source }: AlikeReports["here"]): string => unit ?? source;

function Pair({ pair }: { readonly pair: AlikeReports }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const { here, there, passages } = pair;
  const shown = passages.slice(0, MOST_PASSAGES);
  return (
    <>
      <table className={styles.table}>
        <caption>{pairLine(pair)}</caption>
        <thead>
          <tr>
            <th scope="col">{nameOf(here)}</th>
            <th scope="col">{nameOf(there)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one, at) => (
            <tr key={at}>
              {[one.here, one.there].map((place, side) => (
                <td key={side}>
                  <span className={look.hint}>{place}</span>
                  <br />
                  {excerpt(one.text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {passages.length > shown.length && <p className={look.hint}>另有{passages.length - shown.length}处相同。</p>}
    </>
  );
}

interface Props {
  readonly alike: readonly AlikeReports[] | undefined;
  readonly isBusy: boolean;
  readonly onFind: () => void;
}

export function AlikePart({ alike, isBusy, onFind }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <>
      <p className={look.hint}>各单位的正文互相比对，法定用语和格式标题不计；放入新的报告后请再比对一次。</p>
      <Button size="small" disabledFocusable={isBusy} onClick={onFind}>
        {alike ? "再比对一次" : "比对各单位的正文"}
      </Button>
      {alike?.length === 0 && <p>没有发现各单位之间雷同的正文。</p>}
      {alikeClusters(alike ?? []).map((cluster) => (
        <details key={cluster.names.join("、")} open>
          <summary className={styles.summary}>{clusterLine(cluster)}</summary>
          {cluster.pairs.map((pair) => (
            <Pair key={`${pair.here.source} ${pair.there.source}`} pair={pair} />
          ))}
        </details>
      ))}
    </>
  );
}
