// A letter from an office to an office, whatever it is then written as: a heading, paragraphs, one table, who signs and when.

/** A line of the table, or a heading over those below it. */
export type LetterRow =
  | { readonly kind: "section"; readonly text: string }
  /** Several paragraphs in a cell. */
  | { readonly kind: "line"; readonly cells: readonly (readonly string[])[] };

export type LetterPart =
  | { readonly kind: "title"; readonly text: string }
  /** Without an indent: whom it is for. */
  | { readonly kind: "addressee"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | {
      readonly kind: "table";
      /** With their shares of the width. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly LetterRow[];
    }
  /** Smaller. */
  | { readonly kind: "note"; readonly text: string }
  /** On the right. */
  | { readonly kind: "signature"; readonly text: string };

export type Letter = readonly LetterPart[];

/** As text to be copied: the cells of a line follow one another. */
export function letterText(letter: Letter): string {
  const lines = letter.flatMap((part): string[] => {
    if (part.kind !== "table") return [part.text];
    return part.rows.map((row) =>
      row.kind === "section"
        ? row.text
        : `${row.cells[0]!.join("")}．${row.cells
            .slice(1)
            .map((cell) => cell.join(""))
            .join("　")}`,
    );
  });
  return `${lines.join("\n")}\n`;
}
