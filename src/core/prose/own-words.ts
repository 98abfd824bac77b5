// What the words alone do not say: the unit's own name, and which 申请 are of other business.
import { STOPS } from "./read";
import type { PhrasePatterns } from "./word-lists";
import type { Token } from "./words";

/** Names a text may call the unit by: whole, without the place in front of it. */
export function ownNames(unit: string): readonly string[] {
  const short = unit.replace("人民政府", "政府");
  const names = [unit, short];
  for (let cut = 2; cut <= 3; cut += 1) if (short.length - cut >= 3) names.push(short.slice(cut));
  return names;
}

/** 全市政府信息公开: the name ends inside a longer word. */
const cutsWord = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.some((token) => (token.start < start && token.end > start) || (token.start < end && token.end > end));

/** The unit's own name is no unknown word in front of a figure. */
export function ownName(text: string, tokens: readonly Token[], unit: string | undefined): readonly Token[] {
  if (unit === undefined || unit.length < 3) return tokens;
  const names = ownNames(unit);
  const least = names.at(-1)!;
  // The names are ends of one another but for the first: mostly none of them is there, which two searches say.
  if (!text.includes(least) && (unit.endsWith(least) || !text.includes(unit))) return tokens;
  const found: Token[] = [];
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      if (!found.some((one) => at < one.end && at + name.length > one.start) && !cutsWord(tokens, at, at + name.length))
        found.push({ start: at, end: at + name.length, sense: { is: "mark", mark: "filler" } });
  if (found.length === 0) return tokens;
  return [...tokens.filter((token) => !found.some((one) => token.start < one.end && token.end > one.start)), ...found].sort(
    (a, b) => a.start - b.start,
  );
}

/** 取水许可申请, 信用修复申请: words of another matter right before 申请 make it another application. */
export function ownApplications(text: string, { plainBefore }: PhrasePatterns, tokens: readonly Token[]): readonly Token[] {
  let end = 0;
  return tokens.map((token) => {
    const before = end;
    // 审核 and 评估 in front of 申请 are its matter.
    if (token.sense.is !== "act" || token.sense.act !== "inspect") end = Math.max(end, token.end);
    const { sense } = token;
    if (sense.is !== "topic" || sense.topic !== "request" || sense.strong) return token;
    let from = token.start;
    while (from > before && !STOPS.includes(text[from - 1]!) && !/[0-9"]/u.test(text[from - 1]!)) from -= 1;
    const matter = text.slice(from, token.start);
    if (matter.length < 2 || plainBefore.test(matter)) return token;
    return { ...token, sense: { is: "topic", topic: "foreign" } };
  });
}
