// Documents made, repealed and in force, and decisions: how a figure of table two is read.
import { has, senses, unknown } from "../read";
import type { Act, MeasureId } from "../words";
import { answer, judged } from "./judge";
import { isShort } from "./whose";
import { leadsPlainly } from "./lead";
import { isDecision, isDocument, outside, type JudgedClaim, type Said, type SubjectAct } from "./said";

const OF_DOCUMENTS: readonly Act[] = ["issue", "repeal", "inForce", "newlyPublic", "totalPublic", "publish", "amend", "inspect"];

export const subjectsIn = ({ content }: Said) => senses(content.tokens, "subject").map(({ sense }) => sense.subject);

/** 「无废止，有效17件」: what was not done is no act of the figure behind it. */
const NOT_DONE = /(?:无|未|没有|不)$/u;

/** 「，有效17件」, 「，目前有效23件」 */
const STAND_IN_FORCE = /[，；、：](?:现|目前|仍|均|共|现行|继续)*有效(?:的|共|共计|为)?$/u;

function documentActs({ content, read, fromRight }: Said): Act[] {
  const acts = senses(content.tokens, "act")
    .filter(
      ({ start, sense }) => OF_DOCUMENTS.includes(sense.act) && !NOT_DONE.test(read.text.slice(Math.max(0, start - 2), start)),
    )
    .map(({ sense }) => sense.act);
  const from = Math.max(0, content.start - 1, content.end - 12);
  const inForce = !fromRight && acts.at(-1) !== "inForce" && STAND_IN_FORCE.test(read.text.slice(from, content.end));
  return inForce ? [...acts, "inForce"] : acts;
}

export function subjectMeant(said: Said) {
  const acts = senses(said.content.tokens, "act");
  return (
    subjectsIn(said).at(-1) ??
    (documentActs(said).length > 0 && !acts.some(({ sense }) => sense.act === "publish") ? said.before.subject : undefined)
  );
}

/** 「清理涉及营商环境的规范性文件52件，宣布失效9件」: of those only. */
const SOME_CLEARED = /清理[^，。；]{0,4}(?:涉|与|不利于|妨碍)[^，。；]{2,}/u;

const AFTER_CLEARING = /(?:经(?:全面|集中|专项)?清理(?:后)?，?(?:共|已|予以)?|^(?:全面|集中|专项)?清理并?)废止/u;

/** Where the document is named: 「有效规范性文件」 is said of those in force. */
const subjectStart = ({ content }: Said): number => senses(content.tokens, "subject").at(-1)?.start ?? content.start;

export function documentClaim(said: Said): JudgedClaim {
  const { content, before, read, number } = said;
  const subject = subjectMeant(said);
  const acts = documentActs(said);
  if (
    !isDocument(subject) ||
    // 「清理后保留25件」 is of those kept, 「经清理废止8件」 of those repealed.
    (acts.includes("inspect") &&
      acts.at(-1) !== "inForce" &&
      !AFTER_CLEARING.test(read.text.slice(content.start, content.end))) ||
    acts.includes("amend") ||
    has(content, "about") ||
    has(content, "beyond")
  )
    return outside(said, "not-counted");
  if (has(content, "plan")) return outside(said, "not-counted");
  const subjects = subjectsIn(said);
  const inForce = /有效(?:的)?$/u.test(read.text.slice(Math.max(0, subjectStart(said) - 3), subjectStart(said)));
  const act = acts.at(-1) ?? (inForce ? "inForce" : undefined) ?? (subjects.length > 0 ? before.subjectAct : undefined);
  if (act === undefined) return outside(said, "not-counted");
  const id: SubjectAct =
    act === "issue" || act === "publish" || act === "issued"
      ? "issued"
      : act === "repeal" || act === "repealed"
        ? "repealed"
        : act;
  // 「公开规章2部」: of those made this year, or of all in force; neither is a slip.
  if (subject === "governmentRules" && act === "publish") {
    const made: readonly MeasureId[] = ["governmentRules.issued", "governmentRules.newlyPublic", "governmentRules.totalPublic"];
    for (const column of made) {
      const one = judged(said, column, false);
      if (one.verdict === "agrees" || one.verdict === "either") return one;
    }
    // The form before 2021 has no 现行有效.
    const counted = answer(said, "governmentRules.inForce", !before.inList);
    return counted.verdict === "undecided" ? answer(said, "governmentRules.totalPublic", !before.inList) : counted;
  }
  const measure = `${subject}.${id}` as MeasureId; // Of an act that no column counts there is none.
  const planned = before.tokens.some(
    (token) =>
      token.sense.is === "mark" && (token.sense.mark === "plan" || (token.sense.mark === "expired" && id === "repealed")),
  );
  const close = leadsPlainly(said, number.start, said.read.patterns.leadsToDocuments);
  const whole = !planned && !someOfThem(said, measure) && new Set(subjects).size <= 1;
  return answer(said, measure, act !== "publish" && whole && close);
}

/** 「宣布失效9件、废止13件」: two ways out of force, one column. */
const bothWays = ({ before: { tokens, sentence }, read }: Said): boolean =>
  senses(tokens, "act").some(({ sense }) => sense.act === "repeal") &&
  [/失效[^，。；、0-9]{0,10}[0-9]/u, /废止[^，。；、0-9]{0,10}[0-9]/u].every((way) =>
    way.test(read.text.slice(sentence.start, sentence.end)),
  );

/** Not all that the column counts. */
function someOfThem(said: Said, measure: MeasureId): boolean {
  const { left, before, read, number } = said;
  const acts = documentActs(said);
  // A second figure of the same kind, behind 其中 or in brackets, or of 废止 and 失效, is a part of the first or beside it.
  // 「全年共制定规范性文件5件」 says the whole once more.
  const whole = subjectsIn(said).length > 0 && acts.length > 0 && /[共计]/u.test(read.text.slice(left.start, number.start));
  if (measure.endsWith(".repealed") && bothWays(said)) return true;
  const part = (before.inList && acts.at(-1) !== "inForce") || before.inBrackets || (!whole && before.saidBefore(measure));
  return part || SOME_CLEARED.test(read.text.slice(before.sentence.start, number.start));
}

export function readDecision(said: Said): JudgedClaim {
  const { content, left, fromRight, read, number, before } = said;
  const subject = subjectsIn(said).at(-1);
  if (
    !isDecision(subject) ||
    has(content, "about") ||
    has(content, "beyond") ||
    has(left, "channel") ||
    documentActs(said).length > 0
  )
    return outside(said, "not-counted");
  const token = senses(content.tokens, "subject").at(-1)!;
  const decided =
    read.text.slice(token.start, token.end).includes("决定") ||
    senses(content.tokens, "act").some(({ sense }) => ["decide", "handle", "finish"].includes(sense.act)) ||
    before.subjectAct === "decide" ||
    read.text.startsWith("决定", token.end);
  const between = fromRight ? 0 : unknown(read, token.end, number.start, left.tokens);
  // 「线上办理行政许可」, 「执法大队作出行政处罚」: some of them.
  const some = !leadsPlainly(said, token.start, said.read.patterns.leadsToDocuments) || has(left, "share");
  const one = !some && new Set(subjectsIn(said)).size === 1 && between <= 2 && number.unit !== "项" && !before.inList;
  // 「行政处罚80件。」: nothing says that it is less than all, or another thing than decisions.
  // 「行政处罚立案300件」, 「行政处罚案件80件已公示」 count other things.
  const begun = /立案|受理|结案|办理/u.test(read.text.slice(token.end, number.start));
  const shown = /^，?(?:均|已|全部)*(?:公示|公开|上网)/u.test(read.text.slice(number.end, number.end + 8));
  const likely =
    one && !begun && !shown && !decided && DECISIONS.includes(number.unit) && !fromRight && nothingAhead(said, token.start);
  return { ...answer(said, subject, (one && decided) || likely), ...(likely && { likely }) };
}

const DECISIONS = ["件", "宗", "起", "例"];

/** From the start of the sentence only the time, the area, and decisions of other kinds. */
const nothingAhead = ({ read, before, setting: { unit } }: Said, to: number): boolean => {
  const ahead = read.text.slice(before.sentence.start, to).replace(read.patterns.decisionsAhead, "");
  return ahead === "" || (unit !== undefined && isShort(ahead, unit));
};
