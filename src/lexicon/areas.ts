// Whom a report speaks for: the report of a government is put together from those of all its bodies (《条例》第四十九条、第五十条),
// and says 全市; everybody else says 本机关.
const AREAS: readonly (readonly [end: RegExp, whole: string])[] = [
  [/自治区人民政府$/u, "全区"],
  [/省人民政府$/u, "全省"],
  [/市人民政府$/u, "全市"],
  [/州人民政府$/u, "全州"],
  [/盟(?:行政公署|人民政府)$/u, "全盟"],
  [/县人民政府$/u, "全县"],
  [/旗人民政府$/u, "全旗"],
  [/区人民政府$/u, "全区"],
];

export const speaksFor = (unit: string): string => AREAS.find(([end]) => end.test(unit))?.[1] ?? "本机关";
