// The time that a file takes grows as its length does, whatever stands in it: eight times as long a run of signs that patterns
// like to go over again may take three times as long for each sign, and a pattern that goes over it again takes eight times.
import { auditReport } from "../../src/app/check/audit-report";
import { checkText } from "../../src/app/outputs/check-text";
import { checkedOutcome } from "../../src/app/outputs/check-outcome";
import { refusalSentence } from "../../src/app/words/wording";
import { readBytesAs } from "../../src/cli/source";
import { docx, p, r } from "../adapters/docx/build";
import { workbook } from "../adapters/xlsx/raw-workbook";
import { figuresOf, formFor, suqian2023 } from "../core/diagnose/reports";
import { commandLine } from "../support/command-line";
import { reportAsText } from "../support/text-forms";

const TITLE = "某某局2023年政府信息公开工作年度报告";
const TABLES = reportAsText(formFor(suqian2023), figuresOf(suqian2023), "bars");
const SHORT = 4_000;
const TIMES = 8;
/** Of the growth of the file; the shorter run also pays for what has nothing to do with length. */
const MOST = 3 * TIMES;

const RUNS = {
  blanks: " ",
  "wide blanks": "　",
  tabs: "\t",
  brackets: "（",
  "closing brackets": ")",
  angles: "<",
  noughts: "0",
  figures: "12 ",
  bars: "|",
  "barred blanks": "|   ",
  dashes: "—",
  commas: "，",
  numerals: "万",
  "words of a title": "关于的",
  years: "2023年",
  "words of a result": "均结果为",
};

const FILES: Readonly<Record<string, { readonly name: string; readonly make: (run: string) => Uint8Array | string }>> = {
  "a title": { name: "a.txt", make: (run) => `某某局${run}2023年政府信息公开工作年度报告\n${TABLES}` },
  prose: { name: "a.txt", make: (run) => `${TITLE}\n一、总体情况\n全年收到申请12件，${run}，办结10件。\n${TABLES}` },
  "a table's title": { name: "a.txt", make: (run) => `${TITLE}\n四、政府信息公开行政复议、行政诉讼情况${run}\n${TABLES}` },
  "a row's name": { name: "a.txt", make: (run) => `${TITLE}\n${TABLES.replace("予以公开", `予以公开${run}`)}` },
  "a list of values": { name: "a.csv", make: (run) => `${TITLE}\n"${run}",${run},1\n` },
  JSON: { name: "a.json", make: (run) => JSON.stringify({ unit: run, year: 2023, tables: { requests: { [run]: run } } }) },
  "a page": {
    name: "a.html",
    make: (run) => `<!DOCTYPE html><body><p>${TITLE}</p><p>${run}</p><table><tr><td>${run}</td><td>1</td></tr></table></body>`,
  },
  "a Word file": {
    name: "a.docx",
    make: (run) => docx({ body: p(r(`全年收到申请12件${run.replaceAll("<", "&lt;")}`)) }),
  },
  "a workbook": {
    name: "a.xlsx",
    make: (run) =>
      workbook({
        sheets: [
          `<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">${run.replaceAll("<", "&lt;")}</t></is></c></row>`,
        ],
      }),
  },
};

async function spent(bytes: Uint8Array | string, name: string): Promise<number> {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  const started = process.cpuUsage();
  const read = await readBytesAs(content, name);
  if (read.ok) checkText(checkedOutcome(name, auditReport(read.value)));
  else refusalSentence(read.refusal);
  const { user, system } = process.cpuUsage(started);
  return user + system;
}

/** The least of some turns: what else the machine does only adds to them. */
async function least(turns: number, bytes: Uint8Array | string, name: string): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < turns; turn += 1) best = Math.min(best, await spent(bytes, name));
  return best;
}

describe.each(Object.entries(FILES))("in %s", (_, { name, make }) => {
  it.each(Object.entries(RUNS))("a long run of %s", async (__, sign) => {
    const run = (length: number): string => sign.repeat(Math.ceil(length / sign.length));
    const [short, long] = [make(run(SHORT)), make(run(SHORT * TIMES))];
    const before = await least(3, short, name);
    // One turn that is quick enough says all; a slow one may have been the machine's.
    const within = async (turns: number): Promise<boolean> => (await least(turns, long, name)) <= MOST * before;
    expect((await within(1)) || (await within(4))).toBe(true);
  });
});

it("one paragraph without end is refused, and the other files are checked", () => {
  const line = commandLine();
  line.text(suqian2023, "whole.txt", "全年收到申请12件。");
  const long = line.text(suqian2023, "long.txt", `全年${" ".repeat(10_000_000)}收到`);
  const { code, out, err } = line.run("check", line.at("whole.txt"), long);
  expect(code).toBe(2);
  expect(err).not.toContain("    at ");
  expect(out).toMatch(/文件里的一段文字过大（10000\d{3}字，上限100万字），请/u);
  expect(out).toContain("whole.txt");
  line.end();
});
