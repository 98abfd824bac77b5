// One finding: how grave, the sentence, both sides and what they differ by; its ground and its cells on demand.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import type { CellPlace } from "../../ports/workbook";
import { squareBeside } from "../../app/words/place";
import { CellList, Gravity, FindingReason, Unfold, useFindingLook } from "./finding-parts";
import { useLook } from "./look";

const useStyles = makeStyles({
  card: { position: "relative", ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  broken: { color: tokens.colorStatusDangerForeground1 },
  undecided: { color: tokens.colorStatusWarningForeground1 },
  unreadable: { color: tokens.colorStatusWarningForeground1 },
  soft: { color: tokens.colorNeutralForeground2 },
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
  toggle: { columnGap: "2px", color: tokens.colorNeutralForeground3 },
  ground: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  quote: { margin: 0 },
  convert: { margin: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  cell: {
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
});

interface Props {
  readonly finding: ReportedFinding;
  readonly current: boolean;
  readonly open: boolean;
  /** Whether the keyboard reaches it with Tab; the arrow keys reach it anyway. */
  readonly reachable: boolean;
  readonly onJump: (finding: ReportedFinding, place?: CellPlace) => void;
  readonly onToggle: (key: string) => void;
  readonly busy: boolean;
  readonly onExplain: (finding: ReportedFinding, reason: string) => void;
  /** The repair of digits kept as texts; absent where none is offered. */
  readonly onConvert?: (() => void) | undefined;
}

export const FindingCard = memo(function OneFinding({
  finding,
  current,
  open,
  reachable,
  onJump,
  onToggle,
  busy,
  onExplain,
  onConvert,
}: Props): ReactElement {
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  const { verdict, left, right, difference } = finding;
  const tabIndex = reachable ? 0 : -1;
  const grave = finding.class === "A" || finding.class === "B" || verdict !== "broken";
  const groundId = `ground-${finding.key}`;
  return (
    <li className={mergeClasses(parts.card, parts.roomy, styles.card, current && parts.current)}>
      <button
        type="button"
        data-finding={finding.key}
        className={mergeClasses(look.bare, parts.main)}
        tabIndex={tabIndex}
        aria-current={current || undefined}
        onClick={() => onJump(finding)}
      >
        <span className={parts.head}>
          <Gravity finding={finding} look={grave ? styles[verdict] : styles.soft} />
          {/* The sheet's name need not be said to someone who looks at the group of that table. */}
          {finding.places[0] && <span className={parts.place}>{squareBeside(finding.places[0], finding.message)}</span>}
        </span>
        <span className={parts.message}>{finding.message}</span>
        {left !== null && right !== null && (
          <span className={styles.sums}>
            {(
              [
                ["左边", left],
                ["右边", right],
                ["相差", difference],
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
      <Unfold
        name="依据和单元格"
        about={finding.message}
        open={open}
        look={styles.toggle}
        controls={open ? groundId : undefined}
        tabIndex={tabIndex}
        onToggle={() => onToggle(finding.key)}
      />
      {open && (
        <div id={groundId} className={styles.ground}>
          <p className={styles.quote}>{finding.ground}</p>
          <CellList
            cells={finding.cells}
            look={styles.cell}
            nameOf={({ label }) => label}
            onShow={(place) => onJump(finding, place)}
          />
        </div>
      )}
      {onConvert && finding.finding.detail.kind === "numbers-as-text" && (
        <Button className={styles.convert} size="small" tabIndex={tabIndex} disabledFocusable={busy} onClick={onConvert}>
          转换为数字
        </Button>
      )}
      <FindingReason finding={finding} busy={busy} onExplain={onExplain} />
    </li>
  );
});
