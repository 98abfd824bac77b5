// Findings grouped by table. One stop for the Tab key; the arrow keys walk from finding to finding.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { isWaiting } from "../../app/check/told";
import type { ReportedFinding } from "../../app/check/check-report";
import type { CellPlace } from "../../ports/workbook";
import { speaksOf, type TableGroup } from "../check-view";
import { Icon } from "../icons";
import { FindingCard } from "./finding-card";
import { useLook } from "./look";
import { useFindingLook } from "./finding-parts";

const useStyles = makeStyles({
  groups: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  title: {
    display: "flex",
    alignItems: "baseline",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
  many: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
  waiting: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    width: "100%",
    boxSizing: "border-box",
    minHeight: "32px",
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  open: { transform: "rotate(90deg)" },
});

interface Props {
  readonly groups: readonly TableGroup[];
  readonly chosen: string | undefined;
  /** The cell that is selected in the sheet. */
  readonly selected: CellPlace | undefined;
  readonly onJump: (finding: ReportedFinding, place?: CellPlace) => void;
  readonly busy: boolean;
  readonly onExplain: (finding: ReportedFinding, reason: string) => void;
  readonly onConvert: () => void;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

const cardOf = (root: HTMLElement | null, key: string): HTMLElement | undefined =>
  [...(root?.querySelectorAll<HTMLElement>("[data-finding]") ?? [])].find((button) => button.dataset["finding"] === key);

export function FindingList({ groups, chosen, selected, onJump, busy, onExplain, onConvert }: Props): ReactElement {
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string>();
  const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
    const next = new Set(set);
    if (!next.delete(key)) next.add(key);
    return next;
  };
  const toggle = useCallback((key: string) => setOpen((known) => toggled(known, key)), []);

  // What is wrong stands before what is merely open; and sums that wait for a blank say nothing that the blank does not say.
  const wrong = groups.some((group) => group.findings.some((finding) => finding.verdict !== "undecided"));
  const shown = groups.map((group) => {
    const isTold = (finding: ReportedFinding): boolean =>
      (wrong ? finding.verdict !== "undecided" : !isWaiting(finding)) || finding.key === chosen || speaksOf(finding, selected);
    const waits = group.findings.filter((finding) => !isTold(finding));
    const folds = waits.length > 1 && (wrong || waits.length < group.findings.length);
    return {
      ...group,
      told: folds ? group.findings.filter(isTold) : group.findings,
      waits: folds ? waits : [],
      unfolded: unfolded.has(group.id),
    };
  });
  const visible = shown.flatMap((group) => [...group.told, ...(group.unfolded ? group.waits : [])]);
  const leading =
    visible.find((finding) => finding.key === chosen && (selected === undefined || speaksOf(finding, selected))) ??
    visible.find((finding) => speaksOf(finding, selected));
  const lead = leading?.key;
  useEffect(() => {
    if (lead !== undefined) cardOf(root.current, lead)?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [lead, selected]);
  const current =
    visible.find((finding) => finding.key === at) ?? visible.find((finding) => finding.key === chosen) ?? visible[0];

  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = STEPS[event.key];
    const key = (event.target as HTMLElement).dataset["finding"];
    if (step === undefined || key === undefined) return;
    event.preventDefault();
    const next =
      visible[
        step(
          visible.findIndex((finding) => finding.key === key),
          visible.length - 1,
        )
      ];
    if (next === undefined) return;
    setAt(next.key);
    cardOf(root.current, next.key)?.focus();
  };

  const card = (finding: ReportedFinding): ReactElement => (
    <FindingCard
      key={finding.key}
      finding={finding}
      current={finding.key === chosen || speaksOf(finding, selected)}
      open={open.has(finding.key)}
      reachable={finding.key === current?.key}
      onJump={onJump}
      onToggle={toggle}
      busy={busy}
      onExplain={onExplain}
      onConvert={onConvert}
    />
  );
  return (
    <div
      ref={root}
      className={styles.groups}
      onKeyDown={walk}
      onFocus={({ target }) => {
        const key = (target as HTMLElement).dataset["finding"];
        if (key !== undefined) setAt(key);
      }}
    >
      {shown.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`}>
          <h3 id={`group-${group.id}`} className={mergeClasses(look.heading, styles.title)}>
            <span>{group.title}</span>
            <span className={styles.many}>{group.findings.length}条</span>
          </h3>
          <ul className={parts.list}>
            {group.told.map(card)}
            {group.waits.length > 0 && (
              <li>
                <button
                  type="button"
                  className={mergeClasses(look.bare, styles.waiting)}
                  aria-expanded={group.unfolded}
                  onClick={() => setUnfolded(toggled(unfolded, group.id))}
                >
                  <Icon name="open" size={12} className={group.unfolded ? styles.open : ""} />
                  {wrong
                    ? `另有${group.waits.length}条待定，补填空格后再核对`
                    : `另有${group.waits.length}条合计和平衡关系等待以上空格补填`}
                </button>
              </li>
            )}
            {group.unfolded && group.waits.map(card)}
          </ul>
        </section>
      ))}
    </div>
  );
}
