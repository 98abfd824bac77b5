// R61, R68: six sections with their titles, in order and numbered, and what must stand in them.
import type { RowName } from "../../form/law";
import { cellsNamed, totalOf } from "../../form/names";
import { isFigure } from "../../figures/values";
import type { ProseFlow } from "../flow";
import type { Noted } from "../noted";
import { plainPhrase } from "../text";
import type { SectionTitle } from "../words";
import { noted, type FormalityContext } from "./context";
import { isNearMiss } from "./phrases";

const ORDER = "一二三四五六七八九十";

/** R61: six sections with their titles, in order and numbered. Fewer than three are a piece of a report. */
export function sectionFindings(flow: ProseFlow, titles: readonly SectionTitle[]): Noted[] {
  const known = flow.sections.filter((section) => section.number !== "");
  const first = known[0];
  if (!first || new Set(known.map((section) => section.number)).size < 3) return [];
  const found: Noted[] = [];
  const at = (p: number): [number, number, number] => [p, 0, flow.paragraphs[p]?.text.length ?? 0];
  const missing = titles.filter((title) => !known.some((section) => section.number === title.number));
  if (missing.length > 0)
    found.push(
      noted("R61", undefined, ...at(first.paragraph), {
        kind: "sections-missing",
        missing: missing.map((title) => `${title.number}、${title.title}`),
      }),
    );
  const order = known.map((section) => ORDER.indexOf(section.number));
  if (order.some((place, i) => i > 0 && place < order[i - 1]!))
    found.push(
      noted("R61", undefined, ...at(first.paragraph), { kind: "section-order", found: known.map((section) => section.number) }),
    );
  for (const section of known) {
    const title = titles.find((one) => one.number === section.number)!;
    if (section.title !== plainPhrase(title.title) && !title.also.some((one) => section.title === plainPhrase(one)))
      found.push(
        noted("R61", "D", ...at(section.paragraph), { kind: "section-title", found: section.title, title: title.title }),
      );
    if (section.printed !== "" && section.printed !== section.number)
      found.push(
        noted("R61", undefined, ...at(section.paragraph), {
          kind: "section-number",
          found: section.printed,
          expected: section.number,
        }),
      );
  }
  return found;
}

/** Level-two numbers of a section: they start with （一） and leave none out. */
export function numbering(flow: ProseFlow): Noted[] {
  const found: Noted[] = [];
  let section = "";
  let last = 0;
  for (const [p, paragraph] of flow.paragraphs.entries()) {
    if (paragraph.section !== section || (paragraph.isHeading && !paragraph.text.startsWith("（"))) {
      section = paragraph.section;
      last = 0;
    }
    if (section !== "一" && section !== "五" && section !== "六") continue;
    const match = /^（([一二三四五六七八九十]{1,2})）/u.exec(paragraph.text);
    if (!match) continue;
    const written = match[1]!;
    const place =
      written.length === 1 ? ORDER.indexOf(written) + 1 : written.startsWith("十") ? 10 + ORDER.indexOf(written[1]!) + 1 : 0;
    // 1 begins again below a heading that was not seen as one.
    if (place > 1 && place !== last + 1) {
      const expected = last + 1 <= 10 ? ORDER[last]! : `十${ORDER[last - 10] ?? ""}`;
      found.push(
        noted("R61", "D", p, 0, match[0].length, { kind: "numbering", found: `（${written}）`, expected: `（${expected}）` }),
      );
    }
    last = place;
  }
  return found;
}

const NOTHING = /^(无|略|暂无|没有|无。|暂无。|无内容)?[。.]?$/u;

export function emptySections(flow: ProseFlow, titles: readonly SectionTitle[]): Noted[] {
  // 「无。」 beside a section one that names problems is told by that.
  const wanted = problemsDenied(flow).length > 0 ? ["一"] : ["一", "五"];
  const known = flow.sections.filter((section) => section.number !== "");
  if (new Set(known.map((section) => section.number)).size < 3) return [];
  const heads = new Set(flow.sections.map((section) => section.paragraph));
  const prose = (number: string): string =>
    flow.paragraphs
      .filter((paragraph, p) => paragraph.section === number && !heads.has(p))
      .map((paragraph) => paragraph.text)
      .join("");
  return wanted.flatMap((number): Noted[] => {
    const section = known.find((one) => one.number === number);
    if (!section || !NOTHING.test(prose(number))) return [];
    const title = titles.find((one) => one.number === number)!;
    return [
      noted("R61", undefined, section.paragraph, 0, flow.paragraphs[section.paragraph]!.text.length, {
        kind: "section-empty",
        title: `${title.number}、${title.title}`,
      }),
    ];
  });
}

export function aspectRules(flow: ProseFlow, circumstances: FormalityContext): Noted[] {
  const section = flow.sections.find((one) => one.number === "一");
  if (!section || circumstances.form.edition.since < 2021) return [];
  const text = flow.paragraphs
    .filter((paragraph, p) => paragraph.section === "一" && p !== section.paragraph)
    .map((paragraph) => paragraph.text)
    .join("\n");
  if (text.length < 60) return [];
  const missing = circumstances.words.aspects
    .filter((aspect) => !aspect.words.some((word) => text.includes(word)))
    .map((aspect) => aspect.name);
  if (missing.length === 0) return [];
  return [
    noted("R61", undefined, section.paragraph, 0, flow.paragraphs[section.paragraph]!.text.length, {
      kind: "aspects-missing",
      missing,
    }),
  ];
}

/** Applications that lapsed because a fee was not paid. */
const UNPAID: RowName = "requests.other.feeUnpaid";

/** R68: section six says whether 信息处理费 was collected; with applications dropped for an unpaid fee it must. */
export function fee(flow: ProseFlow, circumstances: FormalityContext): Noted[] {
  const section = flow.sections.find((one) => one.number === "六");
  if (!section || circumstances.form.edition.since < 2021) return [];
  const cell = totalOf(cellsNamed(circumstances.form, UNPAID));
  const value = cell ? (circumstances.values[cell.index] ?? null) : null;
  const unpaid = isFigure(value) && typeof value === "number" ? value : 0;
  const stated = flow.paragraphs.some(
    (paragraph) =>
      (paragraph.section === "六" || unpaid > 0) &&
      (paragraph.text.includes("处理费") ||
        (paragraph.section === "六" && paragraph.text.includes("收费")) ||
        (paragraph.section === "六" && paragraph.text.includes("收取"))),
  );
  if (stated) return [];
  return [
    noted(
      "R68",
      unpaid > 0 ? undefined : "D",
      section.paragraph,
      0,
      flow.paragraphs[section.paragraph]!.text.length,
      { kind: "fee-not-stated", unpaid },
      unpaid > 0 && cell ? [cell.index] : [],
    ),
  ];
}

const DENIES = /^(?:[^。]{0,20})?(?:不存在|没有|无)(?:明显|突出|其他)?(?:的)?(?:问题|不足)|^(?:无|暂无|没有)[。]?$/u;
const NAMES = /(?:存在|仍有|还有)[^。；]{0,14}(?:问题|不足|差距|薄弱|短板|不够)/u;

/** Section five says that there are no problems beside a section one that names some. */
export function problemsDenied(flow: ProseFlow): Noted[] {
  const heads = new Set(flow.sections.map(({ paragraph }) => paragraph));
  const denial = flow.paragraphs.findIndex(
    ({ section, text, isHeading }, p) => section === "五" && !heads.has(p) && !isHeading && DENIES.test(text),
  );
  if (denial < 0) return [];
  const named = flow.paragraphs.find(({ section, text }) => section === "一" && NAMES.test(text));
  if (!named) return [];
  const { text } = flow.paragraphs[denial]!;
  const said = DENIES.exec(text)![0];
  return [
    noted("R61", undefined, denial, 0, said.length, { kind: "problems-denied", said, problem: NAMES.exec(named.text)![0] }),
  ];
}

export function oldContents(flow: ProseFlow, old: readonly string[]): Noted[] {
  const hits = flow.paragraphs.flatMap(({ text }, p) =>
    old.filter((one) => text.includes(plainPhrase(one))).map((one) => ({ p, one })),
  );
  const [first] = hits;
  if (!first || new Set(hits.map(({ one }) => one)).size < 2) return [];
  const at = flow.paragraphs[first.p]!.text.indexOf(plainPhrase(first.one));
  return [noted("R61", undefined, first.p, at, at + first.one.length, { kind: "old-contents", said: first.one })];
}

/** A misspelt title: one character of the form's own is lost or another. */
export function reportTitleRules(flow: ProseFlow, titles: readonly string[]): Noted[] {
  const own = titles[0]!;
  const limit = Math.min(3, flow.sections[0]?.paragraph ?? 3, flow.paragraphs.length);
  for (let p = 0; p < limit; p += 1) {
    const { text } = flow.paragraphs[p]!;
    if (text.length > 60 || !/20[0-9]{2}年/u.test(text) || !/(?:报告|年报|报)$/u.test(text)) continue;
    if (titles.some((one) => text.endsWith(one))) continue;
    for (const length of [own.length, own.length - 1]) {
      const said = text.slice(-length);
      if (isNearMiss(said, own))
        return [noted("R61", undefined, p, text.length - length, text.length, { kind: "report-title", said, title: own })];
    }
  }
  return [];
}
