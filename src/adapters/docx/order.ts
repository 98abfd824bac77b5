// The order in which a part is read, and what its paragraphs and tables are called in findings.
import { allOf, leftoversIn, piecesOf, placeholdersIn, type FoundPiece, type FoundPlaceholder } from "./placeholder";
import type { DocxBlock, DocxCell, DocxParagraph, Story, DocxTable } from "./walk";

export interface PlacedParagraph {
  readonly paragraph: DocxParagraph;
  /** 第3段, 第2个表格第5行第3列, 页眉, 脚注1. */
  readonly place: string;
  /** Said once more elsewhere (the fallback of a text box), or covered by a merged cell: changed with the rest, not read. */
  readonly isUnread: boolean;
  /** The innermost cell it stands in. */
  readonly cell: DocxCell | undefined;
}

/** A paragraph in which something opens or closes as a placeholder does. */
export interface MarkedParagraph extends PlacedParagraph {
  readonly pieces: readonly FoundPiece[];
  readonly found: readonly FoundPlaceholder[];
  /** What opens or closes like a placeholder and is none, with some of the words behind it. */
  readonly leftovers: readonly string[];
}

const markedAmong = (paragraphs: readonly PlacedParagraph[]): readonly MarkedParagraph[] =>
  paragraphs.flatMap((placed) => {
    const { paragraph } = placed;
    const text = allOf(paragraph);
    if (!/[{｛]{2}|[}｝]{2}/.test(text)) return [];
    const found = placeholdersIn(paragraph, text);
    return [{ ...placed, pieces: piecesOf(paragraph), found, leftovers: found[0]?.isAll === true ? [] : leftoversIn(text) }];
  });

export interface PlacedTable {
  readonly table: DocxTable;
  readonly name: string;
}

export interface Order {
  /** What is read: paragraphs outside tables, and tables. A table within a table comes after it. */
  readonly blocks: readonly (PlacedParagraph | PlacedTable)[];
  /** The tables among them: their number in this list is the number of the table everywhere. */
  readonly tables: readonly PlacedTable[];
  /** Every paragraph there is, also those of cells. */
  readonly paragraphs: readonly PlacedParagraph[];
  /** Those of them that may hold placeholders: listing, filling and telling what is left all ask for them. */
  readonly marked: readonly MarkedParagraph[];
  /** What stands in a text box → the same once more in the fallback of the box, for programs that show that one. */
  readonly repeats: ReadonlyMap<DocxBlock, DocxBlock>;
}

/** Empty paragraphs, such as the one that we put before a table, stand in one half alone. */
const filled = (blocks: readonly DocxBlock[], kind: DocxBlock["kind"]): readonly DocxBlock[] =>
  blocks.filter((block) => block.kind === kind && (block.kind === "table" || block.text.trim() !== ""));

/** A repeat has the same shape; a paragraph also the same characters, or places in it would not fit. */
const isRepeat = (one: DocxBlock, other: DocxBlock): boolean =>
  one.kind === "table"
    ? other.kind === "table" && one.rows === other.rows && one.cols === other.cols
    : other.kind === one.kind && one.text === other.text;

/** Tables of headers, footers and notes are no tables of the report; their cells are read as paragraphs. */
export function storyOrder(story: Story): Order {
  const blocks: (PlacedParagraph | PlacedTable)[] = [];
  const tables: PlacedTable[] = [];
  const paragraphs: PlacedParagraph[] = [];
  let texts = 0;

  const repeats = new Map<DocxBlock, DocxBlock>();
  const addBoxes = (paragraph: DocxParagraph, label: string, isUnread: boolean): void => {
    const again = paragraph.boxes.filter(({ isFallback }) => isFallback);
    const shown = paragraph.boxes.filter(({ isFallback }) => !isFallback);
    for (const kind of ["table", "paragraph"] as const)
      shown.forEach((box, at) => {
        const others = filled(again[at]?.blocks ?? [], kind);
        filled(box.blocks, kind).forEach((block, place) => {
          const other = others[place];
          if (other && isRepeat(block, other)) repeats.set(block, other);
        });
      });
    for (const box of paragraph.boxes) add(box.blocks, label, isUnread || box.isFallback);
  };
  const addParagraph = (paragraph: DocxParagraph, label: string, isUnread: boolean, cell: DocxCell | undefined): void => {
    const isRead = !isUnread && paragraph.text.trim() !== "";
    const place = label !== "" ? label : isRead ? `第${++texts}段` : texts === 0 ? "正文开头" : `第${texts}段之后`;
    const placed = { paragraph, place, isUnread, cell };
    paragraphs.push(placed);
    if (isRead) blocks.push(placed);
    addBoxes(paragraph, label, isUnread);
  };
  const addTable = (table: DocxTable, label: string, isUnread: boolean): void => {
    if (label !== "" || isUnread) {
      for (const cell of table.cells) add(cell.blocks, label, isUnread || cell.isCovered, cell);
      return;
    }
    const name = `第${tables.length + 1}个表格`;
    const placed = { table, name };
    tables.push(placed);
    blocks.push(placed);
    for (const cell of table.cells) {
      for (const block of cell.blocks) {
        if (block.kind === "table") continue;
        paragraphs.push({
          paragraph: block,
          place: `${name}第${cell.row + 1}行第${cell.col + 1}列`,
          isUnread: cell.isCovered,
          cell,
        });
      }
    }
    for (const cell of table.cells) {
      for (const block of cell.blocks) {
        if (block.kind === "table") addTable(block, label, cell.isCovered);
        else addBoxes(block, label, cell.isCovered);
      }
    }
  };
  const add = (inner: readonly DocxBlock[], label: string, isUnread: boolean, cell?: DocxCell): void => {
    for (const block of inner) {
      if (block.kind === "table") addTable(block, label, isUnread);
      else addParagraph(block, label, isUnread, cell);
    }
  };
  for (const section of story.sections) add(section.blocks, section.label, false);
  let marked: readonly MarkedParagraph[] | undefined;
  return {
    blocks,
    tables,
    paragraphs,
    repeats,
    get marked() {
      return (marked ??= markedAmong(paragraphs));
    },
  };
}
