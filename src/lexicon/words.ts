// The words in which reports speak of what the tables count. Data only: how a sentence is read is in core/prose.
import type { ProseWords, WordGroup } from "../core/prose/words";
import type { RuleId } from "../core/form/law";
import type { RuleClass } from "../core/form/rule-text";
import { allRules, editions } from "../statute";
import { acts } from "./acts";
import { applicants } from "./applicants";
import { caseOutcomes } from "./cases";
import { denials } from "./denials";
import { documents, regulation } from "./documents";
import { fillers } from "./fillers";
import { approximations } from "./approximations";
import { bare, columnGroups } from "./line-names";
import { lists } from "./lists";
import { marks } from "./marks";
import { measures } from "./measures";
import { outcomesTold, patterns, zeroes } from "./patterns";
import { aspects, complements, draftMarks, formulas, futureVerbs, hints, setPhrases } from "./passages";
import { requestRows } from "./request-rows";
import { subjects } from "./subjects";
import { reasonsOf, results, rowNamed } from "./tables";
import { sectionTitles } from "./titles";
import { topics } from "./topics";
import { row } from "./word-groups";

const worded = new Set(requestRows.map(({ sense }) => (sense.is === "row" ? sense.row : undefined)));

/** A result that has no words of its own yet is known by its label: 属于自动生成信息, and without 属于. */
const byLabel: readonly WordGroup[] = results
  .flatMap((result) => [[rowNamed(result.id), result.label] as const, ...reasonsOf(result)])
  .filter(([id]) => !worded.has(id))
  .map(([id, label]) => [id, bare(label)] as const)
  // 3.其他 says nothing of its own.
  .filter(([, word]) => word !== "其他")
  .map(([id, word]) => row(id, ...new Set([word, word.replace(/^(?:属于|涉及)/u, "")])));

export const proseWords: ProseWords = {
  classes: Object.fromEntries(allRules.map((rule) => [rule.id, rule.class])) as Record<RuleId, RuleClass>,
  groups: [...topics, ...requestRows, ...byLabel, ...applicants, ...caseOutcomes, ...subjects, ...acts, ...marks, ...fillers],
  lists,
  patterns,
  approximations,
  outcomesTold,
  zeroes,
  measures,
  columnGroups,
  documents,
  regulation,
  draftMarks,
  setPhrases,
  complements,
  denials,
  sections: Object.fromEntries(editions.map((edition) => [edition.id, sectionTitles(edition)])),
  aspects,
  hints,
  futureVerbs,
  formulas,
};
