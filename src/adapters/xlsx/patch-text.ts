// Replacing stretches of a text and leaving every other character as it is.

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with each stretch replaced; stretches do not overlap. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  // Sorting is stable: what is inserted at one place stays in the order it came.
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
