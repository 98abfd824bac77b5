// 退回单 in the office's own form: its template, filled for one unit.
import { no, type Outcome } from "../../core/outcome";
import type { LetterPart } from "../../render/letter";
import type { ReportDocument, TableLook } from "../../ports/report";
import { SLIP_PLACEHOLDERS, slipTable, slipText } from "./return-letter";
import type { Returning, ReturnSlip } from "./return-slip";

/** @param drawn - the letter's table as the document has tables */
export async function filledSlip<Written>(
  document: ReportDocument<Written>,
  slip: ReturnSlip,
  returning: Returning,
  drawn: (table: Extract<LetterPart, { readonly kind: "table" }>, width: TableLook["width"]) => string,
): Promise<Outcome<Written>> {
  const contents = await document.contents();
  if (!contents.ok) return contents;
  const found = contents.value.placeholders;
  const known: readonly string[] = SLIP_PLACEHOLDERS;
  const strange = [...new Set(found.map(({ name }) => name))].filter((name) => !known.includes(name));
  if (found.length === 0 || strange.length > 0) return no({ kind: "slip-template", strange, known });
  const words: Readonly<Record<string, string>> = slipText(slip, returning);
  return document.write(
    [...new Map(found.map((one) => [one.name, one])).values()].map(({ name, look }) =>
      name === "问题表"
        ? { kind: "table", name, wordml: drawn(slipTable(slip), look.width) }
        : { kind: "text", name, text: words[name]! },
    ),
  );
}
