// Paragraphs that are begun for somebody: each figure in them becomes a place of ours.
import type { NewText } from "../../../ports/report";
import { drafts } from "../draft";
import type { PlaceholderName } from "../placeholders";
import { isUnread, itemOf, knownName, tagFor, textFor, type PlanContext } from "./context";
import type { PlannedPlace } from "./part";

/** The name that a part of a draft is to become; undefined for words. */
function draftedName(context: PlanContext, part: string): PlaceholderName | undefined {
  const asked = /^\{\{(.+)\}\}$/u.exec(part)?.[1];
  if (asked === undefined) return undefined;
  const name = knownName(context, asked);
  if (!name) throw new Error(`a draft names ${asked}, which the form does not have`);
  return name;
}

export function draftedPlaces(context: PlanContext): readonly PlannedPlace[] {
  const { report, contents } = context;
  return drafts(report, contents.document, report.form, context.said.previous).flatMap(
    ({ after, like, section, about, text }): PlannedPlace[] => {
      const pieces = text.split(/(\{\{[^{}]+\}\})/u).flatMap((part) => {
        const name = draftedName(context, part);
        return part === "" ? [] : [{ name, text: name ? textFor(context, name) : part }];
      });
      // A sentence about figures that were not read cannot be begun.
      if (pieces.some(({ name }) => name && isUnread(context, name))) return [];
      const texts = pieces.map(({ name, text: piece }): NewText => ({
        text: piece,
        ...(name && { tag: tagFor(name.name, piece) }),
      }));
      return [
        {
          kind: "place",
          item: itemOf({
            key: `草稿：${about}`,
            kind: "draft",
            name: `${about}（草稿）`,
            place: `第${section}部分`,
            found: "added",
            state: "new",
            theirs: "",
            ours: pieces.map((piece) => piece.text).join(""),
          }),
          effects: {
            ours: {
              edits: [{ kind: "insert", after, ...(like !== undefined && { like }), pieces: texts }],
              written: Object.fromEntries(pieces.flatMap(({ name, text: piece }) => (name ? [[name.name, piece]] : []))),
            },
          },
        },
      ];
    },
  );
}
