// Which form is in force for a year, and how it is called.
import { officialForm, variantsFor } from "../../app/read/official";
import { refusalSentence } from "../../app/words/wording";
import type { Offer } from "../views";

export function offerFor(year: number): Offer {
  const form = officialForm(year);
  if (!form.ok) return { year, refusal: refusalSentence(form.refusal), variants: [] };
  const { name, document } = form.value.edition;
  return {
    year,
    edition: { name, document },
    variants: variantsFor(year).map((variant) => ({ id: variant.id, name: variant.name })),
  };
}
