// The places of ours in a document: content controls whose tags we can read.
import type { Order, PlacedParagraph } from "./order";
import { isWithin, ownControl } from "./control";
import { piecesOf, type FoundPiece } from "./placeholder";
import type { Control, Paragraph, Story } from "./walk";

export interface Region {
  readonly story: Story;
  readonly control: Control;
  readonly tag: string;
  /** What a reader sees in it; of a table nothing. */
  readonly text: string;
  readonly place: string;
  /** The table it holds, by its number in the order of reading. */
  readonly table: number | undefined;
  /** The paragraph in which it is a part of a line; undefined for one that holds paragraphs. */
  readonly inline: Paragraph | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly pieces: readonly FoundPiece[];
  /** Said once more elsewhere: the fallback of a text box. */
  readonly isUnread: boolean;
}

const holds = (
  outer: { readonly start: number; readonly end: number },
  inner: { readonly start: number; readonly end: number },
): boolean => outer.start <= inner.start && inner.end <= outer.end;

export function regionsOf(story: Story, order: Order): Region[] {
  return story.controls.flatMap((control): Region[] => {
    if (control.tag === undefined || ownControl(control) !== control) return [];
    const { tag } = control;
    const table = order.tables.findIndex(({ table }) => ownControl(table.control) === control);
    if (table >= 0)
      return [
        {
          story,
          control,
          tag,
          text: "",
          place: order.tables[table]!.name,
          table,
          inline: undefined,
          paragraphs: [],
          pieces: [],
          isUnread: false,
        },
      ];
    // A text box stands within the paragraph of its anchor: the innermost paragraph is the last one to begin.
    const around = order.paragraphs.filter(({ paragraph }) => holds(paragraph.content, control));
    const inline = around.reduce<PlacedParagraph | undefined>(
      (a, b) => (a && a.paragraph.start > b.paragraph.start ? a : b),
      undefined,
    );
    const placed = inline ? [inline] : order.paragraphs.filter(({ paragraph }) => holds(control.content, paragraph));
    const pieces = placed.flatMap(({ paragraph }) => piecesOf(paragraph).filter(({ run }) => isWithin(run.control, control)));
    return [
      {
        story,
        control,
        tag,
        text: pieces.map(({ piece }) => (piece.isShown ? piece.text : "")).join(""),
        place: placed[0]?.place ?? "",
        table: undefined,
        inline: inline?.paragraph,
        paragraphs: placed.map(({ paragraph }) => paragraph),
        pieces,
        isUnread: placed.every(({ isUnread }) => isUnread) && placed.length > 0,
      },
    ];
  });
}
