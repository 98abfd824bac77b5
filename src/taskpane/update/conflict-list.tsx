// Places of ours that were edited by hand since: theirs, ours or both, each chosen, none by itself. Knows no host.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ConflictChoice } from "../../app/publish/plan/part";
import { Icon } from "../icons";
import { Fold, useCard } from "../parts/card";
import { LaterPicture } from "../parts/later-picture";
import { useLook } from "../parts/look";
import { tableTurn } from "./found-list";
import { choiceFor, type Chosen, type ConflictLine, type FoundTable, type UpdateAnswer } from "./update-view";

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  icon: { color: tokens.colorStatusWarningForeground1, "@media (forced-colors: active)": { color: "CanvasText" } },
  conflict: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  legend: {
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    float: "left",
    width: "100%",
    overflowWrap: "anywhere",
  },
  picture: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  sentence: { display: "block", clear: "both", overflowWrap: "anywhere" },
  choices: { clear: "both", display: "flex", flexDirection: "column" },
  choice: {
    display: "grid",
    gridTemplateColumns: "16px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "start",
    minHeight: "24px",
    lineHeight: "22px",
    cursor: "pointer",
    overflowWrap: "anywhere",
  },
  radio: { width: "16px", height: "16px", margin: "3px 0 0", accentColor: tokens.colorCompoundBrandBackground },
  value: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  rest: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface Props {
  readonly conflicts: readonly ConflictLine[];
  readonly tables: readonly FoundTable[];
  readonly chosen: Chosen;
  readonly busy: boolean;
  readonly onAsk: (asked: UpdateAnswer) => void;
}

const WORDS: Readonly<Record<ConflictChoice, string>> = { theirs: "保留文档的", ours: "改用统计表的", both: "两者并存" };

/**
 * What a choice is kept by. Two versions of one cell cannot stand in it: both means the whole table twice, so that it holds
 * for the table and every choice for its cells goes.
 */
function choosing(
  conflicts: readonly ConflictLine[],
  { key, table }: ConflictLine,
  choice: ConflictChoice,
): Record<string, ConflictChoice | undefined> {
  if (table === undefined) return { [key]: choice };
  if (choice !== "both") return { [table]: undefined, [key]: choice };
  const cells = conflicts.filter((one) => one.table === table).map((one) => [one.key, undefined] as const);
  return { ...Object.fromEntries(cells), [table]: "both" };
}

function Conflict({ conflict, conflicts, chosen, busy, onAsk }: { readonly conflict: ConflictLine } & Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const current = choiceFor(chosen, conflict);
  const choices: readonly ConflictChoice[] = conflict.both ? ["theirs", "ours", "both"] : ["theirs", "ours"];
  const value = (choice: ConflictChoice): string => {
    if (choice === "both")
      return conflict.table === undefined ? `${conflict.theirs}〔统计表：${conflict.ours}〕` : `另写一张${conflict.table}在后面`;
    const text = choice === "theirs" ? conflict.theirs : conflict.ours;
    return text === "" ? "空" : text;
  };
  return (
    <fieldset className={styles.conflict}>
      <legend className={styles.legend}>{conflict.label}</legend>
      {conflict.sentence !== "" && <span className={mergeClasses(look.hint, styles.sentence)}>{conflict.sentence}</span>}
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={`conflict-${conflict.key}`}
              className={styles.radio}
              checked={current === choice}
              disabled={busy}
              onChange={() => onAsk({ kind: "choose", chosen: choosing(conflicts, conflict, choice) })}
            />
            <span>
              {WORDS[choice]}：<span className={styles.value}>{value(choice)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** More than these are looked at in the picture of the table first, where one press decides each. */
const FEW = 6;

/** The squares of one table that were edited by hand, where they stand: a press takes ours, another leaves theirs. */
function TableConflicts({ table, ...props }: { readonly table: FoundTable } & Props): ReactElement {
  const look = useLook();
  const styles = useStyles();
  const { conflicts, chosen, busy, onAsk } = props;
  const own = conflicts.filter((conflict) => conflict.table === table.key);
  const lines = own.map((conflict) => <Conflict key={conflict.key} conflict={conflict} {...props} />);
  const { pictured } = table;
  if (!pictured || own.length < 2) return <>{lines}</>;
  const lineAt = (index: number): ConflictLine | undefined => {
    const id = pictured.cells.get(index)?.id;
    return own.find(({ key }) => key === `${table.key}/${id}`);
  };
  return (
    <>
      <p className={mergeClasses(look.hint, styles.picture)}>
        带删除线的是文档里改过的，下面是统计表的；按一下改用统计表的，再按一下保留文档的，带问号的还没有选定。
      </p>
      <LaterPicture
        picture={pictured.picture}
        changeAt={(index) => {
          const line = lineAt(index);
          const cell = pictured.cells.get(index);
          if (!line || !cell) return undefined;
          const choice = choiceFor(chosen, line);
          // What was chosen is what will stand there.
          if (choice === "theirs")
            return {
              words: `${line.label}保留文档的${line.theirs === "" ? "空" : line.theirs}`,
              before: "",
              after: line.theirs,
              replaces: false,
              doubtful: false,
              taken: false,
            };
          return { ...tableTurn(cell), doubtful: choice === undefined, taken: choice !== undefined };
        }}
        heldAt={(index) => pictured.held[index] ?? ""}
        onPress={(index) => {
          const line = lineAt(index);
          if (!line || busy) return;
          const next = choiceFor(chosen, line) === "ours" ? "theirs" : "ours";
          onAsk({ kind: "choose", chosen: choosing(conflicts, line, next) });
        }}
      />
      <Fold title="逐格选" note={`${own.length}格`} startsOpen={own.length <= FEW}>
        {lines}
      </Fold>
    </>
  );
}

export function ConflictList(props: Props): ReactElement | null {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const { conflicts, tables, chosen, busy, onAsk } = props;
  if (conflicts.length === 0) return null;
  const open = conflicts.filter((conflict) => choiceFor(chosen, conflict) === undefined);
  const rest = (choice: ConflictChoice): void =>
    onAsk({ kind: "choose", chosen: Object.fromEntries(open.map(({ key }) => [key, choice])) });
  return (
    <section className={mergeClasses(card.card, styles.frame)} aria-label="写入之后又经手工修改的地方">
      <div className={card.cardHead}>
        <Icon name="undecided" size={16} className={styles.icon} />
        <span>写入之后又经手工修改</span>
        <span className={card.many}>{open.length > 0 ? `${open.length}处未定` : `${conflicts.length}处已定`}</span>
      </div>
      {conflicts
        .filter(({ table }) => !tables.some(({ key }) => key === table))
        .map((conflict) => (
          <Conflict key={conflict.key} conflict={conflict} {...props} />
        ))}
      {tables.map((table) => (
        <TableConflicts key={table.key} table={table} {...props} />
      ))}
      {open.length > 1 && (
        <div className={styles.rest}>
          <span className={look.hint}>未定的{open.length}处：</span>
          <Button size="small" disabledFocusable={busy} onClick={() => rest("theirs")}>
            都保留文档的
          </Button>
          <Button size="small" disabledFocusable={busy} onClick={() => rest("ours")}>
            都改用统计表的
          </Button>
        </div>
      )}
    </section>
  );
}
