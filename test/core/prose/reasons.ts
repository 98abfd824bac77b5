// What an audit makes of a text, told line by line: each number with the rule that decided it, the words it leaned on and what
// the tables say; each sum; each finding with the words it points at. reasons.json has what was told of each sentence there, read
// and found right; REASONS=write tells it anew, to be read again.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Audit } from "../../../src/core/prose/audit";
import type { TextPlace } from "../../../src/core/prose/finding";
import { decimalText, type Decimal } from "../../../src/core/figures/values";

/** A finding's detail in the order of its fields, without their names. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(" ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  if ("digits" in value) return decimalText(value as Decimal);
  return Object.entries(value)
    .filter(([name]) => name !== "cells" && name !== "kind")
    .map(([, one]) => flat(one))
    .join(" ");
}

const some = (before: string, said: string | undefined): string => (said === undefined || said === "" ? "" : before + said);

export function reasons({ numbers, sums, findings }: Audit, lines: readonly string[]): string[] {
  const at = ({ block, offset, length }: TextPlace): string => lines[block]!.slice(offset, offset + length);
  const numbersTold = numbers.map(({ place, why, kind, value, upTo, approximate, unit, date, claim, findings: pointing }) =>
    [
      `${at(place)}: ${why.rule}`,
      some(" by ", why.words.join("、")),
      kind === "figure" ? "" : ` ${kind}`,
      value === undefined ? "" : ` ${decimalText(value)}${unit}`,
      upTo === undefined ? "" : ` to ${decimalText(upTo)}`,
      some(" ", approximate),
      date === undefined ? "" : ` ${Object.entries(date).map(([name, one]) => `${name} ${one}`).join(" ")}`, // prettier-ignore
      some(", ", claim?.measure),
      some(" ", claim?.column),
      some(" ", claim?.verdict),
      some(" ", claim?.outside),
      some(" ", claim?.readings.map((one) => decimalText(one.value)).join("/")),
      some(" !", pointing.join()),
    ].join(""),
  );
  const textOf = (number: number): string => numbers[number]!.text;
  const sumsTold = sums.map(({ whole, parts, sum, verdict }) => {
    const added = parts.map(({ number, times }) => `${textOf(number)}${times === 1 ? "" : `×${times}`}`);
    return `${textOf(whole)} = ${added.join(" + ")}: ${decimalText(sum)} ${verdict}`;
  });
  const findingsTold = findings.map(
    ({ key, class: grade, verdict, place, detail, cells }) =>
      `${key} ${grade} ${verdict} 「${at(place)}」 ${flat(detail)}${cells.length === 0 ? "" : ` cells ${cells.join()}`}`,
  );
  return [...numbersTold, ...sumsTold, ...findingsTold];
}

type Told = Record<string, Record<string, readonly string[]>>;
const FILE = join(__dirname, "reasons.json");
export const told = JSON.parse(readFileSync(FILE, "utf8")) as Told;

/** What the file has of a text; with REASONS=write it is given what is told now. */
export function known(group: string, say: string, now: readonly string[]): readonly string[] {
  if (process.env["REASONS"] === "write" && JSON.stringify(told[group]![say]) !== JSON.stringify(now)) {
    told[group] = { ...told[group], [say]: now };
    writeFileSync(FILE, `${JSON.stringify(told, null, 2)}\n`);
  }
  return told[group]![say]!;
}
