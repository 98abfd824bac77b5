// The places of ours in a document: content controls whose tags we can read.
import { slotTag, readSlotTag, textDigest, TITLE } from "../../render/slot-tag";
import type { Order, PlacedParagraph } from "./order";
import { isWithin, ownControl, tableBehind } from "./control";
import { piecesOf, type FoundPiece } from "./placeholder";
import type { FoundRecord } from "./record";
import type { Control, DocxParagraph, Story, XmlRange } from "./walk";

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
  readonly inline: DocxParagraph | undefined;
  readonly paragraphs: readonly DocxParagraph[];
  readonly pieces: readonly FoundPiece[];
  /** Said once more elsewhere: the fallback of a text box. */
  readonly isUnread: boolean;
  /** What is left of its control, and the paragraph that holds nothing else: what it names stands behind. */
  readonly shell?: { readonly paragraph: XmlRange; readonly control: Control };
}

const holds = (
  outer: { readonly start: number; readonly end: number },
  inner: { readonly start: number; readonly end: number },
): boolean => outer.start <= inner.start && inner.end <= outer.end;

function regionOf(story: Story, order: Order, control: Control, tag: string): Region {
  const around = order.tables.findIndex((one) => ownControl(one.table.control) === control);
  const table = around >= 0 ? around : tableBehind(story, control, order.tables);
  if (table >= 0) {
    const { name } = order.tables[table]!;
    const nothing = { text: "", inline: undefined, paragraphs: [], pieces: [], isUnread: false };
    return { story, control, tag, place: name, table, ...nothing };
  }
  // A text box stands within the paragraph of its anchor: the innermost paragraph is the last one to begin.
  let inline: PlacedParagraph | undefined;
  for (const one of order.paragraphs)
    if (holds(one.paragraph.content, control) && !(inline && inline.paragraph.start > one.paragraph.start)) inline = one;
  const placed = inline ? [inline] : order.paragraphs.filter(({ paragraph }) => holds(control.content, paragraph));
  const pieces = placed.flatMap(({ paragraph }) => piecesOf(paragraph).filter(({ run }) => isWithin(run.control, control)));
  return {
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
  };
}

/** No text has it: what another program has saved is always written anew. */
const NO_DIGEST = "00000000";
const CHART = /<(?:[A-Za-z0-9]{1,20}:)?chart\s/u;

/**
 * A chart of ours as LibreOffice 7 saves it: its control has shrunk to the empty paragraph in front and lost the tag, with the
 * name left in its title; the drawing stands behind, and its caption.
 */
function chartBehind(story: Story, { paragraphs }: Order, control: Control): Region | undefined {
  const tagged = readSlotTag(control.tag ?? "");
  const titled = control.tag === undefined && control.title?.startsWith(TITLE) ? control.title.slice(TITLE.length) : "";
  const name = tagged?.name ?? titled;
  if (!/^图[:：]/u.test(name)) return undefined;
  const at = paragraphs.findIndex(({ paragraph }) => holds(paragraph.content, control));
  const [shell, drawn, caption] = paragraphs.slice(at, at + 3).map(({ paragraph }) => paragraph);
  const meets = (one: XmlRange, next: XmlRange | undefined): next is XmlRange =>
    next !== undefined && one.end <= next.start && story.xml.slice(one.end, next.start).trim() === "";
  if (at < 0 || !shell || shell.text.trim() !== "" || !drawn || !meets(shell, drawn)) return undefined;
  if (!CHART.test(story.xml.slice(drawn.start, drawn.end))) return undefined;
  const { end } = meets(drawn, caption) && caption.text.startsWith(`${name.slice(2)}（单位`) ? caption : drawn;
  return {
    story,
    control: {
      ...control,
      start: shell.start,
      end,
      content: { start: drawn.start, end },
      properties: undefined,
      tagElement: undefined,
    },
    tag: tagged && control.tag !== undefined ? control.tag : slotTag({ name, digest: NO_DIGEST, kept: false }),
    text: "",
    place: paragraphs[at + 1]!.place,
    table: undefined,
    inline: undefined,
    paragraphs: [drawn],
    pieces: [],
    isUnread: false,
    shell: { paragraph: shell, control },
  };
}

/**
 * The places of ours, part by part.
 *
 * LibreOffice 7 leaves the controls where they are and takes their tags away. Where not one of the places in sentences
 * that the record tells of has a tag left, and as many controls without a name stand there, they are these, in order.
 */
export function regionsOf(orders: ReadonlyMap<Story, Order>, record: FoundRecord | undefined): Region[] {
  const found = [...orders].flatMap(([story, order]) =>
    story.controls.flatMap((control) => {
      const isTagged = control.tag !== undefined && readSlotTag(control.tag) !== undefined;
      const region = chartBehind(story, order, control) ?? (isTagged ? regionOf(story, order, control, control.tag) : undefined);
      return region ? [region] : [];
    }),
  );
  // One that names a table is of no sentence, wherever another program has put it.
  const isNamed = ({ inline, tag }: Region): boolean =>
    inline !== undefined && (record?.order.includes(readSlotTag(tag)?.name ?? "") ?? false);
  if (record === undefined || record.order.length === 0 || found.some(isNamed)) return found;
  const nameless = [...orders].flatMap(([story, order]) =>
    story.controls
      .filter(
        ({ tag, title, isLeaf, prompt, binding }) => tag === undefined && title === undefined && !isLeaf && !prompt && !binding,
      )
      .map((control) => regionOf(story, order, control, ""))
      .filter(({ inline }) => inline !== undefined),
  );
  if (nameless.length !== record.order.length) return found;
  const again = nameless.map((region, i): Region => {
    const name = record.order[i]!;
    const written = record.record.written[name] ?? "";
    return { ...region, tag: slotTag({ name, digest: textDigest(written), kept: false }) };
  });
  return [...found, ...again];
}
