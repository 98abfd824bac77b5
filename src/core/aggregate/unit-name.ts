// Names of units as people write them: the same office with and without its province, as 局 or 委, as 办公室 or 办.

/** What names look like; the words themselves are the statute's. */
export interface NameLaw {
  /** 江苏, 广西: may stand before a name with 省、市、自治区 or without. */
  readonly provinces: readonly string[];
  /** What is written in full and in short: 发展和改革 and 发改. */
  readonly abbreviations: readonly (readonly [long: string, short: string])[];
}

export interface UnitName {
  /** As written. */
  readonly written: string;
  /** 江苏, 宿迁市, 沭阳县: outermost first. */
  readonly regions: readonly string[];
  /** 财政局, 政府, 政府办, 庙头镇: what is left, in one spelling. */
  readonly stem: string;
}

/** Nobody's name is longer; what is would only cost time. */
const LONGEST = 120;

/**
 * A region at the beginning of what is a longer name. 城市管理局 lies in no 城市: only counties have names of one character
 * (沛县). The 州 of 徐州市 is part of a name, that of 凉山州 is not.
 */
const REGION =
  /^(?:[^省市县区旗]{2,12}?(?:自治区|自治州|地区|自治县|自治旗|省|市|州(?!市)|盟|县|区|旗)|[^省市县区旗]县)(?=.{2})/u;
/** 市教育局 within its own city; 市场监督管理局 is no city's 场监督管理局. */
const ITS_OWN = /^(?:省|州|市(?!场|容|政(?!府)|民中心)|县|区(?!域)|旗)(?=.{2})/u;

const SHORT_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/人民政府/gu, "政府"],
  [/(?:办公厅|办公室)$/u, "办"],
  [/街道办事处$/u, "街道"],
  [/(?<=.)镇政府$/u, "镇"],
  [/(?<=.)乡政府$/u, "乡"],
  [/委员会$/u, "委"],
  // A bureau that became a commission is the same unit, and a department is a bureau one level up.
  [/(?<=.)(?:委|厅)$/u, "局"],
];

export function unitName(written: string, law: NameLaw): UnitName {
  let rest = written
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replace(/[\s"'“”‘’《》]+/gu, "")
    .replace(/\([^()]*\)/gu, "");
  const regions: string[] = [];
  const province = law.provinces.find((name) => rest.startsWith(name));
  if (province !== undefined) {
    const after = rest.slice(province.length).replace(/^(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)/u, "");
    if (after.length >= 2) {
      regions.push(province);
      rest = after;
    }
  }
  for (let region = REGION.exec(rest)?.[0]; region !== undefined; region = REGION.exec(rest)?.[0]) {
    regions.push(region);
    rest = rest.slice(region.length);
  }
  rest = rest.replace(ITS_OWN, "");
  for (const [long, short] of law.abbreviations) rest = rest.replace(long, short);
  for (const [ending, short] of SHORT_ENDINGS) rest = rest.replace(ending, short);
  return { written, regions, stem: rest };
}

/** Every region of the shorter list stands in the longer one, in the same order. */
function within(shorter: readonly string[], longer: readonly string[]): boolean {
  let from = 0;
  for (const region of shorter) {
    const at = longer.indexOf(region, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** "perhaps": one of the names says nothing of where it is. */
export type Likeness = "same" | "perhaps" | "different";

export function sameUnit(a: UnitName, b: UnitName): Likeness {
  if (a.stem !== b.stem || a.stem === "") return "different";
  if (a.regions.length === 0 && b.regions.length === 0) return "same";
  if (a.regions.length === 0 || b.regions.length === 0) return "perhaps";
  // 宿迁市 without its province is 江苏省宿迁市; 江苏省 itself is not.
  if (a.regions.at(-1) !== b.regions.at(-1)) return "different";
  const [shorter, longer] = a.regions.length <= b.regions.length ? [a, b] : [b, a];
  return within(shorter.regions, longer.regions) ? "same" : "different";
}

/** So many are named; more tell nobody more. */
const MOST_DOUBTFUL = 5;

/** Many names, asked which of them a name may mean, without looking at them all. */
export class UnitIndex {
  private readonly byStem = new Map<string, Map<string, number[]>>();

  constructor(readonly names: readonly UnitName[]) {
    names.forEach((name, at) => {
      const places = this.byStem.get(name.stem) ?? new Map<string, number[]>();
      this.byStem.set(name.stem, places);
      const last = name.regions.at(-1) ?? "";
      const list = places.get(last) ?? [];
      list.push(at);
      places.set(last, list);
    });
  }

  /**
   * @returns the positions of names that are the same unit; where there is none, of the one name that perhaps is. Several
   *   that only perhaps are it are `doubtful`: nobody may choose among them but the user.
   */
  find(name: UnitName): { readonly found: readonly number[]; readonly doubtful: readonly number[] } {
    const places = this.byStem.get(name.stem);
    if (!places || name.stem === "") return { found: [], doubtful: [] };
    const last = name.regions.at(-1) ?? "";
    const same = (places.get(last) ?? []).filter((at) => sameUnit(name, this.names[at]!) === "same");
    if (same.length > 0) return { found: same, doubtful: [] };
    const perhaps: number[] = [];
    for (const list of last === "" ? places.values() : [places.get("") ?? []]) {
      perhaps.push(...list.slice(0, MOST_DOUBTFUL));
      if (perhaps.length >= MOST_DOUBTFUL) break;
    }
    return perhaps.length === 1 ? { found: perhaps, doubtful: [] } : { found: [], doubtful: perhaps };
  }

  /** Positions of other names that perhaps are the same unit as the one at `at`: a few of them. */
  near(at: number): readonly number[] {
    const name = this.names[at]!;
    if (name.regions.length > 0 || name.stem === "") return [];
    const found: number[] = [];
    for (const [last, list] of this.byStem.get(name.stem)!) {
      if (last !== "") found.push(...list.slice(0, MOST_DOUBTFUL));
      if (found.length >= MOST_DOUBTFUL) break;
    }
    return found;
  }
}
