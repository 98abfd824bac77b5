// Ranges that Excel need not remember once the batch is done.

/**
 * A range for one batch. office.js has Excel keep every range that an Excel.run mentions and then asks it, in a sync of
 * its own, to forget them all; a range that is let go at once costs neither the memory nor the sync.
 *
 * @param area - A1, without the sheet; the whole sheet when left out
 */
export const rangeOf = (sheet: Excel.Worksheet, area?: string): Excel.Range =>
  (area === undefined ? sheet.getRange() : sheet.getRange(area)).untrack();

/** The same range each time it is asked for within one batch: a proxy that is mentioned twice is sent once. */
export function rangesOf(sheet: Excel.Worksheet): (area: string) => Excel.Range {
  const known = new Map<string, Excel.Range>();
  return (area) => {
    const range = known.get(area) ?? rangeOf(sheet, area);
    known.set(area, range);
    return range;
  };
}
