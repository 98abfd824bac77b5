// The paragraphs of a document's XML and the paragraphs that Word's API counts: which is which.
//
// Word leaves some out, the covered cells of a merge for example, and it depends on the version. So nothing is taken for
// granted: segments in and out of tables must match in number and in what they say, or they are not matched at all.
import { piecesOf } from "../docx/placeholder";
import type { DocxBlock, DocxParagraph, Story } from "../docx/walk";
import { decodeEntities } from "../opc/xml";

/** A paragraph as Word's API has it. */
export interface SeenParagraph {
  readonly text: string;
  /** 0 outside tables. */
  readonly level: number;
}

interface Written {
  readonly paragraph: DocxParagraph;
  readonly said: readonly string[];
  readonly level: number;
  /** In a covered cell, which Word may count or not. */
  readonly isCovered: boolean;
}

/** Letters and digits: what is left is spelled otherwise by XML and by the API. */
const essence = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** How a paragraph may be shown: as it would be printed, with what is hidden, with what a revision has deleted. */
function variants(paragraph: DocxParagraph, { xml, prefix }: Story): readonly string[] {
  const found = [
    essence(paragraph.text),
    essence(
      piecesOf(paragraph)
        .map(({ piece }) => piece.text)
        .join(""),
    ),
  ];
  const raw = xml.slice(paragraph.start, paragraph.end);
  if (!raw.includes(`<${prefix}delText`)) return found;
  const texts = raw.matchAll(new RegExp(`<${prefix}(t|delText)(?:\\s[^<>]*)?>([^<]*)</${prefix}\\1>`, "g"));
  return [...found, essence([...texts].map(([, , text = ""]) => decodeEntities(text) ?? "").join(""))];
}

function flatten(story: Story, blocks: readonly DocxBlock[], level = 0, isCovered = false): Written[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [{ paragraph: block, said: variants(block, story), level, isCovered }]
      : block.cells.flatMap((cell) => flatten(story, cell.blocks, level + 1, isCovered || cell.isCovered)),
  );
}

const agree = ({ said }: Written, { text }: SeenParagraph): boolean => said.includes(essence(text));

interface Segment<T> {
  readonly level: number;
  readonly first: number;
  readonly members: T[];
}

/** Neighbours of one level. */
function segments<T extends { readonly level: number }>(all: readonly T[]): readonly Segment<T>[] {
  const found: Segment<T>[] = [];
  all.forEach((one, at) => {
    const last = found.at(-1);
    if (last && last.level === one.level) last.members.push(one);
    else found.push({ level: one.level, first: at, members: [one] });
  });
  return found;
}

/** A shifted segment disagrees nearly everywhere; a segment with a revision or a field in it, here and there. */
const MOST = 0.9;

function matched(written: readonly Written[], seen: readonly SeenParagraph[]): ReadonlyMap<DocxParagraph, number> | undefined {
  const ours = segments(written);
  const theirs = segments(seen);
  if (ours.length !== theirs.length) return undefined;
  const found = new Map<DocxParagraph, number>();
  for (const [at, segment] of ours.entries()) {
    const other = theirs[at]!;
    if (segment.level !== other.level) return undefined;
    const isLast = at === ours.length - 1;
    // Word puts an empty paragraph at the end of what it gives away.
    const members =
      isLast && segment.members.length === other.members.length + 1 && segment.members.at(-1)?.paragraph.text === ""
        ? segment.members.slice(0, -1)
        : segment.members;
    const isWhole = members.length === other.members.length;
    if (!isWhole && segment.level > 0) return undefined;
    if (isWhole) {
      const agreeing = members.flatMap((one, k) => (agree(one, other.members[k]!) ? [[one, k] as const] : []));
      if (segment.level > 0 && agreeing.length < Math.min(members.length * MOST, members.length - 1)) return undefined;
      for (const [one, k] of agreeing) found.set(one.paragraph, other.first + k);
    } else {
      // Something here Word counts otherwise: a paragraph is known again if no other says the same.
      for (const one of members) {
        const same = members.filter(({ said }) => said[0] === one.said[0]);
        const there = other.members.flatMap((two, k) => (agree(one, two) ? [k] : []));
        if (same.length === 1 && there.length === 1 && one.said[0] !== "") found.set(one.paragraph, other.first + there[0]!);
      }
    }
  }
  return found;
}

/**
 * @returns for each paragraph of the body its number among those of the API, as far as it is certain; undefined where
 *   tables do not match
 */
export function alignParagraphs(story: Story, seen: readonly SeenParagraph[]): ReadonlyMap<DocxParagraph, number> | undefined {
  const all = flatten(
    story,
    story.sections.flatMap((section) => section.blocks),
  );
  return (
    matched(
      all.filter(({ isCovered }) => !isCovered),
      seen,
    ) ?? matched(all, seen)
  );
}
