// One finding: how grave, the sentence, both sides and what they differ by; its ground and its cells on demand.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, memo, Suspense, type ReactElement } from "react";
import { CLASS_WORDS, VERDICT_WORDS, type FindingView } from "../check-view";
import { Icon } from "../icons";
import { useLook } from "./look";

const ReasonPart = lazy(async () => ({ default: (await import("../reasons/reason-part")).ReasonPart }));

const useStyles = makeStyles({
  card: {
    position: "relative",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
    scrollMarginTop: "56px",
    scrollMarginBottom: "12px",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  main: {
    display: "block",
    width: "100%",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
  verdict: { display: "inline-flex", alignItems: "center", columnGap: "3px", fontWeight: tokens.fontWeightSemibold },
  broken: { color: tokens.colorStatusDangerForeground1 },
  undecided: { color: tokens.colorStatusWarningForeground1 },
  unreadable: { color: tokens.colorStatusWarningForeground1 },
  soft: { color: tokens.colorNeutralForeground2 },
  class: {
    paddingLeft: "6px",
    paddingRight: "6px",
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    lineHeight: "16px",
  },
  place: { marginInlineStart: "auto", color: tokens.colorBrandForeground1, fontVariantNumeric: "tabular-nums" },
  message: { display: "block", marginTop: "2px", lineHeight: "22px", overflowWrap: "anywhere" },
  sums: {
    display: "grid",
    gridTemplateColumns: "repeat(3, minmax(0, auto))",
    justifyContent: "start",
    columnGap: tokens.spacingHorizontalL,
    marginTop: "2px",
    fontVariantNumeric: "tabular-nums",
  },
  sum: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: "4px" },
  sumName: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  toggle: {
    display: "flex",
    alignItems: "center",
    columnGap: "2px",
    width: "100%",
    boxSizing: "border-box",
    minHeight: "28px",
    paddingLeft: tokens.spacingHorizontalSNudge,
    paddingRight: tokens.spacingHorizontalSNudge,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    ":hover": { color: tokens.colorNeutralForeground1 },
  },
  chevron: {
    transitionProperty: "transform",
    transitionDuration: tokens.durationFast,
    "@media (prefers-reduced-motion: reduce)": { transitionDuration: "0s" },
  },
  open: { transform: "rotate(90deg)" },
  ground: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  quote: { margin: 0 },
  cells: { listStyleType: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  cell: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    boxSizing: "border-box",
    minHeight: "24px",
    alignItems: "center",
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorBrandForeground1 },
  },
  value: { fontVariantNumeric: "tabular-nums" },
});

interface Props {
  readonly finding: FindingView;
  readonly current: boolean;
  readonly open: boolean;
  /** Whether the keyboard reaches it with Tab; the arrow keys reach it anyway. */
  readonly reachable: boolean;
  readonly onJump: (finding: FindingView, address?: string) => void;
  readonly onToggle: (key: string) => void;
  readonly busy: boolean;
  readonly onExplain: (finding: FindingView, reason: string) => void;
}

/** The first sheet's name need not be said to someone who looks at the group of that table. */
const bare = (address: string): string => address.slice(address.lastIndexOf("!") + 1);

export const FindingCard = memo(function FindingCard({
  finding,
  current,
  open,
  reachable,
  onJump,
  onToggle,
  busy,
  onExplain,
}: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const { verdict, sums } = finding;
  const tabIndex = reachable ? 0 : -1;
  const grave = finding.class === "A" || finding.class === "B" || verdict !== "broken";
  const groundId = `ground-${finding.key}`;
  return (
    <li className={mergeClasses(styles.card, current && styles.current)}>
      <button
        type="button"
        data-finding={finding.key}
        className={mergeClasses(look.bare, styles.main)}
        tabIndex={tabIndex}
        aria-current={current || undefined}
        onClick={() => onJump(finding)}
      >
        <span className={styles.head}>
          <span className={mergeClasses(styles.verdict, grave ? styles[verdict] : styles.soft)}>
            <Icon name={verdict} size={14} />
            {VERDICT_WORDS[verdict]}
          </span>
          <span className={styles.class}>{CLASS_WORDS[finding.class]}</span>
          {finding.places[0] !== undefined && <span className={styles.place}>{bare(finding.places[0])}</span>}
        </span>
        <span className={styles.message}>{finding.message}</span>
        {sums && (
          <span className={styles.sums}>
            {(
              [
                ["左边", sums.left],
                ["右边", sums.right],
                ["相差", sums.difference],
              ] as const
            ).map(([name, figure]) => (
              <span key={name} className={styles.sum}>
                <span className={styles.sumName}>{name}</span>
                <span className={name === "相差" ? styles.strong : undefined}>{figure}</span>
              </span>
            ))}
          </span>
        )}
      </button>
      <button
        type="button"
        className={mergeClasses(look.bare, styles.toggle)}
        tabIndex={tabIndex}
        aria-expanded={open}
        aria-controls={open ? groundId : undefined}
        onClick={() => onToggle(finding.key)}
      >
        <Icon name="open" size={12} className={mergeClasses(styles.chevron, open && styles.open)} />
        依据和单元格
        <span className={look.unseen}>：{finding.message}</span>
      </button>
      {open && (
        <div id={groundId} className={styles.ground}>
          <p className={styles.quote}>
            {finding.rule}　{finding.ground}
          </p>
          {finding.cells.length > 0 && (
            <ul className={styles.cells}>
              {finding.cells.map((cell, at) => (
                <li key={at}>
                  <button
                    type="button"
                    className={mergeClasses(look.bare, styles.cell)}
                    disabled={cell.address === ""}
                    onClick={() => onJump(finding, cell.address)}
                  >
                    <span>{cell.label}</span>
                    <span className={styles.value}>{cell.value === "" ? "空" : cell.value}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {finding.mayExplain && (
        <Suspense fallback={null}>
          <ReasonPart finding={finding} busy={busy} onExplain={onExplain} />
        </Suspense>
      )}
    </li>
  );
});
