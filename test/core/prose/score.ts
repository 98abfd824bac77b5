// How well the audit reads sentences whose truth is known: found and right, missed, raised without cause, kind by kind.
import { decimalText } from "../../../src/core/figures/values";
import { auditOf, type Report } from "./reports";

export interface Sentence {
  readonly of: string;
  readonly say: string;
  /** Every date, reference and figure in order: text[=value], then a kind, or a measure and its verdict. */
  readonly numbers?: readonly string[];
  /** whole=part+part; ! in front where it is broken, ~ where the list is open. */
  readonly sums?: readonly string[];
  /** Rule and the text it points at. */
  readonly find: readonly string[];
}

export interface Tally {
  right: number;
  missed: number;
  wrong: number;
}

export interface Score {
  readonly tallies: Map<string, Tally>;
  /** What went wrong, for a reader. */
  readonly faults: string[];
}

export const precision = ({ right, wrong }: Tally): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Tally): number => (right + missed === 0 ? 1 : right / (right + missed));

const OUTLINE = new Set(["R61", "R68"]);
/** 新收 is a received application, a reply a processed one: the meaning counts, not our finer name for it. */
const SAME: Readonly<Record<string, string>> = { new: "received", handled: "received", replied: "processed" };
const meaning = (name: string): string => {
  const [measure, column] = name.split("@");
  const plain = (SAME[measure!] ?? measure!).replace(".made", ".issued");
  return column === undefined ? plain : `${plain}@${column}`;
};

export function score(reports: Readonly<Record<string, Report>>, sentences: readonly Sentence[]): Score {
  const tallies = new Map<string, Tally>();
  const faults: string[] = [];
  const tally = (kind: string): Tally => {
    const known = tallies.get(kind) ?? { right: 0, missed: 0, wrong: 0 };
    tallies.set(kind, known);
    return known;
  };
  const match = <T>(
    kind: (one: T) => string,
    wanted: readonly T[],
    got: readonly T[],
    same: (want: T, got: T) => boolean,
    say: string,
    show: (one: T) => string,
  ): void => {
    const left = [...got];
    for (const want of wanted) {
      const at = left.findIndex((one) => same(want, one));
      if (at >= 0) {
        left.splice(at, 1);
        tally(kind(want)).right += 1;
      } else {
        tally(kind(want)).missed += 1;
        faults.push(`missed ${show(want)} in ${say}`);
      }
    }
    for (const one of left) {
      tally(kind(one)).wrong += 1;
      faults.push(`raised ${show(one)} in ${say}`);
    }
  };

  for (const sentence of sentences) {
    const { numbers, sums, findings } = auditOf(reports[sentence.of]!, sentence.say);
    if (sentence.numbers) {
      const wanted = sentence.numbers.map((one) => {
        const [text, what, verdict] = one.split(" ") as [string, string, string | undefined];
        const [said, value] = text.split("=") as [string, string | undefined];
        return {
          text: said,
          kind: verdict === undefined ? what : "figure",
          value,
          measure: verdict === undefined ? undefined : what,
          verdict,
        };
      });
      const got = numbers
        .filter((number) => number.kind === "figure" || number.kind === "date" || number.kind === "reference")
        .map((number) => {
          const measure = number.claim?.measure;
          const verdict =
            measure === undefined ? "outside" : number.claim!.verdict === "either" ? "agrees" : number.claim!.verdict;
          const name =
            measure === undefined ? "-" : measure + (number.claim!.column === undefined ? "" : `@${number.claim!.column}`);
          return {
            text: number.text,
            kind: number.kind as string,
            value: number.value === undefined ? undefined : decimalText(number.value),
            measure: number.kind === "figure" ? name : undefined,
            verdict: number.kind === "figure" ? verdict : undefined,
          };
        });
      const same = (
        a: Pick<(typeof wanted)[number], "text" | "kind" | "value">,
        b: Pick<(typeof got)[number], "text" | "kind" | "value">,
      ): boolean => a.text === b.text && a.kind === b.kind && (a.value === undefined || a.value === b.value);
      match(
        (one) => `number: ${one.kind}`,
        wanted,
        got,
        same,
        sentence.say,
        (one) => `${one.kind} ${one.text}`,
      );
      // What is counted, and whether the tables agree: over figures that were read.
      const figures = got.filter((one) => one.kind === "figure");
      for (const want of wanted.filter((one) => one.verdict !== undefined)) {
        const at = figures.findIndex((one) => same(want, one));
        const [one] = at < 0 ? [] : figures.splice(at, 1);
        if (!one) continue;
        const outside = want.measure === "-";
        const right = outside
          ? one.measure === "-"
          : meaning(one.measure ?? "-") === meaning(want.measure!) && one.verdict === want.verdict;
        if (right && outside) continue;
        if (right) tally("claim").right += 1;
        else {
          if (!outside) tally("claim").missed += 1;
          if (one.measure !== "-") tally("claim").wrong += 1;
          faults.push(
            `${want.text} is ${want.measure} ${want.verdict}, read as ${one.measure} ${one.verdict} in ${sentence.say}`,
          );
        }
      }
    }
    if (sentence.sums) {
      const wanted = sentence.sums.map((one) => ({
        mark: one.startsWith("!") ? "broken" : one.startsWith("~") ? "open" : "holds",
        sum: one.replace(/^[!~]/, ""),
      }));
      const got = sums.map((sum) => ({
        mark: sum.verdict === "undecided" ? "open" : sum.verdict === "part-over-whole" ? "broken" : sum.verdict,
        sum: `${decimalText(numbers[sum.whole]!.value!)}=${sum.parts.flatMap((part) => Array.from({ length: part.times }, () => decimalText(numbers[part.number]!.value!))).join("+")}`,
      }));
      // An open list claims nothing: which of its parts were seen does not matter.
      match(
        (one) => `sum: ${one.mark}`,
        wanted.filter((one) => one.mark !== "open"),
        got.filter((one) => one.mark !== "open"),
        (a, b) => a.mark === b.mark && a.sum === b.sum,
        sentence.say,
        (one) => `${one.mark} ${one.sum}`,
      );
    }
    const wanted = sentence.find.map((one) => ({ rule: one.split(" ")[0]!, text: one.split(" ")[1]! }));
    const got = findings
      .filter((one) => !OUTLINE.has(one.rule))
      .map((one) => ({ rule: one.rule, text: sentence.say.slice(one.place.offset, one.place.offset + one.place.length) }));
    match(
      (one) => `finding: ${one.rule}`,
      wanted,
      got,
      (a, b) => a.rule === b.rule && (a.text.includes(b.text) || b.text.includes(a.text)),
      sentence.say,
      (one) => `${one.rule} ${one.text}`,
    );
  }
  return { tallies, faults };
}

/** All kinds that begin alike, together. */
export function together(tallies: ReadonlyMap<string, Tally>, prefix: string): Tally {
  const sum: Tally = { right: 0, missed: 0, wrong: 0 };
  for (const [kind, one] of tallies)
    if (kind.startsWith(prefix)) {
      sum.right += one.right;
      sum.missed += one.missed;
      sum.wrong += one.wrong;
    }
  return sum;
}

export const printed = (tallies: ReadonlyMap<string, Tally>): string =>
  [...tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([kind, one]) =>
        `${kind.padEnd(20)} right ${String(one.right).padStart(5)}  missed ${String(one.missed).padStart(4)}  wrong ${String(one.wrong).padStart(4)}  precision ${precision(one).toFixed(3)}  recall ${recall(one).toFixed(3)}`,
    )
    .join("\n");
