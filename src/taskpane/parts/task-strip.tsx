// 办完了没有: the steps of the work with what is left of each; the first that is left is the one to go to.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import { nextStep, type StepId, type TaskStep } from "../../app/check/task-steps";
import type { CheckView } from "../check-view";
import { FileChooser } from "./file-chooser";
import { Icon } from "../icons";
import type { ProseView } from "../prose/view";
import type { PaneActions } from "../pane-actions";
import type { WrittenFigures } from "../report/written-figures";
import type { ScreenId } from "../state";
import { useLook } from "./look";
import { useRoving } from "./roving";
import { stepsOf } from "./steps-of";

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

/** Where each step is done. */
const SCREENS: Readonly<Record<StepId, ScreenId>> = {
  filled: "check",
  balanced: "check",
  previous: "check",
  prose: "prose",
  report: "report",
  final: "report",
};

/** What its name begins with where there is room. */
const LEAD: Readonly<Partial<Record<StepId, string>>> = { previous: "对照" };
const TRAIL: Readonly<Partial<Record<StepId, string>>> = { report: "报告" };

interface Props {
  readonly view: CheckView;
  readonly prose: ProseView | undefined;
  /** 数据摘要 of what was written last. */
  readonly made: WrittenFigures;
  /** The report that was written last is at hand. */
  readonly hasWritten: boolean;
  readonly actions: Pick<PaneActions, "go" | "next" | "takePrevious" | "writeReport" | "makeFinal" | "readReportProse">;
}

export function TaskStrip({ view, prose, made, hasWritten, actions }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const steps = stepsOf(view, prose, made);
  const next = nextStep(steps);
  const roving = useRoving<HTMLOListElement>();
  const previous = useRef<HTMLInputElement>(null);
  const final = useRef<HTMLInputElement>(null);
  const go = ({ id, done }: TaskStep): void => {
    if (id === "report" && !done) return actions.writeReport();
    actions.go(SCREENS[id]);
    if (done) return;
    if (id === "filled" || id === "balanced") actions.next();
    // The only way on is a file.
    if (id === "previous" && view.before !== "given") previous.current?.click();
    if (id === "final") final.current?.click();
    if (id === "prose" && prose === undefined && hasWritten) actions.readReportProse();
  };
  const shownStep = (step: TaskStep): ReactElement => {
    const { id, name, done, short, words } = step;
    return (
      <li key={id}>
        <button
          type="button"
          className={mergeClasses(look.bare, styles.step, id === next?.id && styles.next)}
          aria-current={id === next?.id ? "step" : undefined}
          title={words}
          onClick={() => go(step)}
        >
          <span className={mergeClasses(styles.name, done && styles.done)}>
            {LEAD[id] !== undefined && <span className={styles.room}>{LEAD[id]}</span>}
            {name.slice((LEAD[id] ?? "").length, name.length - (TRAIL[id] ?? "").length)}
            {TRAIL[id] !== undefined && <span className={styles.room}>{TRAIL[id]}</span>}
          </span>
          <span className={mergeClasses(styles.short, done && styles.done, id === next?.id && styles.onBrand)}>
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
      <FileChooser ref={previous} name="上年报告" onFile={actions.takePrevious} />
      <FileChooser ref={final} name="写好的报告" accept=".docx" onFile={actions.makeFinal} />
    </nav>
  );
}
