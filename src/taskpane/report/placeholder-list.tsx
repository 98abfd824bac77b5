// 占位符一览 where the template is made: found by a word, copied by a press.
import { Button, SearchBox, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { useCard } from "../parts/card";
import { useLook } from "../parts/look";

export interface ListedPlaceholder {
  /** 新收 */
  readonly name: string;
  readonly means: string;
  readonly also: readonly string[];
  readonly group: string;
}

export interface PlaceholderNames {
  readonly names: readonly ListedPlaceholder[];
  /** What may be made of them: 新收·增幅. */
  readonly made: readonly ListedPlaceholder[];
}

const useStyles = makeStyles({
  search: { width: "100%", maxWidth: "none" },
  list: { listStyleType: "none", margin: 0, padding: 0, maxHeight: "320px", overflow: "auto" },
  line: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: "block", fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

interface Props {
  readonly list: PlaceholderNames;
  readonly busy: boolean;
  readonly onCopy: (text: string) => void;
}

/** Dots are left out as often as not. */
const plain = (text: string): string => text.replace(/[·•・{}\s]/gu, "");

const speaksOf = ({ name, means, also, group }: ListedPlaceholder, word: string): boolean =>
  [name, means, group, ...also].some((said) => plain(said).includes(word));

/** What is made of other names is found by its name alone, and only by whoever looks for it. */
const found = (
  list: readonly ListedPlaceholder[],
  made: readonly ListedPlaceholder[],
  word: string,
): readonly ListedPlaceholder[] => [
  ...list.filter((one) => speaksOf(one, word)),
  ...(word === "" ? [] : made.filter(({ name }) => plain(name).includes(word))),
];

/** More than these are no list to look through. */
const MOST = 200;

export function PlaceholderList({ list, busy, onCopy }: Props): ReactElement {
  const styles = useStyles();
  const card = useCard();
  const look = useLook();
  const [word, setWord] = useState("");
  const all = found(list.names, list.made, plain(word));
  const shown = all.slice(0, MOST);
  return (
    <section className={styles.page} aria-labelledby="placeholders">
      <h2 id="placeholders" className={look.heading}>
        占位符一览
      </h2>
      <p className={look.hint}>
        写在模板里，写入时换成数。后面可以再加“·上年”“·增减”“·增幅”“·占比”或申请人类型，如{"{{新收·增幅}}"}、{"{{新收·自然人}}"}。
      </p>
      <SearchBox
        className={styles.search}
        placeholder="找一个，如 不予公开"
        aria-label="找占位符"
        value={word}
        maxLength={20}
        onChange={(_, { value }) => setWord(value)}
      />
      <p className={look.hint} role="status">
        {all.length === 0
          ? `没有含“${word.trim()}”的，请换一个词。`
          : `共${all.length}个${all.length > MOST ? `，列出${MOST}个，请多写几个字再找` : ""}。`}
      </p>
      {shown.length > 0 && (
        <div className={card.card}>
          <ul className={styles.list} aria-label="占位符">
            {shown.map((one) => (
              <li key={one.name} className={styles.line}>
                <span>
                  <span className={styles.name}>{`{{${one.name}}}`}</span>
                  <span className={look.hint}>{one.means}</span>
                </span>
                <Button
                  size="small"
                  aria-label={`复制${one.name}`}
                  disabledFocusable={busy}
                  onClick={() => onCopy(`{{${one.name}}}`)}
                >
                  复制
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
