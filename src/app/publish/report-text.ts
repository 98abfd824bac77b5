// The prose of a report that was read, sorted into the six sections.
import { likeness, plain } from "../../core/recognise/labels";
import type { Reading } from "../../core/document/reading";
import { sectionsOf, type Section } from "../../statute/sections";

export interface ReportSection extends Section {
  /** Without the heading and without the table's own lines. */
  readonly paragraphs: readonly string[];
}

const HEADING = /^([一二三四五六])[、.．]\s*(\S.{1,39})$/u;
/** 第（一）项 and the like inside a table are no headings; a heading is short and names its section. */
function headingOf(line: string, sections: readonly Section[]): Section | undefined {
  const match = HEADING.exec(line.trim());
  if (!match) return undefined;
  const title = plain(match[2]!);
  return sections.find(
    (section) =>
      section.number === match[1] && [section.title, ...section.also].some((known) => likeness(plain(known), title, 0.6) > 0),
  );
}

/** The sections in which a table is written out as text and was refused: its lines are no prose. */
function refusedSections({ misfits, document }: Reading, sections: readonly Section[]): ReadonlySet<Section> {
  const grids = new Set(document.blocks.flatMap((block) => (block.kind === "grid" ? [block.name] : [])));
  return new Set(sections.filter(({ table }) => misfits.some((misfit) => misfit.table === table && !grids.has(misfit.place))));
}

/** Lines that printed a table which was read from text, or refused, and empty ones, do not come back as prose. */
export function reportSections(reading: Reading): readonly ReportSection[] {
  const sections = sectionsOf(reading.form.edition);
  const paragraphs = new Map<Section, string[]>(sections.map((section) => [section, []]));
  const refused = refusedSections(reading, sections);
  let current: Section | undefined;
  reading.document.blocks.forEach((block, index) => {
    if (block.kind !== "text") return;
    for (const line of block.text.split("\n")) {
      const heading = headingOf(line, sections);
      if (heading) current = heading;
      else if (current && !refused.has(current) && !reading.tableBlocks.has(index) && line.replace(/[\s　|｜]/gu, "") !== "")
        paragraphs.get(current)!.push(line.trim());
    }
  });
  return sections.map((section) => ({ ...section, paragraphs: paragraphs.get(section)! }));
}
