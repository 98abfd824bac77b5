// return：把需要退回的报告逐单位写成退回单.
import { extname, join } from "node:path";
import { makeFolder, mayWrite, writeNew, type Overwriting } from "../../adapters/disk/write";
import { readBytes } from "../../adapters/disk/files";
import { letterDocx, letterTable } from "../../adapters/docx/letter";
import { NODE_CODEC } from "../../adapters/opc/node-codec";
import { docxReport } from "../../adapters/docx/report-document";
import { writeArchive } from "../../adapters/opc/archive";
import { filledSlip } from "../../app/desk/fill-slip";
import { returnLetter, returnText } from "../../app/desk/return-letter";
import { returnSlip, slipFileNames, type Returning, type ReturnSlip } from "../../app/desk/return-slip";
import { RETURN_TITLE } from "../../app/read/return-slip";
import { dayWritten } from "../../core/ledger/days";
import { no, yes, type Outcome } from "../../core/outcome";
import { askedOf, batchOf, checkAll } from "../batch";
import { DUE_FAULT } from "../options";
import { PRODUCT } from "../product";
import { worstOf } from "../tally";
import { misused, printNotice, printRefusal, printResult } from "../terminal";
import { today } from "../today";
import type { OptionsOf } from "../usage";

type Options = OptionsOf<"return">;

interface SlipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function slipFiles(
  slips: readonly ReturnSlip[],
  returning: Returning,
  template: Uint8Array | undefined,
): Promise<Outcome<readonly SlipFile[]>> {
  const names = slipFileNames(slips);
  const files: SlipFile[] = [];
  for (const [at, slip] of slips.entries()) {
    const bytes = template
      ? await filledSlip(docxReport(template, NODE_CODEC), slip, returning, letterTable)
      : yes(letterDocx([returnLetter(slip, returning)], `${slip.unit}${RETURN_TITLE}`, PRODUCT));
    if (!bytes.ok) return bytes;
    files.push({ name: names[at]!, bytes: bytes.value });
  }
  return yes(files);
}

type Target = "screen" | "docx" | "zip" | "folder";

function targetOf(out: string | undefined): Target {
  if (out === undefined) return "screen";
  const extension = extname(out).toLowerCase();
  return extension === ".docx" ? "docx" : extension === ".zip" ? "zip" : "folder";
}

function misuse(sources: readonly string[], options: Options): string | undefined {
  if (sources.length === 0) return "return 需要各单位的文件或文件夹。";
  if (options.due !== undefined && dayWritten(options.due) === undefined) return DUE_FAULT;
  const target = targetOf(options.out);
  if (target === "folder" && extname(options.out!) !== "") return "--out 应是文件夹，或扩展名为 .docx、.zip 的文件。";
  if (options.template !== undefined && target === "screen") return "--template 需要 --out，写到文件夹、.zip 或 .docx。";
  return undefined;
}

/** All at once: nothing is written where one of them cannot be. */
function writeEach(folder: string, files: readonly SlipFile[], over: Overwriting): Outcome<string> {
  const made = makeFolder(folder);
  if (!made.ok) return made;
  for (const { name } of files) {
    const may = mayWrite(join(folder, name), over);
    if (!may.ok) return may;
  }
  for (const { name, bytes } of files) {
    const written = writeNew(join(folder, name), bytes, over);
    if (!written.ok) return written;
  }
  return yes(folder);
}

interface Asked {
  readonly slips: readonly ReturnSlip[];
  readonly returning: Returning;
}

async function write({ slips, returning }: Asked, options: Options, over: Overwriting): Promise<Outcome<string>> {
  const out = options.out!;
  const own = options.template === undefined ? undefined : readBytes(options.template);
  if (own && !own.ok) return own;
  const target = targetOf(out);
  if (target === "docx" && !own) {
    const letters = slips.map((slip) => returnLetter(slip, returning));
    return writeNew(out, letterDocx(letters, RETURN_TITLE, PRODUCT), over);
  }
  const files = await slipFiles(slips, returning, own?.value);
  if (!files.ok) return files;
  if (target === "docx") {
    return files.value.length === 1
      ? writeNew(out, files.value[0]!.bytes, over)
      : no({ kind: "several-slips", count: files.value.length });
  }
  return target === "zip" ? writeNew(out, writeArchive(files.value), over) : writeEach(out, files.value, over);
}

export async function returnCommand(sources: readonly string[], options: Options): Promise<number> {
  const wrong = misuse(sources, options);
  if (wrong !== undefined) return misused(wrong);
  const asked = askedOf(options);
  if (typeof asked === "string") return misused(asked);
  const batch = await batchOf(sources, options, asked, { trace: false, use: "outcomes" });
  if (batch === 2) return batch;
  const beside = options["previous-round"] === undefined ? undefined : await import("../desk");
  const given = await beside?.besideThe({ "previous-round": options["previous-round"] });
  if (given && !given.ok) return printRefusal(given.refusal);
  const { tally, kept } = await checkAll(batch, asked);
  const checked = kept.map((file) => file.outcome);
  const outcomes = beside
    ? (await beside.laidDesk(checked, given!.value, { ...asked.hints, profile: batch.setup.profile })).outcomes
    : checked;
  const slips = outcomes.flatMap((outcome) => returnSlip(outcome) ?? []);
  const { office, contact } = options;
  const due = options.due === undefined ? undefined : dayWritten(options.due);
  const returning: Returning = { today: today(), due, office, contact };
  const rest = outcomes.length - slips.length;
  const told = `共${outcomes.length}份，${slips.length}份写了退回单${rest > 0 ? `，${rest}份没有要退回修改的问题` : ""}。`;
  if (slips.length === 0) printResult(`${told.replace("0份写了退回单，", "")}`);
  else if (options.out === undefined) {
    printResult(slips.map((slip) => returnText(slip, returning)).join("\n"));
    printNotice(told);
  } else {
    const template = options.template === undefined ? [] : [options.template];
    const over = { force: options.force ?? false, inputs: [...batch.inputs, ...template, ...(options["previous-round"] ?? [])] };
    const written = await write({ slips, returning }, options, over);
    if (!written.ok) return printRefusal(written.refusal);
    printResult(`${told}已写入${options.out}。`);
  }
  return Math.max(worstOf(tally), batch.isPartly ? 2 : 0);
}
