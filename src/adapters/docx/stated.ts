// What the properties of a run state, by the prefix of their part: made once, for they are asked of every cell.

const byPrefix = (pattern: (prefix: string) => string): ((prefix: string) => RegExp) => {
  let known: { readonly prefix: string; readonly made: RegExp } | undefined;
  return (prefix) => {
    if (known?.prefix !== prefix) known = { prefix, made: new RegExp(pattern(prefix)) };
    return known.made;
  };
};

/** Half points. */
export const statedSize = byPrefix((prefix) => `<${prefix}sz\\s[^<>]*val="(\\d{1,3})"`);
/** Of Chinese text. */
export const statedFont = byPrefix((prefix) => `<${prefix}rFonts\\s[^<>]*eastAsia="([^"&<>]{1,40})"`);
