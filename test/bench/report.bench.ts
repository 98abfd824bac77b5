// Documents a second for the first filling of a template and for the second push, against docxtemplater filling the same
// template's placeholders: in one run, in turns.
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

import { NODE_CODEC } from "../../src/adapters/opc/node-codec";
import { docxReport } from "../../src/adapters/docx/report-document";
import { readDocx } from "../../src/adapters/docx/read";
import { figureNames, lookUp, placeholderText } from "../../src/app/publish/placeholders";
import { updateReport } from "../../src/app/publish/update";
import type { Named } from "../../src/app/publish/publish";
import type { Value } from "../../src/core/figures/values";
import { wordTable } from "../../src/render/wordml";
import { docx, p, r } from "../adapters/docx/build";
import { form2021, last, named, now } from "../support/word-reports";
import { ended, headed, told, used } from "./page";

const SENTENCES = 60;
const names = figureNames(form2021)
  .slice(0, SENTENCES)
  .map(({ name }) => name);
const filler =
  "按照上级部署，围绕中心工作，聚焦群众关切，持续深化政务公开，推动公开与业务工作融合，公开的质量和实效有了新的提升。";

/** A report of some six pages: prose with placeholders, and the three tables with one in every square. */
function template(): Uint8Array {
  const tables = form2021.tables.map((table) => {
    const marks: Value[] = form2021.cells.map((cell) => ({ kind: "words", text: `{{${cell.id}}}` }));
    return p(r(table.table.title)) + wordTable(table, marks) + "<w:p/>";
  });
  const prose = names.map((name, i) => p(r(`第${i + 1}句，${name}为`), r("{{"), r(name), r("}}"), r(`件。${filler}`)));
  return docx({ body: [p(r("{{单位}}{{年度}}年政府信息公开工作年度报告")), ...prose, ...tables].join("") });
}

const valuesOf = (report: Named): Record<string, string> => {
  const keys = ["单位", "年度", ...names, ...form2021.cells.map(({ id }) => id)];
  return Object.fromEntries(
    keys.map((key) => {
      const found = lookUp(form2021, key);
      if (found.kind !== "known") throw new Error(`no placeholder ${key}`);
      return [key, placeholderText(report, found.name, { verdict: "", digest: "" }) ?? ""];
    }),
  );
};

const bytes = template();
const other = named(form2021, now.values, now.year, now.unit);
const written = async (source: Uint8Array, report: Named): Promise<Uint8Array> => {
  const outcome = await updateReport(docxReport(source, NODE_CODEC), report, { version: "1" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.saved;
};
/** Made beforehand: what the others are given to fill in is no part of their filling. */
const given = new Map([last, other].map((report) => [report, valuesOf(report)]));
const rendered = (report: Named): Uint8Array => {
  const document = new Docxtemplater(new PizZip(bytes), {
    delimiters: { start: "{{", end: "}}" },
    parser: (tag) => ({ get: (scope: Record<string, string>) => scope[tag] }),
  });
  document.render(given.get(report));
  return document.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
};

const textIn = (file: Uint8Array): string => {
  const read = readDocx(file);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value.blocks
    .map((block) => (block.kind === "text" ? block.text : block.cells.map(({ text }) => text).join("|")))
    .join("\n");
};

const first = await written(bytes, last);
// The same words in the same places, or the race is not one.
if (textIn(first) !== textIn(rendered(last))) throw new Error("the two fill the template differently");
if (textIn(await written(first, other)) !== textIn(rendered(other)))
  throw new Error("the second push differs from a fresh filling");

const BATCH = 8;
const ROUNDS = 9;
type Runner = "fill" | "again" | "docxtemplater";
async function round(run: (i: number) => Uint8Array | Promise<Uint8Array>): Promise<number> {
  globalThis.gc?.();
  const started = used();
  for (let i = 0; i < BATCH; i += 1) await run(i);
  return used() - started;
}
const rounds: Record<Runner, number>[] = [];
for (let i = 0; i <= ROUNDS; i += 1)
  rounds.push({
    docxtemplater: await round((at) => rendered(at % 2 === 0 ? last : other)),
    fill: await round((at) => written(bytes, at % 2 === 0 ? last : other)),
    again: await round((at) => written(first, at % 2 === 0 ? other : last)),
  });

headed(
  "A report with a placeholder in every square and sixty in its prose, in turns. More than 1 is quicker than docxtemplater.",
);
// The first round warms up.
const ratios = (ours: Runner): number[] => rounds.slice(1).map((took) => took.docxtemplater / took[ours]);
told("first push: read, check, fill", "docxtemplater, filling", ratios("fill"));
told("second push: what was written, found and written anew", "docxtemplater, filling", ratios("again"));
ended();
