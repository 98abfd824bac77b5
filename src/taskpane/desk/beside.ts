// What lies beside the files on the desk of a page: the list of units, the last round, what was accepted, and who reviews.
// A file that is put there is known by what it holds.
import { readSingle, type Surroundings } from "../../adapters/original/read";
import { decodeText } from "../../adapters/text/decode";
import { readJson } from "../../adapters/text/json";
import { attemptFile } from "../../adapters/thread/attempt";
import { profileFromJson, profileFromSheet, profileJson } from "../../app/check/profile-file";
import { readRuleList, type RuleList } from "../../app/check/rule-list";
import { readPastResults, type PastSource } from "../../app/desk/past-results";
import { readSeals, type Seal } from "../../app/desk/seal";
import { figuresFile, readFigures, type FiguresFile } from "../../app/read/figures-file";
import { readNamed } from "../../app/read/read-named";
import { readReport } from "../../app/read/read-report";
import { unitRoll, type ListedUnit } from "../../app/desk/unit-roll";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { Reading } from "../../core/document/reading";
import type { KeptResults } from "../../adapters/device/kept-results";
import type { BoardEntry } from "../../app/outputs/board-entry";
import type { AlikeQuestion } from "./checking";
import type { DeskBeside } from "./desk-view";
import type { Packed } from "./packed";
import { everyReading } from "./every-reading";
import { readDeskFile, type DeskFileContents } from "./desk-file";

export type FoundBeside =
  | { readonly kind: "list"; readonly list: NonNullable<DeskBeside["list"]> }
  | { readonly kind: "past"; readonly past: NonNullable<DeskBeside["past"]> }
  | { readonly kind: "rules"; readonly rules: RuleList }
  | { readonly kind: "local"; readonly local: NonNullable<DeskBeside["local"]> }
  | { readonly kind: "parent"; readonly parent: NonNullable<DeskBeside["parent"]> }
  | { readonly kind: "seals"; readonly seals: readonly Seal[] }
  | { readonly kind: "desk"; readonly contents: DeskFileContents }
  | { readonly kind: "refused"; readonly sentence: string };

const refused = (sentence: string): FoundBeside => ({ kind: "refused", sentence });

const parentIn = (name: string, reading: Reading): FoundBeside => ({
  kind: "parent",
  parent: { name, figures: figuresFile(reading) },
});

function jsonBeside(name: string, text: string): FoundBeside {
  const desk = readDeskFile(text);
  if (desk) return { kind: "desk", contents: desk };
  const parsed = readJson(text);
  if (!parsed.ok) return refused(refusalSentence(parsed.refusal));
  const seals = readSeals(parsed.value);
  if (seals) return { kind: "seals", seals };
  const sources: readonly PastSource[] | undefined = readPastResults(parsed.value);
  if (sources) return { kind: "past", past: { name, sources } };
  const rules = readRuleList(parsed.value, `${name}的规则`);
  if (rules) return { kind: "rules", rules };
  const profile = profileFromJson(parsed.value, text);
  if (profile.ok) return { kind: "local", local: { name, text } };
  const figures = readFigures(parsed.value);
  if (figures.ok) return parentIn(name, figures.value);
  return refused(`${name}不是审核结果、验收记录、上级报告、地方要求，也不是存过的审核台，或有一处被改动过，请找回原来的文件。`);
}

export async function foundBeside(file: File, surroundings: Surroundings): Promise<FoundBeside> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.json$/iu.test(file.name)) return jsonBeside(file.name, decodeText(bytes));
  const original = await readSingle(bytes, file.name, surroundings);
  if (!original.ok) return refused(refusalSentence(original.refusal));
  if (original.value.kind === "document") {
    const profile = profileFromSheet(original.value.document);
    if (profile.ok) return { kind: "local", local: { name: file.name, text: profileJson(profile.value) } };
    // A report is known by its tables; a list of units has none.
    const read = readNamed(
      readReport(original.value.document, { name: file.name.replace(/\.[^.]+$/u, "") }),
      original.value.names,
    );
    if (read.ok) return parentIn(file.name, read.value);
  }
  const units: readonly ListedUnit[] = original.value.kind === "document" ? unitRoll(original.value.document) : [];
  return units.length > 0
    ? { kind: "list", list: { name: file.name, units } }
    : refused(refusalSentence({ kind: "no-unit-listed", file: file.name }));
}

/**
 * Last year's reports, as far as they say whose and of which year they are.
 *
 * @param counted - told of each file as it is begun
 */
export async function beforeIn(
  files: readonly { readonly path: string; readonly file: File }[],
  surroundings: Surroundings,
  counted: () => void,
): Promise<{ readonly reports: readonly FiguresFile[]; readonly unread: readonly string[] }> {
  const reports: FiguresFile[] = [];
  const unread: string[] = [];
  for (const { path, file } of files) {
    counted();
    const tried = await attemptFile(async () => {
      for await (const { source, read } of everyReading(file, path, surroundings)) {
        if (read.ok && read.value.unit !== undefined && read.value.year !== undefined) reports.push(figuresFile(read.value));
        else unread.push(source);
      }
    });
    if (tried.kind !== "done") unread.push(path);
  }
  return { reports, unread };
}

/** 雷同: whose prose is held against whose. */
export async function alikeQuestion(
  kept: KeptResults<Packed>,
  known: ReadonlyMap<string, readonly BoardEntry[]>,
  named: DeskBeside["named"],
): Promise<AlikeQuestion> {
  const files: AlikeQuestion["files"][number][] = [];
  await kept.each((key, proses) => {
    const entries = known.get(key);
    // Another page has put it there, or one that was killed before its result was kept.
    if (!entries) return;
    files.push({ reports: entries.map(({ source, unit }) => ({ source, unit: named[source] ?? unit })), proses });
  });
  return { files };
}
