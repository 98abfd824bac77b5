// The four numbers of a check. Each is also a switch that shows only its findings.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { VERDICT_WORDS, type CheckView, type FindingVerdict } from "../check-view";
import { Icon } from "../icons";
import { useLook } from "./look";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: "4px" },
  /** Three and one below would look as if the one were more than the three. */
  pairs: {
    "@media (min-width: 241px) and (max-width: 399px)": { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))" },
  },
  tile: {
    display: "flex",
    flexGrow: 1,
    alignItems: "center",
    justifyContent: "center",
    columnGap: "4px",
    minHeight: "28px",
    boxSizing: "border-box",
    padding: "0 6px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  press: {
    ":hover:enabled": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":disabled": { color: tokens.colorNeutralForeground3 },
  },
  pressed: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-3px" },
  },
  number: {
    display: "inline-flex",
    alignItems: "center",
    columnGap: "3px",
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  words: { fontSize: tokens.fontSizeBase200, lineHeight: "18px", whiteSpace: "nowrap" },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  broken: { color: tokens.colorStatusDangerForeground1 },
  undecided: { color: tokens.colorStatusWarningForeground1 },
  unreadable: { color: tokens.colorStatusWarningForeground1 },
  none: { color: tokens.colorNeutralForeground3 },
});

/** What could not be read is rare, and told only where there is any. */
const TOLD = ["broken", "undecided", "unreadable"] as const;

interface Props {
  readonly counts: CheckView["counts"];
  readonly chosen: "" | FindingVerdict;
  readonly onChoose: (verdict: "" | FindingVerdict) => void;
}

export function CountsRow({ counts, chosen, onChoose }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const inside = (verdict: keyof CheckView["counts"]): ReactElement => (
    <>
      <span className={mergeClasses(styles.number, counts[verdict] === 0 ? styles.none : styles[verdict])}>
        <Icon name={verdict} size={12} />
        {counts[verdict]}
      </span>
      <span className={styles.words}>{VERDICT_WORDS[verdict]}</span>
    </>
  );
  const told = TOLD.filter((verdict) => verdict !== "unreadable" || counts[verdict] > 0 || chosen === verdict);
  return (
    <div className={mergeClasses(styles.row, told.length === TOLD.length && styles.pairs)} role="group" aria-label="审核结论">
      <div className={styles.tile}>{inside("passed")}</div>
      {told.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={mergeClasses(look.bare, styles.tile, styles.press, chosen === verdict && styles.pressed)}
          aria-pressed={chosen === verdict}
          title={`只看${VERDICT_WORDS[verdict]}的`}
          disabled={counts[verdict] === 0 && chosen !== verdict}
          onClick={() => onChoose(chosen === verdict ? "" : verdict)}
        >
          {inside(verdict)}
        </button>
      ))}
    </div>
  );
}
