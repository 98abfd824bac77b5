// 结转 in its many wordings: which way the applications were carried, by the years that are named.
import type { PhrasePatterns } from "../word-lists";

/** A text with its years told as this one, the one before and the one after. */
const named = (text: string, year: number): string =>
  text
    .replaceAll(`${year + 1}年度`, "下年")
    .replaceAll(`${year + 1}年`, "下年")
    .replaceAll(`${year}年度`, "本年")
    .replaceAll(`${year}年`, "本年")
    .replaceAll(`${year - 1}年度`, "上年")
    .replaceAll(`${year - 1}年`, "上年")
    .replaceAll("下一年度", "下年")
    .replaceAll("下年度", "下年")
    .replaceAll("上一年度", "上年")
    .replaceAll("上年度", "上年");

/** Where a piece of text carries applications: into the year after, or from the year before. */
export function carriedWhere(
  text: string,
  year: number,
  { carriedIn, carriedOut }: Pick<PhrasePatterns, "carriedIn" | "carriedOut">,
): "carriedForward" | "broughtForward" | undefined {
  const plain = named(text, year);
  if (carriedIn.test(plain)) return "broughtForward";
  return carriedOut.test(plain) ? "carriedForward" : undefined;
}
