// Where a label parts when its square is narrow: between the words that the form declares, the same in every rendering.
import type { Placed } from "../core/form/layout";
import { ems } from "./measure";

type Words = Pick<Placed, "text" | "unbroken">;

/** The words themselves: where somebody has broken them is no difference. */
export const withoutBreaks = (text: string): string => text.replaceAll(/\r?\n/g, "");

export const sameWords = (one: string, other: string): boolean => one === other || withoutBreaks(one) === withoutBreaks(other);

/** Piece by piece onto lines of so many squares; what is wider than a line stands on one of its own. */
function lines(pieces: readonly string[], room: number): readonly string[] {
  const out: string[] = [];
  for (const piece of pieces) {
    const longer = (out.at(-1) ?? "") + piece;
    if (out.length > 0 && ems(longer) <= room) out[out.length - 1] = longer;
    else out.push(piece);
  }
  return out;
}

/**
 * The lines that have to be asked for. A label that every program breaks there by itself is left whole: whoever searches
 * for it, or makes its square wider, finds it as it is printed.
 *
 * @param room - of a line, in squares of type
 * @param most - room that another program may make of it
 */
export function labelLines({ text, unbroken }: Words, room: number, most = room): readonly string[] {
  if (!unbroken || ems(text) <= room) return [text];
  const wanted = lines(unbroken, room);
  const comesOfItself = [room, most].every((one) => lines([...text], one).join("\n") === wanted.join("\n"));
  return comesOfItself ? [text] : wanted;
}
