// 记录: every change the add-in made to the workbook, newest first, each with its way back.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Icon } from "../icons";
import { useLook } from "../parts/look";
import type { JournalLine } from "../views";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  list: {
    display: "flex",
    flexDirection: "column",
    listStyleType: "none",
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    "& + &": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  words: { flexGrow: 1, flexBasis: "140px", overflowWrap: "anywhere" },
  what: { lineHeight: "22px" },
  blocked: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalXS, flexBasis: "100%" },
  why: { margin: 0, lineHeight: "20px", color: tokens.colorStatusDangerForeground1, overflowWrap: "anywhere" },
  undone: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly lines: readonly JournalLine[] | undefined;
  readonly busy: boolean;
  readonly onUndo: (id: string, rest?: boolean) => void;
}

export function JournalScreen({ lines = [], busy, onUndo }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <div className={styles.page}>
      <h2 className={look.heading}>改动记录</h2>
      <p className={look.hint}>
        {lines.length === 0
          ? "还没有改动记录。在这里填入、修复、标记以后，每一次都会记在这里，可以逐次撤销。"
          : "年报三表对这个工作簿的每次改动都可以逐次撤销；改动之后又被改过的格不会被覆盖。"}
      </p>
      {lines.length > 0 && (
        <ul className={styles.list}>
          {lines.map((line) => (
            <li key={line.id} className={styles.line}>
              <div className={styles.words}>
                <div className={mergeClasses(styles.what, line.undone && styles.undone)}>{line.what}</div>
                <div className={mergeClasses(look.hint, look.figures)}>
                  {[line.when, line.undone ? "已撤销" : line.fixed].filter(Boolean).join("　")}
                </div>
              </div>
              {!line.undone && line.fixed === undefined && line.blocked === undefined && (
                <Button
                  size="small"
                  icon={<Icon name="undo" size={16} />}
                  disabledFocusable={busy}
                  aria-label={`撤销：${line.what}`}
                  onClick={() => onUndo(line.id)}
                >
                  撤销
                </Button>
              )}
              {line.blocked && (
                <div className={styles.blocked} role="alert">
                  <p className={styles.why}>{line.blocked.sentence}</p>
                  {line.blocked.rest > 0 && (
                    <Button size="small" disabledFocusable={busy} onClick={() => onUndo(line.id, true)}>
                      只撤销其余{line.blocked.rest}格
                    </Button>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
