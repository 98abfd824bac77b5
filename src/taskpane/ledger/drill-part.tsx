// What stands behind the selected cell in the ledger, or where the selected case is counted.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { LedgerDrill } from "../../app/check/check-report";
import { spokenPlace } from "../../app/words/place";
import type { RowFilter } from "../../ports/workbook";
import type { PaneActions } from "../pane-actions";
import { useLook } from "../parts/look";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  list: { margin: 0, padding: 0, listStyleType: "none", maxHeight: "240px", overflowY: "auto" },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, ":empty": { display: "none" } },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  lead: { minWidth: "auto", justifyContent: "flex-start" },
});

interface Props {
  /** Absent where the selected cell is none of the ledger's. */
  readonly drilled: LedgerDrill | undefined;
  /** Lists of which some rows are shown alone. */
  readonly alone: readonly RowFilter[];
  readonly actions: Pick<PaneActions, "show" | "showAlone" | "statisticsInWorkbook">;
}

const NOTHING: LedgerDrill = { title: "", lines: [], more: 0 };

export function DrillPart({ drilled = NOTHING, alone, actions }: Props): ReactElement {
  const { title, lines, more } = drilled;
  const styles = useStyles();
  const look = useLook();
  return (
    <section className={styles.part} aria-label="台账">
      {title !== "" && <h3 className={look.heading}>{title}</h3>}
      <div className={styles.acts}>
        {drilled.alone && (
          <Button size="small" onClick={() => actions.showAlone(drilled.alone!, lines[0]?.place)}>
            在台账里只看这{lines.length + more}件
          </Button>
        )}
        {drilled.isWhole && (
          <Button size="small" onClick={actions.statisticsInWorkbook}>
            写成工作表“台账统计”
          </Button>
        )}
        {alone.length > 0 && (
          <Button size="small" onClick={() => actions.showAlone([])}>
            台账恢复显示全部
          </Button>
        )}
      </div>
      {lines.length > 0 && (
        <ul className={styles.list} tabIndex={0}>
          {lines.map(({ name, about, place }, at) => (
            <li key={`${at} ${name}`} className={styles.line}>
              {place ? (
                <Button
                  className={styles.lead}
                  size="small"
                  appearance="subtle"
                  aria-label={`转到${spokenPlace(place)} ${name}`}
                  onClick={() => actions.show(place)}
                >
                  {name}
                </Button>
              ) : (
                <span>{name}</span>
              )}
              {about !== "" && <span className={look.hint}>{about}</span>}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className={look.hint}>另有{more}件没有列出，请到台账里按办理结果筛选查看。</p>}
    </section>
  );
}
