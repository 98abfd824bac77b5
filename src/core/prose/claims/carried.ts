// 结转 in its many wordings: which way the applications were carried, by the years that are named.

const OUT =
  /(?:结转|转入|转至|转到|转接|转|顺延|延续|延至|延到|跨年度?|移至|留待|留至)[至到入于]?(?:下年|下一年|次年|明年|来年|新一年)|(?:下年|下一年|次年|明年|来年)(?:度)?(?:继续)?(?:结转|办理|办结|答复|处理)/u;
const IN =
  /(?:上年|上一年|去年|前年|上)(?:度|末|底)?[^，；。0-9]{0,4}(?:结转|转入|转接|转来|跨入|带入|结存|遗留|延续|顺延|未办结|未结|跨年)|(?:结转|承接|延续)(?:自|于)?(?:上年|上一年|去年)/u;

/** A text with its years told as this one, the one before and the one after. */
const named = (text: string, year: number): string =>
  text
    .replaceAll(`${year + 1}年度`, "下年")
    .replaceAll(`${year + 1}年`, "下年")
    .replaceAll(`${year - 1}年度`, "上年")
    .replaceAll(`${year - 1}年`, "上年")
    .replaceAll("下一年度", "下年")
    .replaceAll("下年度", "下年")
    .replaceAll("上一年度", "上年")
    .replaceAll("上年度", "上年");

/** Where a piece of text carries applications: into the year after, or from the year before. */
export function carriedWhere(text: string, year: number): "carriedForward" | "broughtForward" | undefined {
  const plain = named(text, year);
  if (IN.test(plain)) return "broughtForward";
  return OUT.test(plain) ? "carriedForward" : undefined;
}
