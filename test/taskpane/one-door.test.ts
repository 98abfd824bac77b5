// One truth through every door: what the pane finds in a workbook and what the command line finds in the same file, finding by
// finding and cause by cause; and one way from place to place for the pane and the button of the ribbon.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import type { ReportedFinding } from "../../src/app/check/check-report";
import { goToNext } from "../../src/app/diagnose/navigation";
import { readReport } from "../../src/app/read/read-report";
import { documentOf } from "../../src/app/workbook/workbook-cells";
import type { SourceOutcome } from "../../src/app/outputs/check-outcome";
import { spokenPlace } from "../../src/app/words/place";
import { Checker, type CheckSetup } from "../../src/cli/checking";
import { sameValue, type Value } from "../../src/core/figures/values";
import { sheetPlans } from "../../src/render/sheet";
import { allFindings } from "../../src/taskpane/check-view";
import { answerThinking, type ThinkerQuestion } from "../../src/taskpane/diagnosis/thinking";
import { shownOf } from "../../src/taskpane/state";
import { openXlsx } from "../../src/workbench/file/open";
import { saveXlsx } from "../../src/workbench/file/save";
import { parseArea } from "../../src/workbench/model/area";
import { shiftLines, unmerge } from "../../src/workbench/model/edits";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { figuresOf, formFor, nanyuan2020, suqian2023, suqian2024, type Report } from "../core/diagnose/reports";
import { office, type OfficeOnStage } from "../support/office";
import { proseDocx } from "../support/report-prose";
import { addressIn } from "./views";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(60_000);

const OUT = join(__dirname, "../../out/test/one-door");
mkdirSync(OUT, { recursive: true });
/** Inputs that came from outside, where they stand beside the repository. */
const CASES = join(__dirname, "../../../shared/cases");

const product = { name: "年报三表", version: "0" };

/** Another thread, without the clock: the pane then searches as far as the command line does. */
function thinkingWorker(): Worker {
  const listeners: ((event: { readonly data: unknown }) => void)[] = [];
  return {
    addEventListener: (kind: string, listener: (event: { readonly data: unknown }) => void) => {
      if (kind === "message") listeners.push(listener);
    },
    postMessage: ({ at, question }: { readonly at: number; readonly question: ThinkerQuestion }) => {
      const data = { at, answer: answerThinking(question, Infinity) };
      setTimeout(() => listeners.forEach((listener) => listener({ data })));
    },
    terminate: () => undefined,
  } as unknown as Worker;
}

async function bytesOf(report: Report, own: Readonly<Record<string, Value>> = {}): Promise<Uint8Array> {
  const form = formFor(report);
  const figures = figuresOf(report);
  const values = form.cells.map(({ id, index, computed }) => (computed ? null : id in own ? own[id]! : (figures[index] ?? null)));
  const plans = sheetPlans(form, { unit: "示例市人民政府", year: report.year, values });
  return writeXlsx(plans, { title: "年报三表", product, stamp: plans[0]!.stamp });
}

/** The same workbook after somebody was at it. */
async function damaged(bytes: Uint8Array, damage: (stage: OfficeOnStage) => unknown): Promise<Uint8Array> {
  const workbook = new PlayedWorkbook();
  await openXlsx(workbook, "年报.xlsx", bytes);
  const stage = office({ workbook });
  await damage(stage);
  await stage.settled();
  return saveXlsx(stage.workbook);
}

const SETUP: CheckSetup = { hints: {}, previous: [], tables: [], explanations: [], use: "kept", alone: true };
const commandLine = async (file: string, own: Partial<CheckSetup> = {}): Promise<SourceOutcome> =>
  (await new Checker({ ...SETUP, ...own }).run([file])).kept[0]!.outcome;

let last: TestSession | undefined;
// What is still on its way is heard before the stage is taken down.
afterEach(() => last?.settle());

async function pane(bytes: Uint8Array): Promise<TestSession> {
  const workbook = new PlayedWorkbook();
  await openXlsx(workbook, "年报.xlsx", bytes);
  const at = sitDown({ openWorker: thinkingWorker }, "newest", workbook);
  last = at;
  await at.controller.begin();
  await at.idle();
  return at;
}

const said = ({ rule, key, class: grade, verdict, message, cells, places }: ReportedFinding): unknown => ({
  rule,
  key,
  class: grade,
  verdict,
  message,
  cells: cells.map(({ id, address, value }) => [id, address, value]),
  places: places.map(spokenPlace),
});

const causesOfLine = ({ causes = [], findings }: SourceOutcome): unknown[] =>
  causes.map(({ message, findings: own, proposals, proved }) => ({
    message,
    proved,
    // In the order of the list, which is the pane's too.
    findings: own.map((i) => findings[i]!.key).sort(),
    proposals: proposals.map(({ message: words, changes }) => [words, changes.map(({ address }) => address)]),
  }));

const causesOfPane = (at: TestSession): unknown[] =>
  (at.diagnosis()?.causes ?? []).map(({ message, findings, proposals, proved }) => ({
    message,
    proved,
    findings: [...findings].sort(),
    proposals: proposals.map(({ message: words, changes }) => [words, changes.map((one) => (one.at ? spokenPlace(one.at) : ""))]),
  }));

/** What a file holds for a formula is the file's alone: the open workbook has worked it out. */
const isOfTheFile = ({ rule }: Pick<ReportedFinding, "rule">): boolean => rule === "R05-result";

async function holdsOtherwise(file: string): Promise<boolean> {
  const book = await openExcelWorkbook("0.0.0");
  const contents = book.ok ? await book.value.readAll() : book;
  const open = contents.ok ? readReport(documentOf(contents.value)) : contents;
  const stored = await new Checker(SETUP).audit(file);
  if (!open.ok || !stored.ok) throw new Error(`${file} is not read`);
  return stored.value.reading.values.some((value, i) => !sameValue(value, open.value.values[i] ?? null));
}

async function sameThroughBoth(at: TestSession, line: SourceOutcome): Promise<void> {
  const wanted = causesOfLine(line);
  await at.until("thought", () => at.diagnosis()?.stale !== true && causesOfPane(at).length === wanted.length);
  const view = at.view()!;
  const both = line.findings.filter((told) => !isOfTheFile(told));
  expect(allFindings(view).map(said)).toEqual(both.map(said));
  expect(view.counts).toEqual({ ...line.counts, broken: line.counts.broken - (line.findings.length - both.length) });
  expect(causesOfPane(at)).toEqual(wanted);
}

const at = (stage: OfficeOnStage, sheet: string, area: string): Parameters<typeof unmerge> => [
  stage.workbook,
  stage.sheet(sheet),
  parseArea(area)!,
  "user",
];
const deleteRow = (stage: OfficeOnStage, sheet: string, row: number): unknown =>
  shiftLines(stage.workbook, stage.sheet(sheet), { axis: "row", at: row, count: -1 }, "user");

/** What is done, what it is done to, and what the list must hold for the comparison to say anything. */
const DAMAGES: readonly (readonly [string, Report, (stage: OfficeOnStage) => unknown, RegExp | undefined])[] = [
  ["nothing", suqian2023, () => undefined, undefined],
  ["two digits swapped in a detail", suqian2023, (stage) => stage.edit("表三!D8", 1234567), /^R01/u],
  [
    "a total typed over with its own value",
    suqian2023,
    (stage) => stage.edit("表三!J6", Number(stage.value("表三!J6"))),
    /^R62\.form\.typed-total\.表三!J6$/u,
  ],
  [
    "a total typed over with another value",
    suqian2024,
    (stage) => stage.edit("表三!J8", 7),
    /^R62\.form\.typed-total\.表三!J8$/u,
  ],
  ["a total emptied", suqian2023, (stage) => stage.edit("表三!D29", null), /^R62\.form\.missing-formula/u],
  [
    "a total that adds up something else",
    suqian2023,
    (stage) => stage.edit("表三!J7", "=SUM(D7:H7)"),
    /^R62\.form\.other-formula/u,
  ],
  ["a label altered", nanyuan2020, (stage) => stage.edit("表三!A6", "一、本年收到的申请"), /^R62/u],
  ["a merge broken", suqian2023, (stage) => unmerge(...at(stage, "表三", "A3:C5")), /^R62\.form\.merge/u],
  ["a row removed", suqian2023, (stage) => deleteRow(stage, "表三", 8), /^R62\.form\.row-removed/u],
  ["a blank that the balances fill", suqian2024, (stage) => stage.edit("表三!D8", null), /^R02/u],
  ["a word for a figure", nanyuan2020, (stage) => stage.edit("表三!E6", "无"), /^R05/u],
  [
    "two slips in two tables",
    suqian2024,
    async (stage) => {
      await stage.edit("表三!D6", 4403);
      await stage.edit("表四!D6", 99);
    },
    /^R01/u,
  ],
];

describe("the pane and the command line say the same of one workbook", () => {
  it.each(DAMAGES)("%s", async (what, report, damage, holds) => {
    const bytes = await damaged(await bytesOf(report), damage);
    const file = join(OUT, `${what.replace(/ /gu, "-")}.xlsx`);
    writeFileSync(file, bytes);
    const line = await commandLine(file);
    const keys = line.findings.map(({ key }) => key);
    if (holds) expect(keys).toContainEqual(expect.stringMatching(holds));
    else expect(keys).toEqual([]);
    await sameThroughBoth(await pane(bytes), line);
  });

  it("last year's report beside it: it is checked against, and it witnesses", async () => {
    const before = join(OUT, "last-year.xlsx");
    // None of them stands in both years, so that nothing but what goes on from year to year speaks for one cell.
    const lastYear = await bytesOf(suqian2023, { "requests.carriedForward.naturalPerson": 57 });
    writeFileSync(before, lastYear);
    const right = { "requests.received.naturalPerson": 3501, "requests.broughtForward.naturalPerson": 57 };
    const bytes = await damaged(await bytesOf(suqian2024, right), (stage) => stage.edit("表三!D7", 52));
    const file = join(OUT, "this-year.xlsx");
    writeFileSync(file, bytes);
    const line = await commandLine(file, { previous: [before] });
    expect(line.findings.some(({ rule }) => rule === "R40")).toBe(true);
    // What last year carried forward decides between the cells that would mend the balance.
    const likeliest = ({ causes }: SourceOutcome): unknown[] =>
      causes![0]!.proposals
        .filter(({ rank }) => rank === 1)
        .flatMap(({ changes }) => changes.map(({ address, to }) => [address, to]));
    expect(likeliest(line)).toEqual([["表三!D7", 57]]);
    expect(likeliest(await commandLine(file))).not.toEqual([["表三!D7", 57]]);
    const session = await pane(bytes);
    session.controller.actions.takePrevious(new File([lastYear.slice()], "last-year.xlsx"));
    await session.until("beside", () => session.view()?.previous !== undefined);
    await session.idle();
    await sameThroughBoth(session, line);
  });

  it("the prose of a report held against the workbook", async () => {
    const session = sitDown({ openWorker: thinkingWorker });
    last = session;
    await session.filled();
    const docx = proseDocx();
    session.controller.actions.prose({ do: "open", file: new File([docx], "年度报告.docx") });
    await session.until("read", () => shownOf(session.state().stages.prose) !== undefined);
    const book = join(OUT, "book.xlsx");
    writeFileSync(book, await saveXlsx(session.stage.workbook));
    const file = join(OUT, "年度报告.docx");
    writeFileSync(file, Buffer.from(docx as Uint8Array));
    const line = await commandLine(file, { tables: [book] });
    const told = ({ rule, key, class: grade, verdict, message }: ReportedFinding): unknown => [
      rule,
      key,
      grade,
      verdict,
      message,
    ];
    const shown = shownOf(session.state().stages.prose)!.findings;
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.map(told)).toEqual(line.findings.filter(({ finding }) => finding.detail.kind === "prose").map(told));
  });

  const given = ["house", "reading"].flatMap((folder) =>
    existsSync(join(CASES, folder))
      ? readdirSync(join(CASES, folder))
          .filter((name) => name.endsWith(".xlsx"))
          .map((name) => [join(folder, name)] as const)
      : [],
  );
  (given.length > 0 ? it.each(given) : it.skip.each([["no inputs from outside"]]))("%s", async (name) => {
    const file = join(CASES, name);
    const line = await commandLine(file);
    if (line.error !== undefined) return;
    const session = await pane(new Uint8Array(readFileSync(file)));
    // Excel works formulas out on opening: where that gives other figures than the file holds, the two look at different contents.
    if (await holdsOtherwise(file)) return;
    await sameThroughBoth(session, line);
  });
});

it("the pane and the ribbon go one way", async () => {
  const bytes = await damaged(await bytesOf(suqian2024), async (stage) => {
    await stage.edit("表三!D6", 4403);
    await stage.edit("表二!B9", "无");
    await stage.edit("表四!E6", null);
    await stage.edit("表三!J8", 7);
  });
  const session = await pane(bytes);
  await session.until("thought", () => session.diagnosis()?.stale === false && session.diagnosis()!.causes.length > 0);
  const STEPS = 5;
  await session.stage.select("表二!A1");
  await session.until("begun", () => addressIn(session.state()) === "表二!A1");
  const walked: (string | undefined)[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const from = addressIn(session.state());
    session.controller.actions.next();
    await session.until("gone", () => addressIn(session.state()) !== from);
    walked.push(addressIn(session.state()));
  }
  await session.stage.select("表二!A1");
  const book = await openExcelWorkbook("0.0.0");
  if (!book.ok) throw new Error(book.refusal.kind);
  const gone: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const target = await goToNext(book.value, { steps: 4_000 });
    if (!target.ok || !target.value) throw new Error("nowhere to go");
    gone.push(spokenPlace(target.value.place));
  }
  expect(gone).toEqual(walked);
  expect(new Set(gone).size).toBeGreaterThan(2);
});
