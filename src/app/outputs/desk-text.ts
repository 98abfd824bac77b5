// The list of units and the round, as text behind the results of the files and as the members of the JSON beside them.
import { dayText } from "../../core/ledger/days";
import type { Desk, Roll } from "../desk/desk";
import type { Rounds } from "../desk/rounds";
import { rolledNote, rollLines, rollSummary } from "../words/roll-wording";
import { roundLines, roundSummary } from "../words/round-wording";

const rollText = ({ call, files, reminders }: Roll): readonly string[] => [
  rollSummary(call),
  ...rollLines(call, files).map((line) => `  ${line}`),
  ...(reminders.length > 0 ? ["催报（可以直接复制）：", ...reminders.flatMap(({ text }) => ["", text])] : []),
];

const roundsText = (rounds: Rounds): readonly string[] => [
  roundSummary(rounds),
  ...roundLines(rounds).map((line) => `  ${line}`),
];

export const deskText = ({ roll, rounds }: Pick<Desk, "roll" | "rounds">): string =>
  [...(rounds ? roundsText(rounds) : []), ...(roll ? rollText(roll) : []), ""].join("\n");

function rollJson({ call, files, reminders }: Roll): unknown {
  const source = (file: number): string => files[file]!.source;
  const messages = new Map(reminders.map(({ unit, text }) => [unit, text]));
  return {
    due: call.due === undefined ? null : dayText(call.due),
    units: call.units.map((unit) => ({
      unit: unit.name,
      state: unit.state,
      sources: unit.files.map(source),
      sentAs: unit.files.length > 0 ? files[unit.files[0]!]!.unit : null,
      received: unit.received === undefined ? null : dayText(unit.received),
      late: unit.late,
      note: rolledNote(unit, files),
      ...(messages.has(unit.name) && { reminder: messages.get(unit.name) }),
    })),
    listedTwice: call.listedTwice,
    beyond: call.beyond.map(source),
    unnamed: call.unnamed.map(source),
    doubtful: call.doubtful.map(({ file, units }) => ({ source: source(file), units })),
  };
}

const roundsJson = ({ unanswered, doubtful }: Rounds): unknown => ({
  unanswered: unanswered.map(({ unit, source }) => ({ unit, source })),
  doubtful,
});

/** Behind the list of sources, up to the end of the object. */
export const deskJson = ({ roll, rounds }: Pick<Desk, "roll" | "rounds">): string =>
  `${roll ? `,\n"list":${JSON.stringify(rollJson(roll))}` : ""}${rounds ? `,\n"round":${JSON.stringify(roundsJson(rounds))}` : ""}\n}\n`;
