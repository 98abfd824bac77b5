// Reports that others are held against (last year's, or the workbooks that reports were made from), found by unit and year.
import { UnitIndex, unitName } from "../../core/aggregate/unit-name";
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
    const [only] = this.readings;
    if (!only) return undefined;
    if (this.readings.length === 1 && (alone || only.unit === undefined)) return only;
    if (who.unit === undefined) return "none";
    const found = this.index.find(unitName(who.unit, nameLaw)).found.map((at) => this.readings[at]!);
    const wanted = who.year === undefined ? undefined : who.year - this.years;
    const [ofYear, another] = found.filter((one) => one.year !== undefined && one.year === wanted);
    // 教育局 of one county and of another: which of them is meant nobody says.
    if (another) return "none";
    return ofYear ?? found.find((one) => one.year === undefined || wanted === undefined) ?? "none";
  }
}
