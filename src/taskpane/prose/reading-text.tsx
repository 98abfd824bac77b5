// The report's text as it reads, every number marked: by the line under it and a sign behind it, and by colour.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Fragment, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { spokenPlace } from "../../app/words/place";
import type { CellPlace } from "../../ports/workbook";
import { Icon, type IconName } from "../icons";
import { CellList } from "../parts/finding-parts";
import { useLook } from "../parts/look";
import {
  proseMarksOf,
  VERDICT_OF,
  type ProseMarkKind,
  type ProseMark,
  type ProseParagraph,
  type ProseRun,
  type ProseView,
} from "./view";

const useStyles = makeStyles({
  text: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    lineHeight: "28px",
    overflowWrap: "anywhere",
  },
  title: { marginBottom: tokens.spacingVerticalXS },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalS}`,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
  },
  paragraph: { margin: `0 0 ${tokens.spacingVerticalXS}`, whiteSpace: "pre-wrap", outlineStyle: "none", scrollMarginTop: "64px" },
  heading: { fontWeight: tokens.fontWeightSemibold },
  table: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  mark: {
    display: "inline",
    lineHeight: "inherit",
    textDecorationLine: "underline",
    textDecorationThickness: "2px",
    textUnderlineOffset: "4px",
    scrollMarginTop: "64px",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    // Around the number, not over it.
    ":focus-visible": { outlineOffset: "1px" },
  },
  whole: { whiteSpace: "nowrap" },
  sign: { display: "inline-block", verticalAlign: "-1px", marginInlineStart: "1px" },
  agrees: { color: tokens.colorStatusSuccessForeground1, textDecorationStyle: "solid" },
  sum: { color: tokens.colorBrandForeground1, textDecorationStyle: "double" },
  broken: { color: tokens.colorStatusDangerForeground1, textDecorationStyle: "wavy", fontWeight: tokens.fontWeightSemibold },
  open: { color: tokens.colorStatusWarningForeground3, textDecorationStyle: "dotted" },
  here: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `1px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusSmall,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  about: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "20px",
  },
  said: { margin: 0 },
});

const SIGNS: Readonly<Record<ProseMarkKind, IconName | undefined>> = {
  agrees: undefined,
  sum: undefined,
  broken: "broken",
  open: "undecided",
};
const KINDS: readonly ProseMarkKind[] = ["agrees", "sum", "broken", "open"];

interface Props {
  readonly view: ProseView;
  readonly chosen: string | undefined;
  /** Marks that speak of the selected cell. */
  readonly here: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onShow: (place: CellPlace) => void;
}

/** What may be kept on one line even in a narrow pane. */
const isShort = (run: ProseRun | undefined): boolean => run !== undefined && "mark" in run && run.mark.text.length <= 12;

/** The signs that close a clause behind a number: a line must not begin with them, and beside a button it would. */
const closing = (mark: ProseRun | undefined, next: ProseRun | undefined): string =>
  isShort(mark) && next !== undefined && "text" in next ? (/^[，。；：！？、）】》”]{0,2}/u.exec(next.text)?.[0] ?? "") : "";

/** What a number counts, its cells, and the parts of a sum. */
function About({ mark, onShow }: { readonly mark: ProseMark; readonly onShow: (place: CellPlace) => void }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  return (
    <div className={styles.about} role="note" aria-label={`关于“${mark.text}”`}>
      <p className={styles.said}>{mark.sentence}</p>
      {mark.why !== undefined && <p className={styles.said}>为什么：{mark.why}</p>}
      {mark.parts.length > 0 && <p className={mergeClasses(styles.said, look.figures)}>分项：{mark.parts.join("＋")}</p>}
      <CellList cells={mark.cells} nameOf={({ label, at }) => (at ? `${label}（${spokenPlace(at)}）` : label)} onShow={onShow} />
    </div>
  );
}

export function ReadingText({ view, chosen, here, onChoose, onShow }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const marks = proseMarksOf(view);
  // One stop for the Tab key; the arrow keys walk from number to number.
  const stop = marks.find(({ id }) => id === at) ?? marks.find(({ id }) => id === chosen) ?? marks[0];
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = (event.target as HTMLElement).dataset["mark"];
    const place = marks.findIndex((mark) => mark.id === id);
    if (place < 0) return;
    const to = {
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key];
    const mark = to === undefined ? undefined : marks[to];
    if (!mark) return;
    event.preventDefault();
    setAt(mark.id);
    root.current?.querySelector<HTMLElement>(`[data-mark="${mark.id}"]`)?.focus();
  };
  const choose = (mark: ProseMark): void => {
    setAt(mark.id);
    onChoose(mark.id);
    const place = mark.cells.find((cell) => cell.at !== undefined)?.at;
    if (place) onShow(place);
  };
  const button = (mark: ProseMark): ReactElement => {
    const sign = SIGNS[mark.kind];
    return (
      <button
        type="button"
        data-mark={mark.id}
        tabIndex={mark.id === stop?.id ? 0 : -1}
        aria-expanded={mark.id === chosen}
        className={mergeClasses(look.bare, styles.mark, styles[mark.kind], here.has(mark.id) && styles.here)}
        onClick={() => choose(mark)}
        onFocus={() => setAt(mark.id)}
      >
        {mark.text}
        {sign && <Icon name={sign} size={12} className={styles.sign} />}
        <span className={look.unseen}>（{VERDICT_OF[mark.kind]}）</span>
      </button>
    );
  };
  const paragraph = ({ id, kind, runs }: ProseParagraph): ReactElement => {
    if (kind === "table")
      return (
        <p key={id} className={mergeClasses(styles.paragraph, styles.table)}>
          （此处是表）
        </p>
      );
    const open = runs.find((run) => "mark" in run && run.mark.id === chosen);
    return (
      <Fragment key={id}>
        <p className={mergeClasses(styles.paragraph, kind === "heading" && styles.heading)} data-paragraph={id} tabIndex={-1}>
          {runs.map((run, i) => {
            if ("text" in run) return <Fragment key={i}>{run.text.slice(closing(runs[i - 1], run).length)}</Fragment>;
            return (
              <span key={i} className={isShort(run) ? styles.whole : undefined}>
                {button(run.mark)}
                {closing(run, runs[i + 1])}
              </span>
            );
          })}
        </p>
        {open && "mark" in open && <About mark={open.mark} onShow={onShow} />}
      </Fragment>
    );
  };
  return (
    <section aria-labelledby="prose-text">
      <h3 id="prose-text" className={mergeClasses(look.heading, styles.title)}>
        通读
      </h3>
      <ul className={styles.legend} aria-label="图例">
        {KINDS.map((kind) => (
          <li key={kind}>
            <span className={mergeClasses(styles.mark, styles[kind])}>
              {VERDICT_OF[kind]}
              {SIGNS[kind] && <Icon name={SIGNS[kind]} size={12} className={styles.sign} />}
            </span>
          </li>
        ))}
      </ul>
      <div ref={root} className={styles.text} role="group" aria-label="报告正文，左右方向键在各数之间移动" onKeyDown={walk}>
        {view.paragraphs.map(paragraph)}
      </div>
    </section>
  );
}
