// report：写成年度报告（docx、html）或开放数据（json、csv）.
import { extname } from "node:path";
import { fillDocx, placeholders } from "../../adapters/docx/fill";
import { readDocx } from "../../adapters/docx/read";
import { reportDocx } from "../../adapters/docx/report";
import { templatePlan } from "../../app/fill-template";
import { csvReport, htmlReport, jsonReport, wholeReport, type Named } from "../../app/publish";
import { readReport } from "../../app/read-report";
import { yes, type Outcome } from "../../core/outcome";
import { readBytes, writeNew } from "../../adapters/disk/files";
import { withIdentity } from "../identity";
import { hintsOf, type Options } from "../options";
import { PRODUCT } from "../product";
import { readSource } from "../source";
import { misused, refuse, say } from "../terminal";

/** The user's own document with the figures in it; `said` tells what was written where. */
function fromTemplate(reading: Named, file: string): Outcome<{ readonly bytes: Uint8Array; readonly said: string }> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const document = readDocx(bytes.value);
  if (!document.ok) return document;
  const names = placeholders(bytes.value);
  if (!names.ok) return names;
  const plan = templatePlan(
    reading,
    readReport(document.value),
    names.value.map(({ name }) => name),
  );
  if (!plan.ok) return plan;
  const filled = fillDocx(bytes.value, plan.value.edits);
  if (!filled.ok) return filled;
  const { tables, placeholders: written } = plan.value;
  const parts = [tables.length > 0 ? `填好${tables.map((number) => `表${number}`).join("、")}` : "", written.length > 0 ? `替换${written.map((name) => `{{${name}}}`).join("、")}` : ""];
  return yes({ bytes: filled.value, said: `模板其余内容原样保留，${parts.filter(Boolean).join("，")}。` });
}

function contentOf(kind: string, reading: Named, template: string | undefined): Outcome<{ readonly bytes: Uint8Array | string; readonly said: string }> | undefined {
  switch (kind) {
    case ".docx":
      return template === undefined ? yes({ bytes: reportDocx(wholeReport(reading), PRODUCT), said: "按公文格式排版，六个部分齐全。" }) : fromTemplate(reading, template);
    case ".html":
      return yes({ bytes: htmlReport(reading), said: "可直接放到单位网站。" });
    case ".json":
      return yes({ bytes: jsonReport(reading), said: "" });
    case ".csv":
      return yes({ bytes: csvReport(reading), said: "" });
    default:
      return undefined;
  }
}

export async function report(source: string | undefined, options: Options): Promise<number> {
  const hints = hintsOf(options);
  if (source === undefined) return misused("report 需要一个来源文件。");
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  if (options.out === undefined) return misused("report 需要 --out，扩展名为 .docx、.html、.json 或 .csv。");
  const kind = extname(options.out).toLowerCase();
  if (options.template !== undefined && kind !== ".docx") return misused("--template 只用于 .docx。");
  const read = readSource(source, hints);
  if (!read.ok) return refuse(read.refusal);
  const named = await withIdentity(read.value);
  if (!named.ok) return refuse(named.refusal);
  const content = contentOf(kind, named.value, options.template);
  if (content === undefined) return misused("--out 的扩展名应是 .docx、.html、.json 或 .csv。");
  if (!content.ok) return refuse(content.refusal);
  const written = writeNew(options.out, content.value.bytes, options.force ?? false);
  if (!written.ok) return refuse(written.refusal);
  say(`已写成${options.out}。${content.value.said}`);
  return 0;
}
