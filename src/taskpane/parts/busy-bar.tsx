// What is being done, and a way to stop it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useState, type ReactElement } from "react";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "40px",
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  words: { flexGrow: 1 },
  track: {
    position: "relative",
    flexBasis: "100%",
    height: "3px",
    marginInline: `calc(-1 * ${tokens.spacingHorizontalM})`,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground6,
  },
  done: {
    height: "100%",
    backgroundColor: tokens.colorCompoundBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  runner: {
    position: "absolute",
    insetBlock: 0,
    width: "35%",
    backgroundColor: tokens.colorCompoundBrandBackground,
    animationName: { from: { transform: "translateX(-100%)" }, to: { transform: "translateX(290%)" } },
    animationDuration: "1.6s",
    animationTimingFunction: "linear",
    animationIterationCount: "infinite",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none", width: "100%", opacity: 0.6 },
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
});

/** So long no step of ours takes without a word of how far it is. */
const LONG = 30_000;
const LongWait = lazy(async () => ({ default: (await import("./long-wait")).LongWait }));

interface Props {
  readonly doing: string;
  /** From 0 to 1, where it can be told. */
  readonly share?: number | undefined;
  readonly onCancel?: () => void;
}

export function BusyBar({ doing, share, onCancel }: Props): ReactElement {
  const styles = useStyles();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, [doing, share]);
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div className={styles.bar}>
      <span className={styles.words}>
        {doing}…{percent !== undefined && `　${percent}%`}
        <Suspense fallback={null}>{isLong && <LongWait />}</Suspense>
      </span>
      {onCancel && (
        <Button size="small" appearance="subtle" onClick={onCancel}>
          取消
        </Button>
      )}
      <div
        className={styles.track}
        role="progressbar"
        aria-label={doing}
        {...(percent !== undefined && { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
      >
        {percent === undefined ? (
          <div className={styles.runner} />
        ) : (
          <div className={styles.done} style={{ width: `${percent}%` }} />
        )}
      </div>
    </div>
  );
}
