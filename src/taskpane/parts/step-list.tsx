// 办完了没有, as a strip: the steps of the work with what is left of each; the first that is left is the one to go to. The same in
// every pane.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { nextStep, type StepId, type TaskStep } from "../../app/check/task-steps";
import { Icon } from "../icons";
import { useLook } from "./look";
import { useRoving } from "./roving";

const useStyles = makeStyles({
  strip: {
    display: "grid",
    gridTemplateColumns: "repeat(6, minmax(0, 1fr))",
    "@media (max-width: 240px)": { gridTemplateColumns: "repeat(3, minmax(0, 1fr))" },
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    listStyleType: "none",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  step: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    width: "100%",
    minHeight: "44px",
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusMedium,
    textAlign: "center",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  /** The one to go to, while the screen asks for something itself: only what it asks is filled. */
  awaited: {
    boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground1,
    "@media (forced-colors: active)": { border: "2px solid Highlight" },
  },
  next: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ":hover": { backgroundColor: tokens.colorBrandBackgroundHover },
    "@media (forced-colors: active)": { border: "2px solid Highlight" },
  },
  name: { whiteSpace: "nowrap" },
  /** Two characters of each are enough in a narrow pane; the sentence behind says the rest. */
  room: {
    "@media (max-width: 399px)": { display: "none" },
  },
  done: { color: tokens.colorStatusSuccessForeground1 },
  short: {
    display: "inline-flex",
    alignItems: "center",
    columnGap: "1px",
    fontSize: tokens.fontSizeBase100,
    lineHeight: "14px",
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground3,
  },
  onBrand: { color: tokens.colorNeutralForegroundOnBrand },
});

/** What its name begins with where there is room. */
const LEAD: Readonly<Partial<Record<StepId, string>>> = { previous: "对照" };
const TRAIL: Readonly<Partial<Record<StepId, string>>> = { report: "报告" };

interface Props {
  readonly steps: readonly TaskStep[];
  /** The one whose place is open below the strip. */
  readonly open?: StepId | undefined;
  /** The screen has a button of its own that leads on. */
  readonly asked?: boolean;
  readonly onGo: (step: TaskStep) => void;
  /** Choosers that a step opens. */
  readonly children?: ReactNode;
}

export function StepList({ steps, open, asked = false, onGo, children }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const next = nextStep(steps);
  const roving = useRoving<HTMLOListElement>();
  const shownStep = (step: TaskStep): ReactElement => {
    const { id, name, done, short, words } = step;
    return (
      <li key={id}>
        <button
          type="button"
          className={mergeClasses(look.bare, styles.step, id === next?.id && (asked ? styles.awaited : styles.next))}
          aria-current={id === next?.id ? "step" : undefined}
          aria-expanded={open === id ? true : undefined}
          title={words}
          onClick={() => onGo(step)}
        >
          <span className={mergeClasses(styles.name, done && styles.done)}>
            {LEAD[id] !== undefined && <span className={styles.room}>{LEAD[id]}</span>}
            {name.slice((LEAD[id] ?? "").length, name.length - (TRAIL[id] ?? "").length)}
            {TRAIL[id] !== undefined && <span className={styles.room}>{TRAIL[id]}</span>}
          </span>
          <span className={mergeClasses(styles.short, done && styles.done, id === next?.id && !asked && styles.onBrand)}>
            {done && <Icon name="passed" size={10} />}
            {short}
          </span>
          <span className={look.unseen}>{words}</span>
        </button>
      </li>
    );
  };
  return (
    <nav aria-label="办完了没有">
      <ol {...roving} className={styles.strip}>
        {steps.map(shownStep)}
      </ol>
      {children}
    </nav>
  );
}
