// The parts of a font stand in one order (ECMA-376 18.8.22): Excel writes it, and Microsoft's validator asks for it.

const ORDER = ["b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"];

/** @param styles - xl/styles.xml as hucre writes it, every part an empty element */
export const orderedFonts = (styles: string): string =>
  styles.replace(/<font>((?:<[^<>]*\/>)*)<\/font>/g, (_, inner: string) => {
    const place = (part: string): number => ORDER.indexOf(/^<(\w+)/.exec(part)?.[1] ?? "");
    const parts = inner.match(/<[^<>]*\/>/g) ?? [];
    return `<font>${parts.sort((a, b) => place(a) - place(b)).join("")}</font>`;
  });
