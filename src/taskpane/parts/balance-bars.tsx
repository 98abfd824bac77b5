// A balance as two bars of one scale: what came in, and what became of it; what they differ by in red. The sentence below says the same.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { BalancePicture, BalanceTerm } from "../../app/check/balance-picture";
import { Unfold } from "./finding-parts";
import { useLook } from "./look";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: "4px",
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: { display: "grid", gridTemplateColumns: "28px minmax(0, 1fr)", columnGap: "6px", alignItems: "center" },
  side: { fontSize: "11px", lineHeight: "14px", color: tokens.colorNeutralForeground3 },
  bar: {
    display: "flex",
    height: "20px",
    overflow: "hidden",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  part: {
    boxSizing: "border-box",
    minWidth: 0,
    overflow: "hidden",
    paddingInline: "2px",
    fontSize: "10px",
    lineHeight: "20px",
    textAlign: "center",
    whiteSpace: "nowrap",
    // Enlarged, no word would be whole; the sentence below has them all.
    "@media (max-width: 240px)": { fontSize: 0 },
    borderRight: `1px solid ${tokens.colorNeutralBackground1}`,
    color: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { borderRight: "1px solid CanvasText" },
  },
  even: { backgroundColor: tokens.colorBrandBackground2 },
  odd: { backgroundColor: tokens.colorBrandBackground2Hover },
  carried: { backgroundColor: tokens.colorNeutralBackground6 },
  gap: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    // The plate that is laid behind forced words has the page's colour, on which these would not be seen.
    "@media (forced-colors: active)": { forcedColorAdjust: "none", backgroundColor: "Highlight", color: "HighlightText" },
  },
  open: {
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground3,
  },
  years: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: "11px",
    lineHeight: "16px",
    fontVariantNumeric: "tabular-nums",
    "& td, & th": { padding: "1px 0", textAlign: "start", fontWeight: tokens.fontWeightRegular },
  },
  summary: {
    minHeight: "24px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "24px",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  yearName: { width: "84px", whiteSpace: "nowrap", color: tokens.colorNeutralForeground2 },
  yearBars: { paddingInlineEnd: "6px" },
  now: { display: "block", height: "5px", minWidth: "1px", backgroundColor: tokens.colorCompoundBrandBackground },
  then: { display: "block", height: "4px", minWidth: "1px", backgroundColor: tokens.colorNeutralStroke1 },
  figures: { width: "104px", whiteSpace: "nowrap", "&&": { textAlign: "end" } },
});

/** Pixels that a bar has in the narrowest pane, and that a character and a digit take. */
const [NARROWEST, CHARACTER, DIGIT] = [220, 10, 6] as const;

/** As much as fits: a name that would be cut tells nothing. */
function labelFor({ name, value }: BalanceTerm, share: number): string {
  const figure = String(value);
  const room = share * NARROWEST - 6;
  if (room >= name.length * CHARACTER + figure.length * DIGIT) return `${name}${figure}`;
  return room >= figure.length * DIGIT ? figure : "";
}

const isDrawn = ({ value }: BalanceTerm): boolean => value > 0;

function Bar({
  terms,
  scale,
  gap,
  last,
}: {
  readonly terms: readonly BalanceTerm[];
  readonly scale: number;
  readonly gap: number;
  readonly last: boolean;
}): ReactElement {
  const styles = useStyles();
  const width = (value: number): { readonly width: string } => ({ width: `${(100 * value) / scale}%` });
  const drawn = terms.filter(isDrawn);
  return (
    <div className={styles.bar}>
      {drawn.map((term, at) => (
        <span
          key={term.name}
          className={mergeClasses(
            styles.part,
            at % 2 === 0 ? styles.even : styles.odd,
            last && at === drawn.length - 1 && term === terms.at(-1) && styles.carried,
          )}
          style={width(term.value)}
          title={`${term.name}${term.value}`}
        >
          {labelFor(term, term.value / scale)}
        </span>
      ))}
      {gap > 0 && (
        <span className={mergeClasses(styles.part, styles.gap)} style={width(gap)} title={`少${gap}`}>
          {gap / scale > 0.12 ? `少${gap}` : ""}
        </span>
      )}
    </div>
  );
}

/** This year's figures beside last year's. */
function Years({ about, terms }: { readonly about: string; readonly terms: readonly BalanceTerm[] }): ReactElement | null {
  const styles = useStyles();
  const look = useLook();
  const [open, setOpen] = useState(false);
  const shown = terms.filter(({ value, before }) => before !== undefined && (value > 0 || before > 0));
  if (shown.length === 0) return null;
  const most = Math.max(1, ...shown.flatMap(({ value, before = 0 }) => [value, before]));
  return (
    // What is looked at now and then must not push the causes out of sight.
    <div>
      <Unfold name="与上年对照" about={about} open={open} look={styles.summary} onToggle={() => setOpen(!open)} />
      {open && (
        <table className={styles.years}>
          <caption className={look.unseen}>本年与上年</caption>
          <tbody>
            {shown.map(({ name, value, before = 0 }) => (
              <tr key={name}>
                <th scope="row" className={styles.yearName}>
                  {name}
                </th>
                <td className={styles.yearBars} aria-hidden="true">
                  <span className={styles.now} style={{ width: `${(100 * value) / most}%` }} />
                  <span className={styles.then} style={{ width: `${(100 * before) / most}%` }} />
                </td>
                <td className={styles.figures}>
                  {value}
                  <span className={look.unseen}>件，</span>（上年{before}）
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

export function BalanceBars({ balance }: { readonly balance: BalancePicture }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const { left, right, open } = balance;
  const scale = Math.max(1, left.sum, right.sum);
  // While figures are missing what the sides differ by is no fault.
  const gapOf = (own: number): number => (open > 0 ? 0 : Math.max(0, scale - own));
  return (
    <figure className={styles.box}>
      {scale > 1 || left.sum + right.sum > 0 ? (
        <div aria-hidden="true" className={look.figures}>
          <div className={styles.line}>
            <span className={styles.side}>收</span>
            <Bar terms={left.terms} scale={scale} gap={gapOf(left.sum)} last={false} />
          </div>
          <div className={styles.line} style={{ marginTop: "3px" }}>
            <span className={styles.side}>办</span>
            <Bar terms={right.terms} scale={scale} gap={gapOf(right.sum)} last />
          </div>
        </div>
      ) : null}
      <figcaption className={mergeClasses(look.hint, look.figures)}>{balance.words}</figcaption>
      <Years about={balance.words} terms={[...left.terms, ...right.terms]} />
    </figure>
  );
}
