// A table of the form as small as a pane allows, with what stands and what would stand in its cells. One stop for the Tab key;
// the arrow keys walk from cell to cell.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Fragment, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { FormPictureView as Picture, PictureBlock } from "../../app/words/form-picture";
import { useLook } from "./look";

const useStyles = makeStyles({
  /** A pane may be narrower than any table: the table then moves within its own frame. */
  frame: { overflowX: "auto", padding: `0 ${tokens.spacingHorizontalXS} ${tokens.spacingHorizontalXS}` },
  table: {
    width: "100%",
    minWidth: "264px",
    tableLayout: "fixed",
    borderCollapse: "collapse",
    fontSize: "11px",
    lineHeight: "14px",
    fontVariantNumeric: "tabular-nums",
    "& th, & td": {
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      padding: 0,
      textAlign: "center",
      overflowWrap: "anywhere",
    },
  },
  banner: {
    padding: "3px 2px",
    textAlign: "start",
    fontSize: "11px",
    lineHeight: "14px",
    color: tokens.colorNeutralForeground2,
  },
  stub: { width: "64px" },
  head: {
    fontWeight: tokens.fontWeightRegular,
    fontSize: "10px",
    lineHeight: "12px",
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    wordBreak: "keep-all",
    "&&": { padding: "2px 0" },
  },
  name: {
    fontWeight: tokens.fontWeightRegular,
    fontSize: "10px",
    lineHeight: "12px",
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    textWrap: "balance",
    "&&": { textAlign: "start", padding: "2px 3px" },
  },
  held: { color: tokens.colorNeutralForeground3 },
  cell: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    width: "100%",
    minHeight: "24px",
    boxSizing: "border-box",
    textAlign: "center",
    ":hover": { outline: `1px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-1px" },
  },
  new: { fontWeight: tokens.fontWeightSemibold },
  old: { color: tokens.colorNeutralForeground3, textDecorationLine: "line-through", fontSize: "10px", lineHeight: "11px" },
  beside: { fontSize: "10px", lineHeight: "11px", color: tokens.colorStatusDangerForeground1 },
  fill: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  replace: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  left: { outline: `1px dashed ${tokens.colorNeutralStroke1}`, outlineOffset: "-2px", color: tokens.colorNeutralForeground3 },
});

/** What a cell of the picture shows. */
export interface PictureCell {
  /** In words, for whoever cannot see the picture, and when it is pointed at. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly replaces: boolean;
  readonly doubtful: boolean;
  /** What is said of it elsewhere: 文18. */
  readonly beside?: string;
  /** Whether it would be written; undefined where nobody is asked, and a press leads to where it is said. */
  readonly taken?: boolean;
}

interface Props {
  readonly picture: Picture;
  /** By `Cell.index`; undefined where nothing would change. */
  readonly changeAt: (index: number) => PictureCell | undefined;
  /** What stands there, where nothing would change. */
  readonly heldAt: (index: number) => string;
  readonly onPress?: ((index: number) => void) | undefined;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

const LARGEST = 60;

/** The next cell in a direction, over those that cannot be pressed. */
function stepFrom(frame: HTMLElement, from: string, [down, over]: readonly [number, number]): HTMLElement | undefined {
  let [row, column] = from.split(",").map(Number) as [number, number];
  for (let steps = 0; steps < LARGEST; steps += 1) {
    row += down;
    column += over;
    const cell = frame.querySelector<HTMLElement>(`[data-square="${row},${column}"]`);
    if (cell) return cell;
  }
  return undefined;
}

/** 商业企业, 社会公益组织: words of two characters each, and no line ends within one. */
function HeadWords({ name }: { readonly name: string }): ReactElement {
  const words = name.length > 3 && name.length % 2 === 0 ? (name.match(/../gu) ?? []) : [name];
  return (
    <>
      {words.map((word, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </>
  );
}

export function FormPicture({ picture, changeAt, heldAt, onPress }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number>();
  const first = picture.blocks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).find((index) => changeAt(index));
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).dataset["square"];
    if (!step || from === undefined || !frame.current) return;
    event.preventDefault();
    stepFrom(frame.current, from, step)?.focus();
  };
  const inside = ({ before, after, replaces, doubtful, beside }: PictureCell): ReactElement => (
    <>
      {replaces && before !== "" && (
        <span className={styles.old} aria-hidden="true">
          {before}
        </span>
      )}
      <span className={styles.new} aria-hidden="true">
        {after === "" ? "空" : after}
        {doubtful && "?"}
      </span>
      {beside !== undefined && (
        <span className={styles.beside} aria-hidden="true">
          {beside}
        </span>
      )}
    </>
  );
  const square = (index: number, row: number, column: number): ReactElement => {
    const change = changeAt(index);
    if (!change) return <span className={styles.held}>{heldAt(index)}</span>;
    const { words, replaces, taken } = change;
    const tone = taken === false ? styles.left : replaces || change.doubtful ? styles.replace : styles.fill;
    if (!onPress)
      return (
        <span className={mergeClasses(styles.cell, tone)} title={words}>
          {inside(change)}
          <span className={look.unseen}>{words}</span>
        </span>
      );
    return (
      <button
        type="button"
        className={mergeClasses(look.bare, styles.cell, tone)}
        data-square={`${row},${column}`}
        tabIndex={index === (at ?? first) ? 0 : -1}
        aria-pressed={taken}
        title={words}
        onFocus={() => setAt(index)}
        onClick={() => onPress(index)}
      >
        {inside(change)}
        <span className={look.unseen}>{words}</span>
      </button>
    );
  };
  let line = 0;
  const block = ({ banner, columns, rows }: PictureBlock, key: number): ReactElement => (
    <table key={key} className={styles.table}>
      {/* A name is needed where there are several. */}
      <caption className={banner === "" ? look.unseen : styles.banner}>{banner === "" ? picture.title : banner}</caption>
      <thead>
        <tr>
          <td className={mergeClasses(styles.stub, styles.head)} />
          {columns.map((name, column) => (
            <th key={column} scope="col" className={styles.head}>
              <HeadWords name={name} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => {
          line += 1;
          const row = line;
          return (
            <tr key={cells[0]}>
              <th scope="row" className={styles.name}>
                {name}
              </th>
              {cells.map((index, column) => (
                <td key={index}>{square(index, row, column)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="group"
      aria-label={picture.title}
      // Where nothing in it can be pressed, the keyboard moves the frame itself.
      tabIndex={onPress ? undefined : 0}
      onKeyDown={walk}
    >
      {picture.blocks.map(block)}
    </div>
  );
}
