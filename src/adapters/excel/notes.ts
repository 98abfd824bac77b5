// Notes in the workbook's settings. Excel keeps them per add-in; they are saved with the file.

/** As text: how hosts treat objects in settings is not the same everywhere, a text is. */
export const writeNote = (note: unknown): string => JSON.stringify(note);

/** What another version or another hand left there and is no JSON is nobody's note. */
export function readNote(key: string, text: unknown): [string, unknown][] {
  if (typeof text !== "string") return [];
  try {
    return [[key, JSON.parse(text) as unknown]];
  } catch {
    return [];
  }
}
