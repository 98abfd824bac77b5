// report：写成年度报告（docx、html）或开放数据（json、csv），也把数据反复写入自己的文档.
import { extname } from "node:path";
import { readBytes } from "../../adapters/disk/files";
import { writeNew } from "../../adapters/disk/write";
import { reportDocx, templateDocx } from "../../adapters/docx/report";
import { finalDocx } from "../../adapters/docx/final";
import { docxContents, docxReport } from "../../adapters/docx/report-document";
import { NODE_CODEC } from "../../adapters/opc/node-codec";
import { readHtml } from "../../adapters/html/read";
import { editionIds } from "../../app/check/rules-page";
import { officialForm } from "../../app/read/official";
import { placeholdersPage } from "../../app/publish/placeholders";
import { csvReport, htmlReport, jsonReport, wholeReport, type Named } from "../../app/publish/publish";
import type { PushOptions } from "../../app/publish/plan/context";
import type { ConflictChoice, PushPreview } from "../../app/publish/plan/part";
import { tablePlaceholder, templateOutline } from "../../app/publish/template";
import { previewUpdate, updateReport } from "../../app/publish/update";
import { leavesWork, previewText, tellsOfWork, unwrittenLines, updatedText, wholeText } from "../../app/outputs/update-text";
import { readBackText } from "../../app/outputs/read-back-text";
import { readBack, tablePlaces } from "../../app/publish/read-back";
import { missingSentences } from "../../app/check/gaps";
import { reportVerdict, type ReportVerdict } from "../../app/check/verdict";
import { TEMPLATE_WRITTEN } from "../../app/words/template-wording";
import { SHORTEST_REASON, characterCount } from "../../core/check/explanations";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import { reportOverruled, withIdentity } from "../identity";
import { hintsOf, wrongExtension } from "../options";
import { PRODUCT } from "../product";
import { readWithin } from "../probe";
import { misused, printRefusal, printResult, printNotice } from "../terminal";
import type { OptionsOf } from "../usage";

type Options = OptionsOf<"report">;

interface Written {
  readonly bytes: Uint8Array | string;
  readonly said: string;
  /** Something was left in the document that somebody has to put right there. */
  readonly isUnfinished: boolean;
  /** What is left, one sentence each. */
  readonly notes?: readonly string[];
  /** What was found when it was read back. */
  readonly closing?: string;
}

const EXTENSIONS = [".docx", ".html", ".json", ".csv"];

const CHOICES: readonly string[] = ["theirs", "ours", "both"] satisfies readonly ConflictChoice[];
const isChoice = (choice: string): choice is ConflictChoice => CHOICES.includes(choice);

/** 2024年图解.html: what the page is to be is said by its name. */
const isInfographic = (out: string | undefined): boolean => /图解\.html?$/iu.test(out ?? "");

/** The document to write into: the user's own, or a whole report of ours. */
function documentFor(reading: Named, options: Options): Outcome<Uint8Array> {
  const own = options.again ?? options.template;
  return own === undefined ? yes(reportDocx(wholeReport(reading), PRODUCT)) : readBytes(own);
}

async function wordReport(reading: Named, options: Options, updating: PushOptions): Promise<Outcome<Written>> {
  const bytes = documentFor(reading, options);
  if (!bytes.ok) return bytes;
  const document = docxReport(bytes.value, NODE_CODEC);
  if (options.again !== undefined) {
    const contents = await document.contents();
    if (!contents.ok) return contents;
    const { regions, record } = contents.value;
    if (regions.length === 0 && record === undefined)
      return no({ kind: "template-lacks", missing: ["上次写入的位置（第一次写入请用 --template）"] });
  }
  const { conflict } = options;
  const choices = conflict !== undefined && isChoice(conflict) ? { otherwise: conflict } : {};
  const updated = await updateReport(document, reading, updating, choices);
  if (!updated.ok) return updated;
  const { saved, preview } = updated.value;
  const isOwn = (options.again ?? options.template) !== undefined;
  const written = docxContents(saved, NODE_CODEC);
  const points = readBack(written.ok ? yes(written.value.document) : written, reading, tablePlaces(preview), updating.previous);
  return yes({
    bytes: saved,
    said: (isOwn ? "" : `按公文格式排版${wholeText(preview, points)}。`) + told(preview, isOwn),
    closing: readBackText(points, reading.form, tellsOfWork(preview)),
    isUnfinished: leavesWork(preview),
    notes: unwrittenLines(preview.unwritten),
  });
}

const told = (preview: PushPreview, isOwn: boolean): string => {
  const mark = preview.mark === "" ? "" : `文档已标明“${preview.mark}”。`;
  const notes = [
    ...(preview.left.length > 0 ? [`${preview.left.length}个数字`] : []),
    ...(preview.stale.length > 0 ? [`${preview.stale.length}句话`] : []),
  ];
  return (
    (isOwn ? updatedText(preview) : mark) + (notes.length === 0 ? "" : `另有${notes.join("、")}请人工核对（用 --preview 查看）。`)
  );
};

async function contentOf(
  kind: string,
  reading: Named,
  options: Options,
  updating: PushOptions,
  judged: ReportVerdict,
): Promise<Outcome<Written>> {
  const { line, isMarked } = judged;
  const said = isMarked ? `数据${line}。` : "";
  switch (kind) {
    case ".docx":
      return wordReport(reading, options, updating);
    case ".html": {
      if (isInfographic(options.out)) {
        const { infographicPage } = await import("../../app/publish/infographic");
        const page = infographicPage(reading, updating.previous, isMarked ? line : "");
        return yes({ bytes: page, said: isMarked ? `图解已标明“${line}”。` : "", isUnfinished: false });
      }
      const pictures =
        options.charts === true
          ? (await import("../../app/publish/pictures")).chartPictures(reading, updating.previous)
          : undefined;
      const page = htmlReport(reading, isMarked ? line : "", pictures);
      const points = readBack(readHtml(page), reading, [], updating.previous);
      const isReady = judged.code === 0 && !judged.isExcused && points.length === 0;
      return yes({
        bytes: page,
        said: isMarked ? `网页已标明“${line}”。` : isReady ? "可直接放到单位网站。" : "",
        closing: readBackText(points, reading.form),
        isUnfinished: false,
      });
    }
    case ".json":
      return yes({ bytes: jsonReport(reading), said, isUnfinished: false });
    default:
      return yes({ bytes: csvReport(reading), said, isUnfinished: false });
  }
}

/** Which tables were not read, and what is to be explained, each in one sentence. */
function reportOpen(reading: Named, { toExplain }: ReportVerdict): void {
  for (const sentence of missingSentences(reading)) printNotice(sentence);
  for (const { message } of toExplain) printNotice(`准强制性问题，请核实并说明：${message}`);
}

/** The list, or a template that is made of it. */
function placeholdersOrTemplate(options: Options): number {
  const form = officialForm(Number(options.edition ?? options.year ?? editionIds.at(-1)), options.variant);
  if (!form.ok) return printRefusal(form.refusal);
  const { out } = options;
  if (out === undefined) {
    printResult(placeholdersPage(form.value));
    return 0;
  }
  const wrong = wrongExtension(out, [".docx"]);
  if (wrong !== undefined) return misused(wrong);
  const template = templateDocx(templateOutline(form.value, options.unit), tablePlaceholder, PRODUCT);
  const written = writeNew(out, template, { force: options.force ?? false, inputs: [] });
  if (!written.ok) return printRefusal(written.refusal);
  printResult(`已写成${out}。${TEMPLATE_WRITTEN}`);
  return 0;
}

async function previousOf(options: Options): Promise<Outcome<Reading | undefined>> {
  const [file] = options.previous ?? [];
  return file === undefined ? yes(undefined) : readWithin(file);
}

/** 第4段的121件=结转下年: from the last sign on, for a sentence may have one of its own. */
const pairsOf = (given: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    given.map((one) => [one.slice(0, one.lastIndexOf("=")).trim(), one.slice(one.lastIndexOf("=") + 1).trim()] as const),
  );

function misuse(source: string | undefined, options: Options): string | undefined {
  if (source === undefined) return "report 需要一个来源文件。";
  if (options.template !== undefined && options.again !== undefined)
    return "--template 和 --again 只能用一个：第一次写入用 --template，再次写入用 --again。";
  if (options.conflict !== undefined && !isChoice(options.conflict)) return "--conflict 应是 theirs、ours 或 both。";
  if (options.override !== undefined && characterCount(options.override) < SHORTEST_REASON)
    return `--override 需要写明理由，至少${SHORTEST_REASON}个字。`;
  if (options.final === true && extname(source).toLowerCase() !== ".docx") return "--final 的来源应是写好的报告（.docx）。";
  const untold = options.table?.find((one) => !/.=./u.test(one));
  if (untold !== undefined) return `--table 应写成 表=处，如 --table 表三=第3个表格，${untold}里没有等号。`;
  const unclear = options.number?.find((one) => !/.=./u.test(one));
  if (unclear !== undefined) return `--number 应写成 处=做法，如 --number "第4段的121件=结转下年"，${unclear}里没有等号。`;
  if (options.out === undefined && options.preview !== true)
    return "report 需要 --out，扩展名为 .docx、.html、.json 或 .csv；名称以“图解.html”结尾的写成一页图解。";
  const wrong = options.out === undefined ? undefined : wrongExtension(options.out, EXTENSIONS);
  if (wrong !== undefined) return wrong;
  if (options.charts === true && ![".docx", ".html"].includes(extname(options.out ?? "报告.docx").toLowerCase()))
    return "--charts 只用于 .docx 和 .html。";
  const needsWord = (["template", "again", "bind", "draft", "conflict", "number", "table", "final"] as const).find(
    (name) => options[name] !== undefined,
  );
  if (needsWord !== undefined && extname(options.out ?? "报告.docx").toLowerCase() !== ".docx")
    return `--${needsWord} 只用于 .docx。`;
  return undefined;
}

const codeOf = ({ code }: ReportVerdict, isUnfinished: boolean): number => (isUnfinished ? Math.max(code, 1) : code);

/** 定稿: the document itself is the source, and nothing is written but what it says. */
async function finalReport(source: string, options: Options): Promise<number> {
  const out = options.out ?? "";
  const read = await readWithin(source);
  if (!read.ok) return printRefusal(read.refusal);
  const named = await withIdentity(read.value);
  if (!named.ok) return printRefusal(named.refusal);
  const bytes = readBytes(source);
  const final = bytes.ok ? finalDocx(bytes.value, NODE_CODEC) : bytes;
  if (!final.ok) return printRefusal(final.refusal);
  const again = docxContents(final.value, NODE_CODEC);
  const points = readBack(again.ok ? yes(again.value.document) : again, named.value);
  const written = writeNew(out, final.value, { force: options.force ?? false, inputs: [source] });
  if (!written.ok) return printRefusal(written.refusal);
  printResult(`已写成定稿${out}，不再有写入的标记、记录和草稿。${readBackText(points, named.value.form)}`);
  return points.length > 0 ? 1 : 0;
}

export async function reportCommand(source: string | undefined, options: Options): Promise<number> {
  const hints = hintsOf(options);
  if (!hints) return misused("--year 应是四位年份，如 --year 2024。");
  if (options.placeholders === true) return placeholdersOrTemplate(options);
  const wrong = misuse(source, options);
  if (wrong !== undefined || source === undefined) return misused(wrong ?? "");
  if (options.final === true) return finalReport(source, options);
  const read = await readWithin(source, hints);
  if (!read.ok) return printRefusal(read.refusal);
  reportOverruled(read.value);
  const named = await withIdentity(read.value);
  if (!named.ok) return printRefusal(named.refusal);
  const previous = await previousOf(options);
  if (!previous.ok) return printRefusal(previous.refusal);
  const updating: PushOptions = {
    version: PRODUCT.version,
    ...(options.bind === true && { bind: true }),
    ...(options.draft === true && { draft: true }),
    ...(options.charts === true && { charts: true }),
    ...(options.override !== undefined && { override: options.override.trim() }),
    ...(previous.value && { previous: previous.value }),
    ...(options.number !== undefined && { numbers: pairsOf(options.number) }),
    ...(options.table !== undefined && { tables: pairsOf(options.table) }),
  };
  const judged = reportVerdict(named.value, updating.previous, updating.override);
  if (options.preview === true) {
    const document = documentFor(named.value, options);
    if (!document.ok) return printRefusal(document.refusal);
    const preview = await previewUpdate(docxReport(document.value, NODE_CODEC), named.value, updating);
    if (!preview.ok) return printRefusal(preview.refusal);
    printResult(previewText(preview.value));
    return codeOf(judged, leavesWork(preview.value));
  }
  const out = options.out ?? "";
  const content = await contentOf(extname(out).toLowerCase(), named.value, options, updating, judged);
  if (!content.ok) return printRefusal(content.refusal);
  const written = writeNew(out, content.value.bytes, {
    force: options.force ?? false,
    inputs: [source, options.template, options.again, ...(options.previous ?? [])].filter((one) => one !== undefined),
  });
  if (!written.ok) return printRefusal(written.refusal);
  reportOpen(named.value, judged);
  for (const note of content.value.notes ?? []) printNotice(note);
  printResult(`已写成${out}。${content.value.said}${judged.isExcused ? `${judged.line}。` : ""}${content.value.closing ?? ""}`);
  return codeOf(judged, content.value.isUnfinished);
}
