// A place of a worksheet in words: 表三!D12. The last step before it is shown; nothing reads it back.
import type { SheetPlace } from "../../core/document/source";
import { a1 } from "../../core/figures/addresses";

export const spokenPlace = (place: SheetPlace): string => `${place.sheet}!${a1(place)}`;

/** D12, for someone who looks at the sheet already; "" where the sentence beside it names the cell itself. */
export function squareBeside(place: SheetPlace, sentence: string): string {
  const [, ...behind] = sentence.split(spokenPlace(place));
  return behind.some((rest) => !/^\d/u.test(rest)) ? "" : a1(place);
}
