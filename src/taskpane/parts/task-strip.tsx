// 办完了没有: the steps of the work with what is left of each; the first that is left is the one to go to.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import { nextStep, type StepId, type TaskStep } from "../../app/check/task-steps";
import type { CheckView } from "../check-view";
import { FileChooser } from "./file-chooser";
import { Icon } from "../icons";
import type { ProseView } from "../prose/view";
import type { ScreenId } from "../state";
import { useLook } from "./look";
import { stepsOf } from "./steps-of";

const useStyles = makeStyles({
  strip: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(60px, 1fr))",
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
  name: { display: "inline-flex", alignItems: "center", columnGap: "3px", whiteSpace: "nowrap" },
  done: { color: tokens.colorStatusSuccessForeground1 },
  short: {
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
};

interface Props {
  readonly view: CheckView;
  readonly prose: ProseView | undefined;
  /** 数据摘要 of the figures that were written into a report last. */
  readonly written: string | undefined;
  readonly onGo: (screen: ScreenId) => void;
  /** On to the next place that something is the matter with. */
  readonly onNext: () => void;
  readonly onPrevious: (file: File) => void;
}

export function TaskStrip({ view, prose, written, onGo, onNext, onPrevious }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const steps = stepsOf(view, prose, written);
  const next = nextStep(steps);
  const input = useRef<HTMLInputElement>(null);
  const go = ({ id, done }: TaskStep): void => {
    onGo(SCREENS[id]);
    if (done) return;
    if (id === "filled" || id === "balanced") onNext();
    // Its only way on is a file.
    if (id === "previous" && view.before !== "given") input.current?.click();
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
            {done && <Icon name="passed" size={14} />}
            {name}
          </span>
          <span className={mergeClasses(styles.short, id === next?.id && styles.onBrand)}>{short}</span>
          <span className={look.unseen}>{words}</span>
        </button>
      </li>
    );
  };
  return (
    <nav aria-label="办完了没有">
      <ol className={styles.strip}>{steps.map(shownStep)}</ol>
      <FileChooser ref={input} name="上年报告" onFile={onPrevious} />
    </nav>
  );
}
