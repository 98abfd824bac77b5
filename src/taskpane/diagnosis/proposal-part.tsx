// One way to put a cause right: tried on a copy, the ghost value beside the present one, then adopted.
import { Button, ToggleButton, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { spokenPlace } from "../../app/words/place";
import type { CellPlace } from "../../ports/workbook";
import { Icon } from "../icons";
import { useLook } from "../parts/look";
import type { ChangeView, DiagnosisAsk, ProposalView, TrialView } from "./view";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS, rowGap: "2px" },
  figures: { display: "inline-flex", alignItems: "center", columnGap: "6px", fontVariantNumeric: "tabular-nums" },
  why: { marginInlineStart: "auto", whiteSpace: "nowrap" },
  address: {
    color: tokens.colorBrandForeground1,
    fontVariantNumeric: "tabular-nums",
    ":hover": { textDecorationLine: "underline" },
  },
  label: { overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  button: { minWidth: "auto", paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  trial: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: "4px" },
  change: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  named: { flexGrow: 1, flexBasis: "96px", minWidth: 0, overflowWrap: "anywhere" },
  now: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  ghost: {
    minWidth: "20px",
    padding: "0 6px",
    textAlign: "center",
    border: `1px dashed ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    fontStyle: "italic",
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": { border: "1px dashed Highlight", color: "CanvasText" },
  },
  head: {
    display: "flex",
    alignItems: "center",
    columnGap: "4px",
    marginTop: "2px",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  gone: { color: tokens.colorStatusSuccessForeground1 },
  new: { color: tokens.colorStatusDangerForeground1 },
  items: {
    margin: 0,
    paddingInlineStart: "18px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    overflowWrap: "anywhere",
  },
  // What it is about stands at its head; the whole sentence stands below the cause.
  sentence: { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: 2, overflow: "hidden" },
  more: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    minHeight: "24px",
    textDecorationLine: "underline",
  },
});

const addressOf = (change: ChangeView | undefined): string => (change?.at ? spokenPlace(change.at) : "");

const shown = (value: string): string => (value === "" ? "空" : value);

const MOST_CHANGES = 4;
const MOST_SENTENCES = 4;

interface Props {
  readonly proposal: ProposalView;
  /** Told in the cause's own sentence already, and may be adopted at once. */
  readonly main: boolean;
  readonly trial: TrialView | undefined;
  readonly busy: boolean;
  readonly causeId: string;
  readonly onAsk: (asked: DiagnosisAsk) => void;
}

function Change({ change, onShow }: { readonly change: ChangeView; readonly onShow: (place: CellPlace) => void }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <li>
      <div className={styles.change}>
        <span className={styles.named}>
          <button
            type="button"
            className={mergeClasses(look.bare, styles.address)}
            disabled={change.at === undefined}
            onClick={() => change.at && onShow(change.at)}
          >
            {addressOf(change)}
          </button>
          <span className={mergeClasses(look.hint, styles.label)}>　{change.label}</span>
        </span>
        <span className={styles.figures}>
          <span className={look.unseen}>现在</span>
          <span className={styles.now}>{shown(change.from)}</span>
          <Icon name="next" size={12} />
          <span className={look.unseen}>试改为</span>
          <span className={styles.ghost}>{shown(change.to)}</span>
        </span>
      </div>
      {change.formula !== undefined && (
        <p className={look.hint}>这一格现在是公式“={change.formula}”，采纳后公式就没有了，请先确认。</p>
      )}
    </li>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }): ReactElement {
  const styles = useStyles();
  const rest = sentences.length - MOST_SENTENCES;
  return (
    <ul className={styles.items}>
      {sentences.slice(0, MOST_SENTENCES).map((sentence, at) => (
        <li key={at}>
          <span className={styles.sentence}>{sentence}</span>
        </li>
      ))}
      {rest > 0 && <li>等{sentences.length}条。</li>}
    </ul>
  );
}

function Trial({
  proposal,
  trial,
  causeId,
  onAsk,
}: Omit<Props, "trial" | "main" | "busy"> & { readonly trial: TrialView }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [all, setAll] = useState(false);
  const { changes } = proposal;
  const { vanish, appear } = trial;
  return (
    <div className={styles.trial} role="group" aria-label="试算结果">
      <ul className={styles.list}>
        {(all ? changes : changes.slice(0, MOST_CHANGES)).map((change, at) => (
          <Change key={at} change={change} onShow={(place) => onAsk({ do: "show", key: causeId, place })} />
        ))}
      </ul>
      {!all && changes.length > MOST_CHANGES && (
        <button type="button" className={mergeClasses(look.bare, styles.more)} onClick={() => setAll(true)}>
          显示全部{changes.length}格
        </button>
      )}
      <div className={mergeClasses(styles.head, styles.gone)}>
        <Icon name="passed" size={12} />
        {vanish.length === 0 ? "没有问题因此消除" : `将消除${vanish.length}条`}
      </div>
      {vanish.length > 0 && <Sentences sentences={vanish} />}
      {appear.length === 0 ? (
        <p className={look.hint}>不会新增问题。工作簿还没有改动。</p>
      ) : (
        <>
          <div className={mergeClasses(styles.head, styles.new)}>
            <Icon name="broken" size={12} />
            将新增{appear.length}条
          </div>
          <Sentences sentences={appear} />
        </>
      )}
    </div>
  );
}

export function ProposalPart({ proposal, main, trial, busy, causeId, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const [first] = proposal.changes;
  const many = proposal.changes.length;
  const replaces = proposal.changes.some(({ formula }) => formula !== undefined);
  // What is not told in so many words is looked at first.
  const mayAdopt = trial !== undefined || (main && !replaces);
  const mayPin = proposal.changes.some(({ from }) => from !== "");
  const name = `${addressOf(first)}改为${shown(first?.to ?? "")}${many > 1 ? `等${many}格` : ""}`;
  return (
    <div className={styles.part}>
      {!main && first && (
        <div>
          <div className={styles.line}>
            <button
              type="button"
              className={mergeClasses(look.bare, styles.address)}
              onClick={() => first.at && onAsk({ do: "show", key: causeId, place: first.at })}
            >
              {addressOf(first)}
            </button>
            <span className={styles.figures}>
              {shown(first.from)}
              <Icon name="next" size={12} />
              <strong>{shown(first.to)}</strong>
            </span>
            {many > 1 && <span className={look.hint}>等{many}格</span>}
            <span className={mergeClasses(look.hint, styles.why)}>{proposal.why}</span>
          </div>
          <p className={mergeClasses(look.hint, styles.label)}>
            {first.label}，可消除{proposal.removes}条{proposal.adds > 0 ? `，但会新增${proposal.adds}条` : ""}
          </p>
        </div>
      )}
      <div className={styles.buttons}>
        <ToggleButton
          size="small"
          className={styles.button}
          checked={trial !== undefined}
          aria-expanded={trial !== undefined}
          aria-label={`试一试：${name}`}
          disabledFocusable={busy}
          onClick={() => onAsk(trial ? { do: "untry" } : { do: "try", proposal: proposal.id })}
        >
          试一试
        </ToggleButton>
        {mayAdopt && (
          <Button
            size="small"
            className={styles.button}
            appearance={trial ? "primary" : "secondary"}
            aria-label={`${proposal.moves ? "移回原处" : replaces ? "替换公式并采纳" : "采纳"}：${name}`}
            disabledFocusable={busy}
            onClick={() => onAsk({ do: "adopt", proposal: proposal.id })}
          >
            {proposal.moves ? "移回原处" : replaces ? "替换公式并采纳" : "采纳"}
          </Button>
        )}
        {mayPin && (
          <Button
            size="small"
            className={styles.button}
            appearance="subtle"
            aria-label={`${many > 1 ? "这些数无误" : "此数无误"}：${addressOf(first)}${many > 1 ? `等${many}格` : ""}`}
            disabledFocusable={busy}
            onClick={() => onAsk({ do: "pin", proposal: proposal.id })}
          >
            {many > 1 ? "这些数无误" : "此数无误"}
          </Button>
        )}
      </div>
      {trial && <Trial proposal={proposal} trial={trial} causeId={causeId} onAsk={onAsk} />}
    </div>
  );
}
