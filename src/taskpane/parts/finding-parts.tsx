// What cards of findings are made of, wherever they stand: under a table, under a cause, beside the prose.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { lazy, Suspense, type ComponentProps, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import { canBeExplained } from "../../core/check/explanations";
import type { CellPlace } from "../../ports/workbook";
import { CLASS_WORDS, VERDICT_WORDS } from "../check-view";
import { Icon } from "../icons";
import { useLook } from "./look";

export const useFindingLook = makeStyles({
  /** Of cards, one below the other. */
  list: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  /** Room for the tabs above, when it is scrolled to. */
  roomy: { scrollMarginTop: "56px", scrollMarginBottom: "12px" },
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
  place: { marginInlineStart: "auto", color: tokens.colorBrandForeground1, fontVariantNumeric: "tabular-nums" },
  message: { display: "block", marginTop: "2px", lineHeight: "22px", overflowWrap: "anywhere" },
});

const useStyles = makeStyles({
  verdict: { display: "inline-flex", alignItems: "center", columnGap: "3px", fontWeight: tokens.fontWeightSemibold },
  class: {
    paddingLeft: "6px",
    paddingRight: "6px",
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    lineHeight: "16px",
  },
  toggle: {
    display: "flex",
    alignItems: "center",
    width: "100%",
    boxSizing: "border-box",
    minHeight: "28px",
    paddingLeft: tokens.spacingHorizontalSNudge,
    paddingRight: tokens.spacingHorizontalSNudge,
    fontSize: tokens.fontSizeBase200,
    ":hover": { color: tokens.colorNeutralForeground1 },
  },
  chevron: {
    transitionProperty: "transform",
    transitionDuration: tokens.durationFast,
    "@media (prefers-reduced-motion: reduce)": { transitionDuration: "0s" },
  },
  open: { transform: "rotate(90deg)" },
  cells: { listStyleType: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  cell: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    boxSizing: "border-box",
    minHeight: "24px",
    alignItems: "center",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { color: tokens.colorBrandForeground1 },
  },
});

/** How grave it is: the verdict with its sign, and the class. */
export function Gravity({
  finding: { verdict, class: grade },
  look,
}: {
  readonly finding: Pick<ReportedFinding, "verdict" | "class">;
  /** The verdict's colour. */
  readonly look: string;
}): ReactElement {
  const styles = useStyles();
  return (
    <>
      <span className={mergeClasses(styles.verdict, look)}>
        <Icon name={verdict} size={14} />
        {VERDICT_WORDS[verdict]}
      </span>
      <span className={styles.class}>{CLASS_WORDS[grade]}</span>
    </>
  );
}

/** A line that unfolds what stands below it. */
export function Unfold({
  name,
  about,
  open,
  look,
  controls,
  tabIndex,
  onToggle,
}: {
  readonly name: string;
  /** What it belongs to, for those who do not see where it stands. */
  readonly about: string;
  readonly open: boolean;
  readonly look: string;
  readonly controls?: string | undefined;
  readonly tabIndex?: number;
  readonly onToggle: () => void;
}): ReactElement {
  const styles = useStyles();
  const parts = useLook();
  return (
    <button
      type="button"
      className={mergeClasses(parts.bare, styles.toggle, look)}
      tabIndex={tabIndex}
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      <Icon name="open" size={12} className={mergeClasses(styles.chevron, open && styles.open)} />
      {name}
      <span className={parts.unseen}>：{about}</span>
    </button>
  );
}

export type ShownCell = Pick<ReportedFinding["cells"][number], "label" | "value" | "at">;

/** Cells with what they hold, each of them a way there. */
export function CellList({
  cells,
  look,
  nameOf,
  onShow,
}: {
  readonly cells: readonly ShownCell[];
  readonly look?: string;
  readonly nameOf: (cell: ShownCell) => string;
  readonly onShow: (place: CellPlace) => void;
}): ReactElement | null {
  const styles = useStyles();
  const parts = useLook();
  if (cells.length === 0) return null;
  return (
    <ul className={styles.cells}>
      {cells.map((cell, at) => (
        <li key={at}>
          <button
            type="button"
            className={mergeClasses(parts.bare, styles.cell, look)}
            disabled={cell.at === undefined}
            onClick={() => cell.at && onShow(cell.at)}
          >
            <span>{nameOf(cell)}</span>
            <span className={parts.figures}>{cell.value === null || cell.value === "" ? "空" : cell.value}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const ReasonPart = lazy(async () => ({ default: (await import("../reasons/reason-part")).ReasonPart }));

/** The reason that may be given for it, where one may. */
export function FindingReason(props: ComponentProps<typeof ReasonPart>): ReactElement | null {
  return canBeExplained(props.finding) ? (
    <Suspense fallback={null}>
      <ReasonPart {...props} />
    </Suspense>
  ) : null;
}
