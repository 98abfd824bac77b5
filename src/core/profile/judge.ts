// A local profile × a report → findings beside the law's.
import { judgeSides } from "../check/check";
import type { Finding, LocalRequirement } from "../check/finding";
import type { Reading } from "../document/reading";
import type { RuleId } from "../form/law";
import type { RuleClass } from "../form/rule-text";
import { balanceOf } from "./balance";
import type { Profile } from "./profile";
import { aspectText, charactersIn, names, publishedOn, sectionText, type ProfileSection } from "./section-text";

export interface Judged {
  readonly findings: readonly Finding[];
  readonly passed: number;
}

/** A balance between cells. */
const BALANCE: RuleId = "R91";

/** The aspect that is the whole of section one. */
const WHOLE_SECTION = "总体情况";

const requires = (
  profile: Profile,
  rule: RuleId,
  what: string,
  grade: RuleClass,
  requirement: LocalRequirement,
  verdict: Finding["verdict"] = "broken",
): Finding => ({
  rule,
  key: [rule, profile.document, what].filter((part) => part !== "").join("."),
  table: "",
  verdict,
  class: grade,
  ground: groundOf(profile),
  detail: { kind: "local", requirement },
  cells: [],
});

export const groundOf = ({ name, document, issuer }: Profile): string => `${issuer}《${name}》（${document}）`;

/** Why a profile is not for this report; a report that does not say its unit is taken for one of its units. */
function elsewhere(profile: Profile, { year, unit }: Reading): Finding | undefined {
  const { since, until = Infinity, units, document } = profile;
  const say = (what: "year" | "unit", found: string): Finding =>
    requires(profile, "R94-scope", what, "C", { kind: "not-for-this", document, what, found }, "undecided");
  if (year !== undefined && (year < since || year > until)) return say("year", String(year));
  if (unit !== undefined && units.length > 0 && !units.some((name) => unit.includes(name))) return say("unit", unit);
  return undefined;
}

function balances(profile: Profile, reading: Reading, previous: Reading | undefined): Judged {
  const { form, values, present } = reading;
  let passed = 0;
  const findings = profile.balances.flatMap(({ label, equation, class: grade }): Finding[] => {
    const found = balanceOf(form, previous?.form, equation);
    // A name that this form does not print was looked up on the national ones: a local form may lack the row.
    if ("unknown" in found) return [];
    return found.sums.flatMap((sum): Finding[] => {
      const own = [...sum.left, ...sum.right].filter((term) => !term.previous);
      const tables = own.map(({ index }) => form.cells[index]!.table.id);
      // That a table is missing is said where it is missing.
      if (tables.some((table) => !present.includes(table))) return [];
      const judged = judgeSides(sum, values, previous?.values ?? []);
      if (judged.verdict === "passed") {
        passed += 1;
        return [];
      }
      return [
        {
          rule: BALANCE,
          key: [BALANCE, profile.document, label, sum.column].filter((part) => part !== "").join("."),
          table: tables[0] ?? "",
          verdict: judged.verdict,
          class: grade,
          ground: groundOf(profile),
          detail: { ...judged.detail, label },
          cells: own.map(({ index }) => index),
        },
      ];
    });
  });
  return { findings, passed };
}

function prose(profile: Profile, { document }: Reading, titles: readonly ProfileSection[]): Judged {
  let passed = 0;
  const findings: Finding[] = [];
  const told = new Set<string>();
  const section = (number: string): readonly string[] | undefined => {
    const found = sectionText(document, number, titles);
    const title = titles.find((one) => one.number === number)?.title ?? number;
    if (found || told.has(number)) return found;
    told.add(number);
    findings.push(requires(profile, "R92", `${number}.none`, "C", { kind: "section-not-found", title }, "undecided"));
    return undefined;
  };
  for (const { section: number, most, class: grade } of profile.lengths) {
    const text = section(number);
    if (!text) continue;
    const found = charactersIn(text);
    const title = titles.find((one) => one.number === number)!.title;
    if (found <= most) passed += 1;
    else findings.push(requires(profile, "R92", number, grade, { kind: "section-length", title, most, found }));
  }
  for (const { aspect, name, words, class: grade } of profile.figures) {
    const text = section("一");
    if (!text) break;
    if (names(aspect === WHOLE_SECTION ? text : aspectText(text, aspect), words)) passed += 1;
    else findings.push(requires(profile, "R93", `${aspect}.${name}`, grade, { kind: "figure-not-named", aspect, name }));
  }
  return { findings, passed };
}

const dateWords = (year: number, month: number, day: number): string => `${year}年${month}月${day}日`;

function deadline(profile: Profile, { document, year }: Reading): Judged {
  const found = publishedOn(document);
  const { deadline: last } = profile;
  if (!last || !found || year === undefined) return { findings: [], passed: 0 };
  const days = (y: number, m: number, d: number): number => (y * 100 + m) * 100 + d;
  if (days(...found) <= days(year + 1, last.month, last.day)) return { findings: [], passed: 1 };
  const requirement = {
    kind: "published-after",
    found: dateWords(...found),
    deadline: dateWords(year + 1, last.month, last.day),
  } as const;
  return { findings: [requires(profile, "R94", "", last.class, requirement)], passed: 0 };
}

/**
 * @param titles - of the sections of the report's edition
 * @param hasProse - whether the source has running text: a workbook alone is held against the balances
 */
export function judgeProfile(
  profile: Profile,
  reading: Reading,
  previous: Reading | undefined,
  titles: readonly ProfileSection[],
  hasProse: boolean,
): Judged {
  const other = elsewhere(profile, reading);
  if (other) return { findings: [other], passed: 0 };
  const parts = [
    balances(profile, reading, previous),
    ...(hasProse ? [prose(profile, reading, titles), deadline(profile, reading)] : []),
  ];
  return { findings: parts.flatMap(({ findings }) => findings), passed: parts.reduce((sum, { passed }) => sum + passed, 0) };
}
