// count：由台账逐件计数，填成三张表.
import { existsSync } from "node:fs";
import { chineseCalendar, listedDays } from "../../adapters/calendar/chinese-days";
import { readBytes } from "../../adapters/disk/files";
import { writeNew } from "../../adapters/disk/write";
import { decodeText } from "../../adapters/text/decode";
import { readJson } from "../../adapters/text/json";
import { packedBook } from "../packed-book";
import { reportFinding } from "../../app/check/check-report";
import { countLedger, type CountedLedger } from "../../app/ledger/count-ledger";
import { columnLines, countLine, openLines, unaskedFindings } from "../../app/ledger/count-text";
import { ledgerBook, linesOf } from "../../app/ledger/lay-out-ledger";
import { ledgerSentence } from "../../app/ledger/ledger-wording";
import { mappingFile, readMapping, type LedgerMapping } from "../../app/ledger/mapping-file";
import { reasonLines } from "../../app/ledger/reasons";
import { statisticsOf, statisticsText } from "../../app/ledger/statistics";
import { cellLabel } from "../../app/words/cell-label";
import { CLASS_NAMES } from "../../app/outputs/check-text";
import { daysTaken } from "../../app/ledger/tally";
import { officialForm } from "../../app/read/official";
import { identify } from "../../core/document/identity";
import type { RawDocument } from "../../core/document/source";
import type { NumberedForm } from "../../core/form/numbered-form";
import { NO_ANSWERS } from "../../core/ledger/meaning";
import { no, yes, type Outcome } from "../../core/outcome";
import { choicesFor } from "../../app/ledger/language";
import { hintsOf, wrongExtension } from "../options";
import { bareName, readDocumentFile } from "../source";
import { misused, printNotice, printRefusal, printResult } from "../terminal";
import { today } from "../today";
import type { OptionsOf } from "../usage";

const NO_MAPPING: LedgerMapping = { answers: NO_ANSWERS, columns: {} };

function mappingIn(file: string | undefined, form: NumberedForm): Outcome<LedgerMapping> {
  if (file === undefined || !existsSync(file)) return yes(NO_MAPPING);
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const parsed = readJson(decodeText(bytes.value));
  if (!parsed.ok) return no({ kind: "mapping-unreadable", where: `文件“${file}”`, detail: "不是JSON文件" });
  return readMapping(parsed.value, choicesFor(form), `文件“${file}”`);
}

/** @returns whether something is wrong that keeps the figures from being used */
function printFindings(book: CountedLedger): boolean {
  const { counted, values } = book;
  const labelOf = (cell: number): string => cellLabel(counted.form.cells[cell]!);
  const told = unaskedFindings(book).map((finding) =>
    reportFinding(finding, { form: counted.form, values, ledgerWords: (detail) => ledgerSentence(detail, labelOf) }),
  );
  for (const { class: grade, rule, message } of told) printNotice(`  [${CLASS_NAMES[grade]} ${rule}] ${message}`);
  return told.some(({ class: grade, verdict }) => verdict !== "broken" || grade === "A" || grade === "B");
}

async function writeBook(
  file: string,
  document: RawDocument,
  book: CountedLedger,
  options: OptionsOf<"count">,
  inputs: readonly string[],
): Promise<Outcome<string>> {
  const { form, year } = book.counted;
  const unit = options.unit ?? identify(document, bareName(inputs[0]!)).unit;
  const taken = daysTaken(book, chineseCalendar, today());
  const { sheets, tables } = ledgerBook(form, {
    ...(unit !== undefined && { unit }),
    year,
    days: listedDays(year - 1, year + 1),
    tables: options.tables === "fixed" ? "fixed" : "live",
    values: book.values,
    ...linesOf(book.ledger, form),
    ...(taken && { taken }),
  });
  const bytes = await packedBook(sheets, {
    title: `${unit ?? ""}${year}年政府信息公开申请办理台账`,
    stamp: tables[0]!.stamp,
  });
  return writeNew(file, bytes, { force: options.force ?? false, inputs });
}

/** What the options cannot be, in one sentence. */
function misuse(source: string | undefined, options: OptionsOf<"count">): string | undefined {
  if (source === undefined) return "count 需要一个台账文件。";
  if (!hintsOf(options)?.year) return "count 需要 --year，如 --year 2025。";
  if (options.tables !== undefined && options.tables !== "live" && options.tables !== "fixed")
    return "--tables 只能是 live、fixed。";
  if (options.map !== undefined && wrongExtension(options.map, [".json"]) !== undefined) return "--map 的扩展名应是 .json。";
  return options.out === undefined ? undefined : wrongExtension(options.out, [".xlsx"]);
}

export async function countCommand(source: string | undefined, options: OptionsOf<"count">): Promise<number> {
  const wrong = misuse(source, options);
  if (wrong !== undefined) return misused(wrong);
  const file = source!;
  const year = hintsOf(options)!.year!;
  const form = officialForm(year);
  if (!form.ok) return printRefusal(form.refusal);
  const mapping = mappingIn(options.map, form.value);
  if (!mapping.ok) return printRefusal(mapping.refusal);
  const document = await readDocumentFile(file);
  if (!document.ok) return printRefusal(document.refusal);
  const { answers, columns } = mapping.value;
  const counted = countLedger(document.value, form.value, year, { answers, columns, calendar: chineseCalendar, today: today() });
  if (!counted.ok) return printRefusal(counted.refusal);
  const book = counted.value;
  for (const line of columnLines(book.ledger)) printNotice(line);
  const open = openLines(book.ledger, form.value);
  if (open.length > 0)
    printNotice(`下面的说法不知道计入哪一行，请在对照文件里答好再数（--map 对照.json）：\n  ${open.join("\n  ")}`);
  if (options.map !== undefined) {
    const kept = mappingFile(mapping.value, book.ledger, choicesFor(form.value));
    // The file is ours: it was read as such just now, and every answer in it is kept.
    const written = writeNew(options.map, `${JSON.stringify(kept, null, 2)}\n`, { force: true, inputs: [file] });
    if (!written.ok) return printRefusal(written.refusal);
    if (open.length > 0) printNotice(`对照已写在${options.map}，还有${open.length}个说法没有答。`);
  }
  const isWrong = printFindings(book);
  printResult(countLine(book));
  if (options.reasons) printResult(reasonLines(book).join("\n"));
  if (options.statistics) printResult(statisticsText(year, statisticsOf(book, chineseCalendar, today())));
  if (options.out !== undefined) {
    const written = await writeBook(options.out, document.value, book, options, [file]);
    if (!written.ok) return printRefusal(written.refusal);
    printResult(`台账、三张表和台账统计已写入${options.out}。`);
  }
  return isWrong || open.length > 0 ? 1 : 0;
}
