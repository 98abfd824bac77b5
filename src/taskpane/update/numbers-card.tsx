// Numbers of last year that nothing is written over, sentence by sentence: each may be written anew, left or marked, and so may
// all of a sentence, or all there are, by one press. Knows no host.
import { Button, Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Fragment, useState, type ReactElement, type Ref } from "react";
import { NUMBER_CHOICES } from "../../app/publish/plan/number-choices";
import type { UnwrittenNumber } from "../../app/publish/plan/part";
import { Fold, useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { useKeptFocus } from "./kept-focus";
import { saidIn, sentencesOf, spokenNumbers, type NumberedSentence } from "./number-sentences";
import type { UpdateAnswer } from "./update-view";

const useStyles = makeStyles({
  lead: { margin: 0, padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  many: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
  head: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
  state: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  sentence: {
    margin: "2px 0 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  said: {
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "underline",
  },
  numbers: {
    display: "grid",
    gridTemplateColumns: "minmax(56px, max-content) minmax(0, 1fr)",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  number: { fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  select: { minWidth: 0 },
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, marginTop: tokens.spacingVerticalXS },
  more: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** So many sentences are shown at first, and with each press on: what is written below them stays within reach. */
const FIRST = 3;
const MORE = 6;

interface Props {
  readonly numbers: readonly UnwrittenNumber[];
  /** How many were settled already. */
  readonly chosen: number;
  readonly busy: boolean;
  readonly onAsk: (asked: UpdateAnswer) => void;
}

const forAll = (numbers: readonly UnwrittenNumber[], choice: string): UpdateAnswer => ({
  kind: "numbers",
  chosen: Object.fromEntries(numbers.map(({ key }) => [key, choice])),
});

type Asked = Pick<Props, "busy" | "onAsk">;

function NumberRow({
  number,
  spoken,
  busy,
  onAsk,
}: { readonly number: UnwrittenNumber; readonly spoken: string } & Asked): ReactElement {
  const styles = useStyles();
  const { key, said, instead, isOpen } = number;
  return (
    <>
      <span className={styles.number}>{said}</span>
      {isOpen ? (
        <Select
          className={styles.select}
          size="small"
          aria-label={`${spoken}怎么办`}
          value=""
          disabled={busy}
          onChange={(_, { value }) => value !== "" && onAsk({ kind: "number", key, choice: value })}
        >
          <option value="">请选择</option>
          {instead.map((name) => (
            <option key={name} value={name}>
              改写为“{name}”
            </option>
          ))}
          <option value={NUMBER_CHOICES.leave}>核对过，保留</option>
          <option value={NUMBER_CHOICES.mark}>在文中标出待核对</option>
        </Select>
      ) : (
        <span className={styles.state}>在别的表格里，请自行更新</span>
      )}
    </>
  );
}

interface SentenceProps extends Asked {
  readonly one: NumberedSentence;
  /** By the key of the number. */
  readonly names: ReadonlyMap<string, string>;
  readonly line: Ref<HTMLLIElement>;
}

function Sentence({ one, names, line, busy, onAsk }: SentenceProps): ReactElement {
  const card = useCard();
  const styles = useStyles();
  const { place, pieces, numbers, isPartly } = one;
  const open = numbers.filter(({ isOpen }) => isOpen);
  const whose = saidIn(place, open);
  return (
    <li ref={line} tabIndex={-1} className={mergeClasses(card.line, card.flat)}>
      <span className={styles.head}>
        <span className={card.name}>{place}</span>
        {isPartly && <span className={styles.state}>同一句的其他数已写入</span>}
      </span>
      <p className={styles.sentence}>
        {pieces.map(({ text, isNumber }, at) =>
          isNumber ? (
            <mark key={at} className={styles.said}>
              {text}
            </mark>
          ) : (
            <Fragment key={at}>{text}</Fragment>
          ),
        )}
      </p>
      <span className={styles.numbers}>
        {numbers.map((number) => (
          <NumberRow key={number.key} number={number} spoken={names.get(number.key)!} busy={busy} onAsk={onAsk} />
        ))}
      </span>
      {open.length > 1 && (
        <span className={styles.line}>
          <Button
            size="small"
            aria-label={`${whose}，这句的${open.length}个都保留`}
            disabledFocusable={busy}
            onClick={() => onAsk(forAll(open, NUMBER_CHOICES.leave))}
          >
            这句的{open.length}个都保留
          </Button>
          <Button
            size="small"
            aria-label={`${whose}，都标出`}
            disabledFocusable={busy}
            onClick={() => onAsk(forAll(open, NUMBER_CHOICES.mark))}
          >
            都标出
          </Button>
        </span>
      )}
    </li>
  );
}

export function NumbersCard({ numbers, chosen, busy, onAsk }: Props): ReactElement {
  const card = useCard();
  const look = useLook();
  const styles = useStyles();
  const [shown, setShown] = useState(FIRST);
  const sentences = sentencesOf(numbers);
  const names = spokenNumbers(sentences);
  const focus = useKeptFocus(
    sentences.slice(0, shown).map(({ key }) => key),
    numbers.map(({ key }) => key).join("\n"),
  );
  const ask = (asked: UpdateAnswer, from?: string): void => {
    focus.leaving(from);
    onAsk(asked);
  };
  const rest = sentences.length - shown;
  const open = numbers.filter(({ isOpen }) => isOpen);
  return (
    <Fold title="没有写入的数" note={`${numbers.length}个`} startsOpen={numbers.length > 0} head={focus.head}>
      {numbers.length > 0 && (
        <p className={mergeClasses(look.hint, styles.lead)}>
          是往年报告里的，在{sentences.length}句话里，不能证明与年度无关。请改写、保留或标出；不选的照原样，写入以后还列着。
        </p>
      )}
      {open.length > 1 && (
        <div className={styles.many}>
          <Button size="small" disabledFocusable={busy} onClick={() => ask(forAll(open, NUMBER_CHOICES.mark))}>
            {open.length}个都标出待核对
          </Button>
          <Button size="small" disabledFocusable={busy} onClick={() => ask(forAll(open, NUMBER_CHOICES.leave))}>
            都核对过，保留
          </Button>
        </div>
      )}
      <ul className={card.list}>
        {sentences.slice(0, shown).map((one) => (
          <Sentence
            key={one.key}
            one={one}
            names={names}
            line={(element) => focus.line(one.key, element)}
            busy={busy}
            onAsk={(asked) => ask(asked, one.key)}
          />
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles.more}>
          <Button
            size="small"
            onClick={() => {
              // The last time it goes away: on to the first that it has shown.
              if (rest <= MORE) focus.leaving(sentences[shown]!.key);
              setShown(shown + MORE);
            }}
          >
            还有{rest}句，再看{Math.min(rest, MORE)}句
          </Button>
        </div>
      )}
      {chosen > 0 && (
        <div className={styles.more}>
          <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={() => ask({ kind: "numbers-again" })}>
            {`已处理${chosen}个，全部重选`}
          </Button>
        </div>
      )}
    </Fold>
  );
}
