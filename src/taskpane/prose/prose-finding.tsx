// One finding in the prose: the sentence it quotes with the words in question marked, the way to it and to its cells.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ReportedFinding } from "../../app/check/check-report";
import { spokenPlace } from "../../app/words/place";
import type { CellPlace } from "../../ports/workbook";
import { Icon } from "../icons";
import { Gravity, FindingReason, useFindingLook } from "../parts/finding-parts";

const useStyles = makeStyles({
  main: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` },
  grave: { color: tokens.colorStatusDangerForeground1 },
  soft: { color: tokens.colorNeutralForeground2 },
  message: { margin: "2px 0 0", lineHeight: "22px", overflowWrap: "anywhere" },
  quote: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "20px",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  words: {
    backgroundColor: "transparent",
    color: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "underline",
  },
  ways: { display: "flex", flexWrap: "wrap", padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}` },
  way: { minWidth: "auto", paddingLeft: "4px", paddingRight: "4px", fontWeight: tokens.fontWeightRegular },
});

/** Beyond these the cells stand in the text below. */
const MOST_WAYS = 3;
const LONGEST_QUOTE = 160;

/** The sentence with the words marked; of a long one what stands around them. */
export function Quoted({ quote }: { readonly quote: NonNullable<ReportedFinding["quote"]> }): ReactElement {
  const styles = useStyles();
  const { text, sentence, place } = quote;
  const at = text === "" || text.length > LONGEST_QUOTE ? -1 : sentence.indexOf(text);
  const from = at > LONGEST_QUOTE / 2 ? at - LONGEST_QUOTE / 2 : 0;
  const to = Math.min(sentence.length, Math.max(from + LONGEST_QUOTE, at + text.length));
  return (
    <blockquote className={styles.quote}>
      {from > 0 && "…"}
      {at < 0 ? (
        sentence.slice(0, to)
      ) : (
        <>
          {sentence.slice(from, at)}
          <mark className={styles.words}>{text}</mark>
          {sentence.slice(at + text.length, to)}
        </>
      )}
      {to < sentence.length && "…"}（{place}）
    </blockquote>
  );
}

interface Props {
  readonly finding: ReportedFinding;
  /** It can be read in the text. */
  readonly anchored: boolean;
  readonly current: boolean;
  readonly busy: boolean;
  readonly onRead: (finding: ReportedFinding) => void;
  readonly onShow: (place: CellPlace) => void;
  readonly onExplain: (finding: ReportedFinding, reason: string) => void;
}

export function ProseFindingCard({ finding, anchored, current, busy, onRead, onShow, onExplain }: Props): ReactElement {
  const styles = useStyles();
  const parts = useFindingLook();
  const { verdict, quote } = finding;
  const grave = (finding.class === "A" || finding.class === "B") && verdict === "broken";
  return (
    <li className={mergeClasses(parts.card, current && parts.current)} data-finding={finding.key}>
      <div className={styles.main}>
        <div className={parts.head}>
          <Gravity finding={finding} look={grave ? styles.grave : styles.soft} />
        </div>
        <p className={styles.message}>{finding.message}</p>
        {quote && <Quoted quote={quote} />}
      </div>
      <div className={styles.ways}>
        {anchored && (
          <Button className={styles.way} size="small" appearance="subtle" onClick={() => onRead(finding)}>
            看原句
          </Button>
        )}
        {finding.places.slice(0, MOST_WAYS).map((place) => (
          <Button
            key={spokenPlace(place)}
            className={styles.way}
            size="small"
            appearance="subtle"
            icon={<Icon name="sheet" size={16} />}
            aria-label={`到${spokenPlace(place)}`}
            onClick={() => onShow(place)}
          >
            {spokenPlace(place)}
          </Button>
        ))}
      </div>
      <FindingReason finding={finding} busy={busy} onExplain={onExplain} />
    </li>
  );
}
