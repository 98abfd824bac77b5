// What most likely went wrong, each cause once, with what follows from it folded below; and the figures that were vouched for.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import { suspectOf } from "../../app/diagnose/targets";
import { spokenPlace, squareBeside } from "../../app/words/place";
import { isSamePlace } from "../../core/document/source";
import type { CellPlace } from "../../ports/workbook";
import { Icon } from "../icons";
import { FindingCard } from "../parts/finding-card";
import { CellList, Unfold, useFindingLook } from "../parts/finding-parts";
import { useLook } from "../parts/look";
import { ProposalPart } from "./proposal-part";
import type { CauseView, DiagnosisAsk, PinView, TrialView } from "./view";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  title: { display: "flex", alignItems: "baseline", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
  many: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  main: { ":hover:enabled": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  kind: {
    display: "inline-flex",
    alignItems: "center",
    columnGap: "4px",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
  toggle: { columnGap: "4px", color: tokens.colorNeutralForeground2 },
  body: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
  ways: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  way: { "& + &": { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalS } },
  inner: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    listStyleType: "none",
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingHorizontalS}`,
  },
  pin: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  release: { flexShrink: 0, whiteSpace: "nowrap", minWidth: "auto" },
  pinned: { flexGrow: 1, overflowWrap: "anywhere" },
});

interface Props {
  readonly causes: readonly CauseView[];
  readonly pins: readonly PinView[];
  readonly trial: TrialView | undefined;
  /** By key; of these the consequences are told. */
  readonly findings: ReadonlyMap<string, ReportedFinding>;
  readonly chosen: string | undefined;
  /** The cell that is selected in the sheet. */
  readonly selected: CellPlace | undefined;
  readonly busy: boolean;
  /** Milliseconds that the answer took. */
  readonly thought: number | undefined;
  readonly onAsk: (asked: DiagnosisAsk) => void;
  readonly onJump: (finding: ReportedFinding, place?: CellPlace) => void;
  readonly onExplain: (finding: ReportedFinding, reason: string) => void;
}

interface FoldProps {
  readonly name: string;
  readonly about: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactElement;
}

function Fold({ name, about, open, onToggle, children }: FoldProps): ReactElement {
  const styles = useStyles();
  return (
    <div>
      <Unfold name={name} about={about} open={open} look={styles.toggle} onToggle={onToggle} />
      {open && children}
    </div>
  );
}

type CardProps = Omit<Props, "causes" | "pins"> & { readonly cause: CauseView };

function CauseCard({ cause, trial, findings, chosen, selected, busy, onAsk, onJump, onExplain }: CardProps): ReactElement {
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  const card = useRef<HTMLLIElement>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [openCards, setOpenCards] = useState<ReadonlySet<string>>(new Set());
  const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
    const next = new Set(set);
    if (!next.delete(key)) next.add(key);
    return next;
  };
  const consequences = cause.findings.flatMap((key) => findings.get(key) ?? []);
  const suspect = suspectOf(cause);
  const isLed = chosen === cause.id;
  const isCurrent =
    isLed ||
    consequences.some(({ key }) => key === chosen) ||
    (suspect !== undefined && selected !== undefined && isSamePlace(suspect, selected));
  const tie = cause.ties > 1;
  const others = tie ? cause.proposals.slice(cause.ties) : cause.proposals.slice(1);
  const target = suspect ?? consequences[0]?.places[0];
  const message = tie ? "这几种改法都能消除下列问题，请对照原始登记选定。" : cause.message;
  useEffect(() => {
    if (!isLed) return;
    card.current?.scrollIntoView({ block: "nearest" });
    // Whoever was led here from the steps by the keyboard goes on here.
    const { activeElement } = document;
    if (document.hasFocus() && (activeElement === document.body || activeElement?.closest("nav")))
      card.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [isLed, selected]);
  const part = (proposal: CauseView["proposals"][number], main: boolean): ReactElement => (
    <ProposalPart
      key={proposal.id}
      proposal={proposal}
      main={main}
      trial={trial?.proposal === proposal.id ? trial : undefined}
      busy={busy}
      causeId={cause.id}
      onAsk={onAsk}
    />
  );
  const ways = (proposals: CauseView["proposals"]): ReactElement => (
    <ul className={styles.ways}>
      {proposals.map((proposal) => (
        <li key={proposal.id} className={styles.way}>
          {part(proposal, false)}
        </li>
      ))}
    </ul>
  );
  return (
    <li ref={card} className={mergeClasses(parts.card, parts.roomy, isCurrent && parts.current)}>
      <button
        type="button"
        className={mergeClasses(look.bare, parts.main, styles.main)}
        aria-current={isCurrent || undefined}
        disabled={target === undefined}
        onClick={() => target !== undefined && onAsk({ do: "show", key: cause.id, place: target })}
      >
        <span className={parts.head}>
          <span className={styles.kind}>
            <Icon name="cause" size={14} />
            {cause.head}
          </span>
          {/* Each of several ways names its own. */}
          {target !== undefined && !tie && <span className={parts.place}>{squareBeside(target, message)}</span>}
        </span>
        <span className={mergeClasses(parts.message, look.figures)}>{message}</span>
      </button>
      <div className={styles.body}>
        {tie ? ways(cause.proposals.slice(0, cause.ties)) : cause.proposals[0] && part(cause.proposals[0], true)}
        {tie && cause.ties > cause.proposals.length && (
          <p className={look.hint}>另有{cause.ties - cause.proposals.length}种同样可能，没有列出。</p>
        )}
        {!cause.proved && <p className={look.hint}>在限定时间内没有查完，可能还有别的改法，请一并核对有关各格。</p>}
      </div>
      {others.length > 0 && (
        <Fold
          name={`另有${others.length + (tie ? 0 : cause.more)}种可能的改法`}
          about={target ? spokenPlace(target) : message}
          open={unfolded.has("others")}
          onToggle={() => setUnfolded(toggled(unfolded, "others"))}
        >
          <div className={styles.body}>
            {ways(others)}
            {cause.more > 0 && <p className={look.hint}>其余{cause.more}种可能性更小，没有列出。</p>}
          </div>
        </Fold>
      )}
      {cause.open.length > 0 && (
        <Fold
          name={`可以填的${cause.open.length}格`}
          about={message}
          open={unfolded.has("open")}
          onToggle={() => setUnfolded(toggled(unfolded, "open"))}
        >
          <div className={styles.body}>
            <CellList
              cells={cause.open}
              nameOf={({ label }) => label}
              onShow={(place) => onAsk({ do: "show", key: cause.id, place })}
            />
          </div>
        </Fold>
      )}
      {consequences.length > 0 && (
        <Fold
          name={`由此引起的${consequences.length}条问题`}
          about={target ? spokenPlace(target) : message}
          open={unfolded.has("findings") !== consequences.some(({ key }) => key === chosen)}
          onToggle={() => setUnfolded(toggled(unfolded, "findings"))}
        >
          <ul className={styles.inner}>
            {consequences.map((finding) => (
              <FindingCard
                key={finding.key}
                finding={finding}
                current={finding.key === chosen}
                open={openCards.has(finding.key)}
                reachable
                onJump={onJump}
                onToggle={(key) => setOpenCards(toggled(openCards, key))}
                busy={busy}
                onExplain={onExplain}
              />
            ))}
          </ul>
        </Fold>
      )}
    </li>
  );
}

export function CauseList({ causes, pins, ...rest }: Props): ReactElement | null {
  const styles = useStyles();
  const parts = useFindingLook();
  const look = useLook();
  if (causes.length === 0 && pins.length === 0) return null;
  return (
    <div className={styles.section}>
      {causes.length > 0 && (
        <section aria-labelledby="causes" className={styles.section} data-thought={rest.thought?.toFixed(1)}>
          <h3 id="causes" className={mergeClasses(look.heading, styles.title)}>
            <span>原因</span>
            <span className={styles.many}>{causes.length}处</span>
          </h3>
          <ul className={parts.list}>
            {causes.map((cause) => (
              <CauseCard key={cause.id} cause={cause} {...rest} />
            ))}
          </ul>
        </section>
      )}
      {pins.length > 0 && (
        <section aria-labelledby="pins" className={styles.section}>
          <h3 id="pins" className={mergeClasses(look.heading, styles.title)}>
            <span>认定无误的数</span>
            <span className={styles.many}>{pins.length}格</span>
          </h3>
          <ul className={parts.list}>
            {pins.map((pin) => (
              <li key={pin.id} className={styles.pin}>
                <span className={mergeClasses(look.hint, look.figures, styles.pinned)}>
                  {pin.at ? spokenPlace(pin.at) : ""}　{pin.value}　{pin.label}
                </span>
                <Button
                  className={styles.release}
                  size="small"
                  appearance="subtle"
                  aria-label={`取消认定：${pin.at ? spokenPlace(pin.at) : pin.label}`}
                  disabledFocusable={rest.busy}
                  onClick={() => rest.onAsk({ do: "unpin", pin: pin.id })}
                >
                  取消认定
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
