// Real reports beside the repository, where they are at hand; their figures by cell, their text line by line.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { RawText } from "../../../src/core/document/source";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { editions, formOf, variantsOf } from "../../../src/statute/index";
import type { Report } from "./reports";

export const FOLDER = join(__dirname, "..", "..", "..", "..", "shared", "samples");

/** Row names of the transcriptions, in the form's words. */
const ROWS: Readonly<Record<string, string>> = {
  new: "received",
  in: "broughtForward",
  granted: "granted",
  partial: "partlyGranted",
  secret: "denied.stateSecret",
  law: "denied.forbidden",
  safety: "denied.security",
  third: "denied.thirdParty",
  internal: "denied.internal",
  process: "denied.process",
  enf: "denied.enforcementFile",
  query: "denied.administrativeQuery",
  nohold: "unable.notHeld",
  create: "unable.toBeCreated",
  unclear: "unable.unclear",
  petition: "declined.complaint",
  repeat: "declined.repeated",
  pub: "declined.publication",
  massive: "declined.excessive",
  confirm: "declined.confirmation",
  nocorrect: "other.notCorrected",
  nofee: "other.feeUnpaid",
  t7: "processed",
  out: "carriedForward",
};
const COLUMNS = ["naturalPerson", "business", "research", "publicWelfare", "legalService", "otherEntity", "total"];
const COURTS: Readonly<Record<string, string>> = {
  行政复议: "reconsideration",
  未经复议直接起诉: "directSuit",
  复议后起诉: "suitAfterReconsideration",
};
const OUTCOMES = ["upheld", "corrected", "otherResult", "pending", "total"];
const DISCLOSURE: Readonly<Record<string, string>> = {
  规章: "governmentRules",
  规范性文件: "normativeDocuments",
  行政规范性文件: "normativeDocuments",
  行政许可: "licensing",
  其他对外管理服务事项: "otherServices",
  "其他对外管理服务事项/行政检查": "otherServices.inspection",
  "其他对外管理服务事项/行政确认": "otherServices.confirmation",
  行政处罚: "penalties",
  行政强制: "coercion",
  行政事业性收费: "charges",
  政府集中采购: "procurement",
};

type Found = number | string | null;
interface Transcript {
  readonly year: number;
  readonly format: string;
  readonly unit: string;
  readonly tables: {
    readonly 二: Record<string, Found | Found[]>;
    readonly 三: { readonly rows: Record<string, Found[]> };
    readonly 四: { readonly rows: Record<string, Found[]> };
  };
}

const value = (found: Found): Value => {
  if (found === null) return null;
  if (typeof found === "number") return parseDecimal(String(found))!;
  const money = /^([0-9.]+)元$/.exec(found);
  return money ? parseDecimal(money[1]!, "元")! : (parseDecimal(found) ?? words(found));
};

export const samplesAreHere = existsSync(FOLDER);

export function sample(slug: string): Report {
  const file = readdirSync(FOLDER).find((name) => name.startsWith(slug) && name.endsWith(".json"))!;
  const transcript = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Transcript;
  const edition = editions.find((one) => one.id === transcript.format)!;
  const beijing =
    "其他对外管理服务事项/行政检查" in transcript.tables.二 ? variantsOf(edition).find((one) => one.id === "beijing") : undefined;
  const form = formOf(edition, beijing);
  const values: Value[] = form.cells.map(() => null);
  const set = (id: string, found: Found): void => {
    const cell = form.byId.get(id);
    if (cell) values[cell.index] = value(found);
  };
  for (const [row, figures] of Object.entries(transcript.tables.三.rows)) {
    const name = row === "other" ? (form.byId.has("requests.other.total") ? "other" : "other.other") : ROWS[row]!;
    figures.forEach((found, c) => set(`requests.${name}.${COLUMNS[c]}`, found));
  }
  for (const [court, figures] of Object.entries(transcript.tables.四.rows))
    figures.forEach((found, o) => set(`proceedings.${COURTS[court]}.${OUTCOMES[o]}`, found));
  for (const [row, figures] of Object.entries(transcript.tables.二)) {
    const cells = form.cells.filter((cell) => cell.table.id === "disclosure" && cell.row.id === DISCLOSURE[row]);
    [figures].flat().forEach((found, c) => cells[c] && (values[cells[c]!.index] = value(found)));
  }
  return { form, values, year: transcript.year, unit: transcript.unit };
}

/** A text sample as a reader of text files hands it on. */
export const sampleText = (file: string): RawText[] =>
  readFileSync(join(FOLDER, file), "utf8")
    .split(/\r?\n/)
    .map((line, i): RawText => ({ kind: "text", text: line, place: `第${i + 1}行` }));
