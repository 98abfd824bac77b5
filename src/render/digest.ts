// A short fingerprint of a printed form: the same text and spans give the same digest, anything else another.
import type { NumberedForm } from "../core/form/numbered-form";

/** FNV-1a, 64 bits: no secret is kept here, only a changed form is noticed. */
export function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= BigInt(text.charCodeAt(i));
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, "0");
}

const known = new WeakMap<NumberedForm, string>();

export function digest(form: NumberedForm): string {
  const made =
    known.get(form) ??
    fnv1a(
      form.tables
        .map(({ table, layout }) =>
          [table.title, ...layout.squares.map((s) => [s.row, s.col, s.rowSpan, s.colSpan, s.text].join(" "))].join("\n"),
        )
        .join("\n\n"),
    );
  known.set(form, made);
  return made;
}
