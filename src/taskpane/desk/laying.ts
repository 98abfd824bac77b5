// What is kept of a batch, laid beside what lies on the desk: the list, the last round, what was accepted.
import { todayHere } from "../ledger/today";
import type { KeptResults } from "../../adapters/device/kept-results";
import { ruleSet } from "../../app/check/rule-set";
import { laidOut, type DeskLaidOut } from "../../app/desk/lay-out";
import { besideRules } from "../../app/desk/other-rules";
import { readPastResults, type PastSource } from "../../app/desk/past-results";
import { returnText } from "../../app/desk/return-letter";
import { returnSlip, type Returning } from "../../app/desk/return-slip";
import { accept, withSeals, type Seal } from "../../app/desk/seal";
import { withAlike } from "../../app/outputs/batch-sameness";
import { boardEntry, type BoardEntry } from "../../app/outputs/board-entry";
import { outcomeJson, type SourceOutcome } from "../../app/outputs/check-outcome";
import { markedTables } from "../../app/outputs/marked-tables";
import { refusedHere, sealText } from "../../app/words/seal-wording";
import { isReason } from "../../core/check/explanations";
import { dayOf, dayText, dayWritten, type Day } from "../../core/ledger/days";
import { profileIn } from "./against";
import type { DeskBeside, UnitTables } from "./desk-view";

type Kept = KeptResults<readonly SourceOutcome[]>;
type Product = { readonly name: string; readonly version: string };

/** When a file was last changed stands in the name under which it is known again. */
const changedIn = (key: string): Day | undefined => {
  const changed = new Date(Number(key.split("\n")[2]));
  return Number.isNaN(changed.getTime()) ? undefined : dayOf(changed.getFullYear(), changed.getMonth() + 1, changed.getDate());
};

/** Where somebody was asked whose a file is, it is that unit's. */
const asNamed =
  ({ named }: DeskBeside) =>
  (outcome: SourceOutcome): SourceOutcome =>
    named[outcome.source] === undefined ? outcome : { ...outcome, unit: named[outcome.source]! };

interface Held {
  readonly keys: readonly string[];
  readonly outcomes: readonly SourceOutcome[];
}

async function held(kept: Kept, beside: DeskBeside): Promise<Held> {
  const [keys, outcomes]: [string[], SourceOutcome[]] = [[], []];
  await kept.each((key, found) => {
    outcomes.push(...found.map(asNamed(beside)));
    keys.push(...found.map(() => key));
  });
  const alike = withAlike(outcomes, beside.alike ?? []);
  return { keys, outcomes: beside.rules ? alike.map(besideRules(beside.rules)) : alike };
}

export async function outcomesLaidOut(kept: Kept, beside: DeskBeside): Promise<DeskLaidOut & Held> {
  const { keys, outcomes } = await held(kept, beside);
  const keyOf = new Map(outcomes.map(({ source }, at) => [source, keys[at]!]));
  const laid = laidOut(
    outcomes,
    {
      list: beside.list?.units,
      due: dayWritten(beside.due),
      office: beside.office === "" ? undefined : beside.office,
      past: beside.past?.sources,
      seals: beside.seals,
    },
    { today: todayHere(), rules: ruleSet(profileIn(beside.local)), received: (source) => changedIn(keyOf.get(source) ?? "") },
  );
  return { ...laid, ...(beside.alike && { alike: beside.alike }), keys };
}

export async function deskLaidOut(
  kept: Kept,
  beside: DeskBeside,
): Promise<{ readonly desk: Omit<DeskLaidOut, "outcomes">; readonly entries: ReadonlyMap<string, readonly BoardEntry[]> }> {
  const { keys, outcomes, ...desk } = await outcomesLaidOut(kept, beside);
  const entries = new Map<string, BoardEntry[]>();
  outcomes.forEach((outcome, at) => {
    const list = entries.get(keys[at]!);
    if (list) list.push(boardEntry(outcome));
    else entries.set(keys[at]!, [boardEntry(outcome)]);
  });
  // The outcomes themselves are not held: a thousand of them are many.
  return {
    desk: { ...desk, ...(desk.rounds && { rounds: { ...desk.rounds, outcomes: lightly(desk.rounds.outcomes) } }) },
    entries,
  };
}

/** Of a round only what its summary counts. */
const lightly = (outcomes: readonly SourceOutcome[]): readonly SourceOutcome[] =>
  outcomes.map(({ source, unit, year, edition, variant, counts, round }) => ({
    source,
    unit,
    year,
    edition,
    variant,
    counts,
    findings: [],
    ...(round && { round }),
  }));

export const checkedBy = ({ name, version }: Product, { local }: Pick<DeskBeside, "local">) => ({
  product: `${name} ${version}`,
  rules: ruleSet(profileIn(local)),
});

/** What was found, as the next round needs it. */
export async function roundOf(kept: Kept, product: Product, beside: DeskBeside): Promise<readonly PastSource[]> {
  const lines: string[] = [];
  const by = checkedBy(product, beside);
  await kept.each((_, outcomes) => void lines.push(...outcomes.map((outcome) => outcomeJson(outcome, by))));
  return readPastResults(JSON.parse(`[${lines.join(",")}]`))!;
}

async function outcomeOf(kept: Kept, source: string, beside: DeskBeside): Promise<SourceOutcome | undefined> {
  const { outcomes } = await outcomesLaidOut(kept, beside);
  return outcomes.find((one) => one.source === source);
}

interface AcceptedHere {
  readonly ok: boolean;
  readonly seals: readonly Seal[];
  readonly told: string;
}

export async function acceptedHere(
  kept: Kept,
  source: string,
  beside: DeskBeside,
  { waived, correction }: { readonly waived: Readonly<Record<string, string>>; readonly correction: string },
  product: Product,
): Promise<AcceptedHere> {
  const no = (told: string): AcceptedHere => ({ ok: false, seals: beside.seals, told });
  if (beside.by.trim() === "") return no("请先在“审核用的材料”里写明验收人。");
  const outcome = await outcomeOf(kept, source, beside);
  if (!outcome) return no("这一份的结果已经不在了，请重新放入文件。");
  const given = Object.fromEntries(Object.entries(waived).filter(([, reason]) => reason.trim() !== ""));
  if (![...Object.values(given), ...(correction.trim() === "" ? [] : [correction])].every(isReason))
    return no("理由至少要写6个字。");
  const accepted = accept(outcome, {
    ...checkedBy(product, beside),
    by: beside.by.trim(),
    date: dayText(todayHere()),
    waived: given,
    known: beside.seals,
    correction: correction.trim() === "" ? undefined : correction.trim(),
  });
  return accepted.ok
    ? { ok: true, seals: withSeals(beside.seals, [accepted.seal]), told: sealText(accepted.seal) }
    : no(refusedHere(accepted));
}

const said = (words: string): string | undefined => (words.trim() === "" ? undefined : words.trim());

export const returningHere = ({ back, office, contact }: DeskBeside): Returning => ({
  today: todayHere(),
  due: dayWritten(back),
  office: said(office),
  contact: said(contact),
});

/** The three tables of a report, its faults marked, and the sentences of its prose that findings speak of. */
export async function unitTables(kept: Kept, source: string, beside: DeskBeside): Promise<UnitTables> {
  const outcome = await outcomeOf(kept, source, beside);
  return {
    tables: outcome ? markedTables(outcome) : [],
    quotes: (outcome?.findings ?? []).flatMap(({ quote, rule }) => (quote ? [{ rule, ...quote }] : [])),
  };
}

export async function slipTextOf(kept: Kept, source: string, beside: DeskBeside): Promise<string | undefined> {
  const outcome = await outcomeOf(kept, source, beside);
  const slip = outcome && returnSlip(outcome);
  return slip && returnText(slip, returningHere(beside));
}
