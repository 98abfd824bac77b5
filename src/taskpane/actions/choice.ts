// What must be said before anything can be shown: which of several reports, of which year.
import { yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { Choice, Preview } from "../views";
import type { Step } from "./step";

/** Reports that came together; each is read when it is the one. */
export type Sources = readonly { readonly name: string; read(): Promise<Outcome<Reading>> }[];

interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly remarks?: readonly string[];
  /** In words, as the buttons show them. */
  readonly choices: readonly string[];
}

const chosenIn = (preview: Preview): Choice | undefined =>
  preview.kind === "choice" ? preview.choices.find(({ taken }) => taken) : undefined;

/** @param then - what comes of the answer, by its place in the list */
export const asking = (
  { title, lead, remarks = [], choices }: Asked,
  then: (at: number) => Promise<Outcome<string | Step>>,
): Step => {
  const preview: Preview = {
    kind: "choice",
    title,
    lead,
    remarks,
    choices: choices.map((label, at) => ({ id: String(at), label, taken: false })),
  };
  const again: Step = {
    kind: "asked",
    preview,
    agree: async ({ preview: answered }) => {
      const chosen = chosenIn(answered);
      return chosen ? then(Number(chosen.id)) : yes(again);
    },
  };
  return again;
};

/** The one report that there is, or the one that the user names. */
export async function oneOf(
  sources: Sources,
  name: string,
  then: (source: Reading, name: string, part: string) => Promise<Outcome<Step>>,
): Promise<Outcome<Step>> {
  const take = async (at: number): Promise<Outcome<Step>> => {
    const source = sources[at]!;
    const read = await source.read();
    return read.ok ? then(read.value, source.name === "" ? name : `${name}中的“${source.name}”`, source.name) : read;
  };
  if (sources.length === 1) return take(0);
  return yes(
    asking(
      {
        title: "里面有几份报告",
        lead: `${name}里有${sources.length}份，请选要填入的一份。`,
        choices: sources.map((source) => source.name),
      },
      take,
    ),
  );
}
