// A place of a worksheet in words: 表三!D12. The last step before it is shown; nothing reads it back.
import type { SheetPlace } from "../../core/document/source";
import { a1 } from "../../core/figures/addresses";

export const spokenPlace = (place: SheetPlace): string => `${place.sheet}!${a1(place)}`;

/** D12, for someone who looks at the sheet already. */
export const spokenSquare = (place: SheetPlace): string => a1(place);
