// `{{名称}}` in a paragraph, however many runs Word has spread it over.
import type { DocxParagraph, DocxPiece, Run } from "./walk";

export interface FoundPiece {
  readonly piece: DocxPiece;
  readonly run: Run;
  /** Where its text begins in the text of the paragraph. */
  readonly at: number;
}

export interface FoundPlaceholder {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Nothing else stands in its paragraph, so that a table may take the paragraph's place. */
  readonly standsAlone: boolean;
}

/** Chinese input methods write full-width braces as readily as the others. */
const pattern = /[{｛]{2}\s{0,40}([^{}｛｝\s](?:[^{}｛｝\n\t]{0,98}[^{}｛｝\s])?)\s{0,40}[}｝]{2}/g;

/** Every piece of the paragraph's text, prompts of content controls and hidden text among them. */
export function piecesOf(paragraph: DocxParagraph): readonly FoundPiece[] {
  let at = 0;
  return paragraph.runs.flatMap((run) =>
    run.pieces.map((piece) => {
      const found = { piece, run, at };
      at += piece.text.length;
      return found;
    }),
  );
}

/** Prompts and hidden text too. */
export const allOf = ({ runs }: DocxParagraph): string => {
  let text = "";
  for (const { pieces } of runs) for (const piece of pieces) text += piece.text;
  return text;
};

export function placeholdersIn(
  paragraph: DocxParagraph,
  text: string,
): readonly (FoundPlaceholder & { readonly isAll: boolean })[] {
  if (!/[{｛]{2}/.test(text)) return [];
  const holdsOnlyText = paragraph.boxes.length === 0 && paragraph.runs.every((run) => run.isPlain);
  return Array.from(text.matchAll(pattern), (match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
    standsAlone: holdsOnlyText && text.trim() === match[0],
    isAll: text === match[0],
  }));
}

export function leftoversIn(text: string): readonly string[] {
  const rest = text.replace(pattern, "\t");
  return Array.from(rest.matchAll(/[{｛]{2}[^{}｛｝\t]{0,20}(?:[}｝]{2})?|[}｝]{2}/g), ([found]) =>
    found.replace(/\s+/g, " ").trim(),
  );
}
