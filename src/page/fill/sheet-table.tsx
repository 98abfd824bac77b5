// A worksheet as the form is printed, filled in where it stands: by keys, by mouse, and from what was copied elsewhere.
import { memo, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactElement } from "react";
import { shownForEditing, entryOfTyped } from "../../adapters/memory/typed";
import { hiddenRows, holdsDays, openness, type MemorySheet } from "../../adapters/memory/sheet";
import type { Typed } from "../../adapters/memory/workbook";
import { a1 } from "../../core/figures/addresses";
import type { RawCell, RawGrid } from "../../core/document/source";
import { bringsLabels, cellsOfPage, cellsOfText, copiedBlock } from "./blocks";
import { following, isIn, layoutOf, blockBetween, stepped, type GridPlace } from "./layout";

/** How a cell stands out, and what is said of it. */
export interface CellTone {
  readonly tone: "broken" | "unreadable" | "suspected" | "marked";
  readonly words: string;
}

interface Props {
  readonly sheet: MemorySheet;
  /** The sheets whose words a copied block may bring along: of the form all, wherever one stands. */
  readonly printed: readonly RawGrid[];
  readonly selected: GridPlace | undefined;
  /** By a1. */
  readonly tones: ReadonlyMap<string, CellTone>;
  /** What is said beside cells, by a1. */
  readonly comments: ReadonlyMap<string, string>;
  /** Id of what explains the selected cell. */
  readonly helpId: string;
  readonly onType: (typed: readonly Typed[]) => number;
  readonly onSelect: (place: GridPlace) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSay: (sentence: string) => void;
  /** What was copied with the form's own words is read by them. */
  readonly onTables: (pasted: { readonly html: string; readonly text: string }) => void;
}

interface Edit extends GridPlace {
  readonly text: string;
  /** Begun by typing over what stood there: then arrows end it. */
  readonly over: boolean;
}

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

const LEFT_ALONE: Readonly<Record<string, string>> = {
  computed: "这一格是公式，由其他格算出，不用填。",
  printed: "这一格是表样印好的文字，不能改。",
  closed: "这张工作表受保护，请先在 Excel 或 WPS 里撤销保护。",
};

export function SheetTable({
  sheet,
  selected,
  tones,
  comments,
  helpId,
  onType,
  onSelect,
  onUndo,
  onRedo,
  onSay,
  onTables,
  printed,
}: Props): ReactElement {
  const table = useRef<HTMLTableElement>(null);
  const layout = layoutOf(sheet.grid);
  const hidden = hiddenRows(sheet);
  const focus = selected ?? { row: 0, col: 0 };
  const [anchor, setAnchor] = useState<GridPlace>();
  const [edit, showEdit] = useState<Edit>();
  // What is being typed now: leaving the field comes before the next drawing.
  const typing = useRef<Edit>();
  const setEdit = (next: Edit | undefined): void => {
    typing.current = next;
    showEdit(next);
  };
  const dragging = useRef(false);
  const range = blockBetween(layout, anchor ?? focus, focus);
  const isBlock = anchor !== undefined;

  // Where the cell is shown by others, it comes into view; where somebody works in the table, the keys follow.
  useEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-at="${a1(focus)}"]`);
    if (!cell || selected === undefined) return;
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (table.current!.contains(document.activeElement) && edit === undefined) cell.focus();
  }, [focus.row, focus.col, selected === undefined, edit === undefined]);

  const go = (place: GridPlace | undefined, extend = false): void => {
    if (!place) return;
    setAnchor(extend ? (anchor ?? focus) : undefined);
    onSelect(place);
  };
  const begin = (text: string | undefined): void => {
    const state = openness(sheet, focus.row, focus.col);
    if (state !== "open") return onSay(LEFT_ALONE[state]!);
    setAnchor(undefined);
    setEdit({ ...focus, text: text ?? shownForEditing(layout.over(focus.row, focus.col)), over: text !== undefined });
  };
  const put = (places: readonly { readonly row: number; readonly col: number; readonly text: string }[]): number =>
    onType(
      places.map(({ row, col, text }) => ({
        sheet: sheet.name,
        row,
        col,
        entry: entryOfTyped(text, holdsDays(sheet, row, col)),
      })),
    );
  const leave = (): void => {
    const { current } = typing;
    setEdit(undefined);
    if (current) put([current]);
  };
  const finish = (to?: GridPlace): void => {
    leave();
    go(to);
    table.current?.querySelector<HTMLElement>(`[data-at="${a1(to ?? focus)}"]`)?.focus();
  };
  const clear = (): void => {
    const cells = layout.rows.flat().filter((cell) => isIn(range, cell));
    const open = cells.filter((cell) => openness(sheet, cell.row, cell.col) === "open");
    if (open.length === 0) return onSay(LEFT_ALONE[openness(sheet, focus.row, focus.col)] ?? "");
    put(open.map(({ row, col }) => ({ row, col, text: "" })));
  };

  const keyInEdit = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to =
      event.key === "Enter"
        ? following(sheet, focus, "columns", event.shiftKey ? -1 : 1)
        : event.key === "Tab"
          ? following(sheet, focus, "rows", event.shiftKey ? -1 : 1)
          : edit?.over && event.key in ARROWS
            ? stepped(layout, focus, ...ARROWS[event.key]!)
            : undefined;
    if (event.key === "Escape") {
      setEdit(undefined);
      table.current?.querySelector<HTMLElement>(`[data-at="${a1(focus)}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === "Tab" || to) finish(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const withCommand = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) onUndo();
    else if (key === "y" || (key === "z" && event.shiftKey)) onRedo();
    else if (key === "a") {
      setAnchor({ row: 0, col: 0 });
      onSelect(layout.over(layout.rows.length - 1, layout.cols - 1));
    } else if (key === "home") go({ row: 0, col: 0 });
    else return false;
    return true;
  };

  const key = (event: KeyboardEvent): void => {
    if (edit) return keyInEdit(event);
    const arrow = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey) {
      if (withCommand(event)) event.preventDefault();
      return;
    }
    if (event.altKey) return;
    if (arrow) go(stepped(layout, focus, ...arrow), event.shiftKey);
    else if (event.key === "Tab") {
      const to = following(sheet, focus, "rows", event.shiftKey ? -1 : 1);
      // After the last cell the key leads out of the table, as it leads out of everything else.
      if (!to) return;
      go(to);
    } else if (event.key === "Enter") go(following(sheet, focus, "columns", event.shiftKey ? -1 : 1));
    else if (event.key === "Home") go(layout.over(focus.row, 0));
    else if (event.key === "End") go(layout.over(focus.row, layout.cols - 1));
    else if (event.key === "F2") begin(undefined);
    else if (event.key === "Delete" || event.key === "Backspace") clear();
    else if (event.key === "Escape") setAnchor(undefined);
    else if (event.key === "Process") return begin("");
    else if (event.key.length === 1) begin(event.key);
    else return;
    event.preventDefault();
  };

  const copy = (event: ClipboardEvent): void => {
    if (edit) return;
    const { text, html } = copiedBlock(sheet.grid, range);
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
    if (event.type === "cut") clear();
  };
  const paste = (event: ClipboardEvent): void => {
    if (edit) return;
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    const lines = (html === "" ? undefined : cellsOfPage(html)) ?? cellsOfText(plain);
    if (sheet.plan && bringsLabels(lines, printed)) return onTables({ html, text: plain });
    const places = lines.flatMap((line, r) => line.map((text, c) => ({ row: range.top + r, col: range.left + c, text })));
    // What lies under a merge has no cell of its own, and what is printed or computed alike is no loss.
    const own = places.filter(
      ({ row, col }) => row < layout.rows.length && col < layout.cols && isAnchor(layout.over(row, col), row, col),
    );
    const filled = own.filter(({ row, col }) => openness(sheet, row, col) === "open");
    const left = own.filter(
      ({ row, col, text }) =>
        openness(sheet, row, col) !== "open" && text.trim() !== "" && text.trim() !== layout.over(row, col).text.trim(),
    ).length;
    if (filled.length > 0) put(filled);
    onSay(`已粘贴${filled.length}格${left > 0 ? `；公式和表样的文字没有动（${left}格）` : ""}。`);
  };

  const acts = useRef<Acts>();
  acts.current = {
    edit: setEdit,
    leave,
    press: (place, extend) => {
      dragging.current = true;
      go(place, extend);
    },
    over: (place) => {
      if (dragging.current && edit === undefined) go(place, true);
    },
    open: () => begin(undefined),
  };

  return (
    <table
      ref={table}
      role="grid"
      className={sheet.plan ? "form" : "form unplanned"}
      width={widthOf(sheet)}
      aria-label={sheet.name}
      aria-multiselectable="true"
      onKeyDown={key}
      onCopy={copy}
      onCut={copy}
      onPaste={paste}
      onMouseUp={() => {
        dragging.current = false;
      }}
    >
      {sheet.plan && (
        <colgroup>
          {sheet.plan.columnWidths.map((points, at) => (
            <col key={at} width={pixels(points)} />
          ))}
        </colgroup>
      )}
      <tbody>
        {layout.rows.map((cells, row) => (
          <tr key={row} hidden={hidden.has(row)}>
            {cells.map((cell) => (
              <Square
                key={cell.col}
                cell={cell}
                sheet={sheet}
                tone={tones.get(a1(cell))}
                comment={comments.get(a1(cell))}
                isFocus={focus.row === cell.row && focus.col === cell.col}
                isSelected={
                  isBlock ? isIn(range, cell) : selected !== undefined && focus.row === cell.row && focus.col === cell.col
                }
                helpId={helpId}
                edit={edit && edit.row === cell.row && edit.col === cell.col ? edit : undefined}
                acts={acts}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What has more columns than a form keeps its own width, and is moved within its frame: squeezed, no date stands on one line. */
const MANY_COLUMNS = 12;
const pixels = (points: number): number => Math.round(points * 1.34);
const widthOf = ({ plan }: MemorySheet): number | undefined =>
  plan && plan.columnWidths.length > MANY_COLUMNS
    ? plan.columnWidths.reduce((sum, points) => sum + pixels(points), 0)
    : undefined;

const isAnchor = (cell: RawCell, row: number, col: number): boolean => cell.row === row && cell.col === col;

interface SquareProps {
  readonly cell: RawCell;
  readonly sheet: MemorySheet;
  readonly tone: CellTone | undefined;
  readonly comment: string | undefined;
  readonly isFocus: boolean;
  readonly isSelected: boolean;
  readonly helpId: string;
  readonly edit: Edit | undefined;
  readonly acts: { readonly current: Acts | undefined };
}

/** What the squares ask of the table: always of the table as it is now. */
interface Acts {
  edit(edit: Edit): void;
  leave(): void;
  press(place: GridPlace, extend: boolean): void;
  over(place: GridPlace): void;
  open(): void;
}

const styleOf = ({ plan }: MemorySheet, { row, col }: RawCell): string =>
  (plan?.cells.find((cell) => cell.row === row && cell.col === col)?.style ?? "foreign").split(" ")[0]!;

/** A number over two lines reads as two. */
const DIGITS = /^-?[\d,.]+%?$/u;

/** What a square shows is all that makes it another. */
const isSame = (a: SquareProps, b: SquareProps): boolean =>
  a.isFocus === b.isFocus &&
  a.cell === b.cell &&
  a.sheet.plan === b.sheet.plan &&
  a.sheet.protected === b.sheet.protected &&
  a.tone?.tone === b.tone?.tone &&
  a.tone?.words === b.tone?.words &&
  a.comment === b.comment &&
  a.isSelected === b.isSelected &&
  a.edit === b.edit;

const Square = memo(function DrawnSquare(props: SquareProps): ReactElement {
  const { cell, sheet, tone, comment, isFocus, isSelected, helpId, edit, acts } = props;
  const style = styleOf(sheet, cell);
  const state = openness(sheet, cell.row, cell.col);
  const role =
    style === "columnHead" || style === "banner"
      ? "columnheader"
      : style === "rowHead" || style === "rowGroup"
        ? "rowheader"
        : "gridcell";
  return (
    <td
      role={role}
      data-at={a1(cell)}
      rowSpan={cell.rowSpan}
      colSpan={cell.colSpan}
      tabIndex={isFocus ? 0 : -1}
      className={[
        "cell",
        style,
        state,
        DIGITS.test(cell.text) ? "digits" : "",
        isSelected ? "selected" : "",
        isFocus ? "focus" : "",
        tone?.tone ?? "",
        comment ? "commented" : "",
      ]
        .filter(Boolean)
        .join(" ")}
      aria-selected={role === "gridcell" ? isSelected : undefined}
      aria-readonly={role === "gridcell" && state !== "open" ? true : undefined}
      aria-invalid={role === "gridcell" && tone && tone.tone !== "marked" ? true : undefined}
      aria-describedby={isFocus ? helpId : undefined}
      title={comment}
      onMouseDown={(event) => {
        if (event.button !== 0 || edit) return;
        event.currentTarget.focus();
        event.preventDefault();
        acts.current?.press(cell, event.shiftKey);
      }}
      onMouseEnter={() => acts.current?.over(cell)}
      onDoubleClick={() => acts.current?.open()}
    >
      {edit ? (
        <input
          className="typing"
          aria-label={a1(cell)}
          aria-describedby={helpId}
          value={edit.text}
          autoFocus
          onFocus={(event) => event.currentTarget.setSelectionRange(edit.text.length, edit.text.length)}
          onChange={({ currentTarget }) => acts.current?.edit({ ...edit, text: currentTarget.value })}
          onBlur={() => acts.current?.leave()}
        />
      ) : (
        cell.text
      )}
    </td>
  );
}, isSame);
