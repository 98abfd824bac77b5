// The paragraphs of a document's XML and the paragraphs that Word's API counts: which is which.
//
// Word leaves some out, the covered cells of a merge for example, and it depends on the version. So nothing is taken for
// granted: stretches in and out of tables must match in number and in what they say, or they are not matched at all.
import { piecesOf } from "../docx/placeholder";
import type { Block, Paragraph, Story } from "../docx/walk";
import { decodeText } from "../opc/xml";

/** A paragraph as Word's API has it. */
export interface SeenParagraph {
  readonly text: string;
  /** 0 outside tables. */
  readonly level: number;
}

interface Written {
  readonly paragraph: Paragraph;
  readonly said: readonly string[];
  readonly level: number;
  /** In a covered cell, which Word may count or not. */
  readonly isCovered: boolean;
}

/** Letters and digits: what is left is spelled otherwise by XML and by the API. */
const essence = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** How a paragraph may be shown: as it would be printed, with what is hidden, with what a revision has deleted. */
function variants(paragraph: Paragraph, { xml, prefix }: Story): readonly string[] {
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
  return [...found, essence([...texts].map(([, , text = ""]) => decodeText(text) ?? "").join(""))];
}

function flatten(story: Story, blocks: readonly Block[], level = 0, isCovered = false): Written[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [{ paragraph: block, said: variants(block, story), level, isCovered }]
      : block.cells.flatMap((cell) => flatten(story, cell.blocks, level + 1, isCovered || cell.isCovered)),
  );
}

const agree = ({ said }: Written, { text }: SeenParagraph): boolean => said.includes(essence(text));

interface Stretch<T> {
  readonly level: number;
  readonly first: number;
  readonly members: T[];
}

/** Neighbours of one level. */
function stretches<T extends { readonly level: number }>(all: readonly T[]): readonly Stretch<T>[] {
  const found: Stretch<T>[] = [];
  all.forEach((one, at) => {
    const last = found.at(-1);
    if (last && last.level === one.level) last.members.push(one);
    else found.push({ level: one.level, first: at, members: [one] });
  });
  return found;
}

/** A shifted stretch disagrees nearly everywhere; a stretch with a revision or a field in it, here and there. */
const MOST = 0.9;

function matched(written: readonly Written[], seen: readonly SeenParagraph[]): ReadonlyMap<Paragraph, number> | undefined {
  const ours = stretches(written);
  const theirs = stretches(seen);
  if (ours.length !== theirs.length) return undefined;
  const found = new Map<Paragraph, number>();
  for (const [at, stretch] of ours.entries()) {
    const other = theirs[at]!;
    if (stretch.level !== other.level) return undefined;
    const isLast = at === ours.length - 1;
    // Word puts an empty paragraph at the end of what it gives away.
    const members =
      isLast && stretch.members.length === other.members.length + 1 && stretch.members.at(-1)?.paragraph.text === ""
        ? stretch.members.slice(0, -1)
        : stretch.members;
    const isWhole = members.length === other.members.length;
    if (!isWhole && stretch.level > 0) return undefined;
    if (isWhole) {
      const agreeing = members.flatMap((one, k) => (agree(one, other.members[k]!) ? [[one, k] as const] : []));
      if (stretch.level > 0 && agreeing.length < Math.min(members.length * MOST, members.length - 1)) return undefined;
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
export function align(story: Story, seen: readonly SeenParagraph[]): ReadonlyMap<Paragraph, number> | undefined {
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
