// The measure word that stands at a place.
import { wordAt, type Lexicon } from "../words";

export function unitAt(text: string, at: number, { units }: Lexicon): string {
  const char = text[at];
  return char === "%" || char === "‰" ? char : (wordAt(text, at, units) ?? "");
}
