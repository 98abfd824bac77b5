// Reports that others are held against (last year's, or the workbooks that reports were made from), found by unit and year.
import { sameUnit, UnitIndex, unitName } from "../../core/aggregate/unit-name";
import type { Reading } from "../../core/document/reading";
import { nameLaw } from "../../statute/unit-names";

export class ReferenceReports {
  private readonly index: UnitIndex;

  /**
   * @param readings - one for whatever is checked, or several to be chosen from
   * @param years - how many years before the report they are: 1 for last year's, 0 for this year's
   */
  constructor(
    private readonly readings: readonly Reading[],
    private readonly years: 0 | 1,
  ) {
    this.index = new UnitIndex(readings.map((one) => unitName(one.unit ?? "", nameLaw)));
  }

  /**
   * @param alone - a single report is checked: a single file beside it is then meant for it, whatever it says of itself
   * @returns "none" when there are such reports and none of them is this one's
   */
  of(who: Pick<Reading, "unit" | "year">, alone: boolean): Reading | "none" | undefined {
    const [first] = this.readings;
    if (!first) return undefined;
    if (this.readings.length === 1 && (alone || first.unit === undefined)) return first;
    if (who.unit === undefined) return "none";
    const name = unitName(who.unit, nameLaw);
    const found = this.index
      .find(name)
      // 教育局 without its county may be any county's: in a batch it is nobody's until somebody says so.
      .found.filter((at) => alone || sameUnit(name, this.index.names[at]!) === "same")
      .map((at) => this.readings[at]!);
    // Of a report that says no year, nobody knows which the year before is; of what is beside it, it was said by giving it.
    const wanted = who.year === undefined ? undefined : who.year - this.years;
    const ofYear = found.filter((one) => one.year !== undefined && one.year === wanted);
    const [only, another] =
      ofYear.length > 0 ? ofYear : found.filter((one) => one.year === undefined || (alone && wanted === undefined));
    // 教育局 of one county and of another: which of them is meant nobody says.
    return another ? "none" : (only ?? "none");
  }
}
