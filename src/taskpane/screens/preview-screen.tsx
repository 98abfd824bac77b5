// What would change, before it changes: cell by cell, the doubtful ones asked, nothing without a yes.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { Icon } from "../icons";
import type { PaneActs } from "../pane-acts";
import { useLook } from "../parts/look";
import type { FigureChange, Preview, SquareChange } from "../views";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, rowGap: tokens.spacingVerticalM },
  lead: { margin: 0, lineHeight: "22px", overflowWrap: "anywhere" },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  cardHead: {
    display: "flex",
    "@media (max-width: 240px)": { flexWrap: "wrap" },
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    boxSizing: "border-box",
    minHeight: "40px",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  fold: { ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  many: {
    marginInlineStart: "auto",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
  open: { transform: "rotate(90deg)" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: "pointer",
  },
  flat: { gridTemplateColumns: "minmax(0, 1fr)", cursor: "default" },
  box: { width: "16px", height: "16px", margin: "3px 0 0", accentColor: tokens.colorCompoundBrandBackground },
  name: { fontSize: tokens.fontSizeBase200, lineHeight: "18px", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  change: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: "line-through" },
  blank: { color: tokens.colorNeutralForeground3 },
  after: { fontWeight: tokens.fontWeightSemibold },
  doubt: { color: tokens.colorStatusWarningForeground1, fontSize: tokens.fontSizeBase200 },
  remarks: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  inCard: {
    marginLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
  },
  foot: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: `auto calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingVerticalXXL})`,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  wide: { flexGrow: 1 },
  all: {
    display: "flex",
    justifyContent: "end",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

type Acts = Pick<PaneActs, "agree" | "discard" | "answer">;

function Turn({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <span className={styles.change}>
      <span className={look.unseen}>由</span>
      <span className={before === "" ? styles.blank : styles.before}>{before === "" ? "空" : before}</span>
      <Icon name="next" size={12} />
      <span className={look.unseen}>改为</span>
      <span className={styles.after}>{after === "" ? "空" : after}</span>
    </span>
  );
}

function SquareLine({ change }: { readonly change: SquareChange }): ReactElement {
  const styles = useStyles();
  return (
    <li className={mergeClasses(styles.line, styles.flat)}>
      <div>
        <div className={styles.name}>
          {change.address}　{change.label}
        </div>
        <Turn before={change.before} after={change.after} />
      </div>
    </li>
  );
}

/** Something to tick: the whole line is its label. */
function Tick({
  taken,
  disabled,
  onTick,
  children,
}: {
  readonly taken: boolean;
  readonly disabled: boolean;
  readonly onTick: (taken: boolean) => void;
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <label className={styles.line}>
      <input
        type="checkbox"
        className={styles.box}
        checked={taken}
        disabled={disabled}
        onChange={({ target }) => onTick(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

function FigureLine({
  change,
  disabled,
  onAnswer,
}: {
  readonly change: FigureChange;
  readonly disabled: boolean;
  readonly onAnswer: Acts["answer"];
}): ReactElement {
  const styles = useStyles();
  return (
    <li>
      <Tick taken={change.taken} disabled={disabled} onTick={(taken) => onAnswer([change.id], taken)}>
        <span className={styles.name}>{change.label}</span>
        <Turn before={change.before} after={change.after} />
        {change.doubt !== undefined && <span className={styles.doubt}>{change.doubt}</span>}
      </Tick>
    </li>
  );
}

interface CardProps {
  readonly title: string;
  readonly changes: readonly FigureChange[];
  readonly startsOpen: boolean;
  readonly busy: boolean;
  readonly onAnswer: Acts["answer"];
}

/** Changes that belong together, folded away where nothing is asked. */
function FigureCard({ title, changes, startsOpen, busy, onAnswer }: CardProps): ReactElement | null {
  const styles = useStyles();
  const look = useLook();
  const [open, setOpen] = useState(startsOpen);
  if (changes.length === 0) return null;
  const all = changes.every((change) => change.taken);
  return (
    <div className={styles.card}>
      <button
        type="button"
        className={mergeClasses(look.bare, styles.cardHead, styles.fold)}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="open" size={12} className={open ? styles.open : ""} />
        <span>{title}</span>
        <span className={styles.many}>
          {changes.filter((change) => change.taken).length}/{changes.length}格
        </span>
      </button>
      {open && changes.length > 1 && (
        <div className={styles.all}>
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={busy}
            onClick={() =>
              onAnswer(
                changes.map((change) => change.id),
                !all,
              )
            }
          >
            {all ? "全不选" : "全选"}
          </Button>
        </div>
      )}
      {open && (
        <ul className={styles.list}>
          {changes.map((change) => (
            <FigureLine key={change.id} change={change} disabled={busy} onAnswer={onAnswer} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FiguresBody({
  preview,
  busy,
  onAnswer,
}: {
  readonly preview: Extract<Preview, { kind: "figures" }>;
  readonly busy: boolean;
  readonly onAnswer: Acts["answer"];
}): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const asked = (change: FigureChange): boolean => change.kind === "replace" || change.doubt !== undefined;
  const changing = preview.changes.filter((change) => change.kind !== "same");
  const same = preview.changes.length - changing.length;
  return (
    <>
      <FigureCard title="请逐格确认" changes={changing.filter(asked)} startsOpen busy={busy} onAnswer={onAnswer} />
      {preview.groups.map((group) => {
        const ids = new Set(group.ids);
        return (
          <FigureCard
            key={group.title}
            title={group.title}
            changes={changing.filter((change) => ids.has(change.id) && !asked(change))}
            startsOpen={false}
            busy={busy}
            onAnswer={onAnswer}
          />
        );
      })}
      {same > 0 && <p className={look.hint}>另有{same}格与表中相同，不改动。</p>}
      {preview.remarks.length > 0 && (
        <ul className={styles.remarks}>
          {preview.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Sheet by sheet; long lists of changes are folded away. */
function FormBody({
  preview,
  busy,
  onAnswer,
}: {
  readonly preview: Extract<Preview, { kind: "form" }>;
  readonly busy: boolean;
  readonly onAnswer: Acts["answer"];
}): ReactElement {
  const styles = useStyles();
  return (
    <>
      {preview.sheets.map((sheet) => (
        <SheetCard key={sheet.name} sheet={sheet} />
      ))}
      {preview.choices.length > 0 && (
        <div className={styles.card}>
          {preview.choices.map((choice) => (
            <Tick key={choice.id} taken={choice.taken} disabled={busy} onTick={(taken) => onAnswer([choice.id], taken)}>
              {choice.label}
            </Tick>
          ))}
        </div>
      )}
    </>
  );
}

function SheetCard({ sheet }: { readonly sheet: Extract<Preview, { kind: "form" }>["sheets"][number] }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [open, setOpen] = useState(sheet.changes.length > 0 && sheet.changes.length <= 12);
  const head = (
    <>
      <Icon name="sheet" size={16} />
      <span>{sheet.name}</span>
      <span className={styles.many}>{sheet.state}</span>
    </>
  );
  return (
    <div className={styles.card}>
      {sheet.changes.length === 0 ? (
        <div className={styles.cardHead}>{head}</div>
      ) : (
        <button
          type="button"
          className={mergeClasses(look.bare, styles.cardHead, styles.fold)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="open" size={12} className={open ? styles.open : ""} />
          {head}
        </button>
      )}
      {sheet.remarks.length > 0 && (
        <ul className={mergeClasses(styles.remarks, styles.inCard)}>
          {sheet.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
      {open && (
        <ul className={styles.list}>
          {sheet.changes.map((change) => (
            <SquareLine key={change.address} change={change} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface Props {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly acts: Acts;
}

export function PreviewScreen({ preview, busy, acts }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const heading = useRef<HTMLHeadingElement>(null);
  const [pledged, setPledged] = useState(false);
  // Whoever cannot see that the screen has changed is led to its beginning.
  useEffect(() => {
    heading.current?.focus();
  }, [preview.title]);
  const taken =
    preview.kind === "figures" ? preview.changes.filter((change) => change.taken && change.kind !== "same").length : undefined;
  return (
    <div className={styles.page}>
      <h2 ref={heading} className={look.heading} tabIndex={-1}>
        {preview.title}
      </h2>
      <p className={styles.lead}>{preview.lead}</p>
      {preview.kind === "figures" ? (
        <FiguresBody preview={preview} busy={busy} onAnswer={acts.answer} />
      ) : (
        <FormBody preview={preview} busy={busy} onAnswer={acts.answer} />
      )}
      {preview.pledge !== undefined && (
        <div className={styles.card}>
          <Tick taken={pledged} disabled={busy} onTick={setPledged}>
            {preview.pledge}
          </Tick>
        </div>
      )}
      <div className={styles.foot}>
        <Button
          className={styles.wide}
          appearance="primary"
          disabledFocusable={busy || taken === 0 || (preview.pledge !== undefined && !pledged)}
          onClick={acts.agree}
        >
          {taken === undefined ? preview.action : `${preview.action}${taken}格`}
        </Button>
        <Button disabledFocusable={busy} onClick={acts.discard}>
          放弃
        </Button>
      </div>
    </div>
  );
}
