// What a ledger says against itself, one situation a line, in the sentence that is read.
import { chineseCalendar, listedDays } from "../../../src/adapters/calendar/chinese-days";
import { auditReport } from "../../../src/app/check/audit-report";
import { countLedger } from "../../../src/app/ledger/count-ledger";
import { causesOf } from "../../../src/app/diagnose/causes";
import { STEPS } from "../../../src/app/diagnose/inquiry";
import { ledgerAudit } from "../../../src/app/ledger/ledger-audit";
import { ledgerBook } from "../../../src/app/ledger/lay-out-ledger";
import { ledgerSentence } from "../../../src/app/ledger/ledger-wording";
import { readReport } from "../../../src/app/read/read-report";
import type { RawDocument, RawGrid } from "../../../src/core/document/source";
import { workdaysBetween } from "../../../src/core/ledger/working-days";
import type { LedgerLine } from "../../../src/render/ledger-sheet";
import { ruleText } from "../../../src/statute";
import { choicesOf } from "../../../src/statute/ledger";
import { day, documentOf, formFor } from "../../support/ledgers";

const form = formFor(2025);
const { kinds, results } = choicesOf(form);
const person = kinds[0]!.text;
const result = (end: string): string => results.find(({ text }) => text.endsWith(end))!.text;
const granted = result("予以公开");
const NO_DAYS = { holidays: [], worked: [] };

const whole: LedgerLine = {
  number: "25-1",
  receivedOn: day("2025-03-03"),
  kind: person,
  answered: day("2025-03-20"),
  result: granted,
};

interface Lines {
  readonly requests?: readonly LedgerLine[];
  readonly proceedings?: readonly LedgerLine[];
}

function countedOf(document: RawDocument) {
  const counted = countLedger(document, form, 2025);
  if (!counted.ok) throw new Error(counted.refusal.kind);
  return counted.value;
}

function sheets({ requests = [], proceedings = [] }: Lines) {
  const blank = ledgerBook(form, { unit: "云溪区民政局", year: 2025, days: NO_DAYS, tables: "live", requests, proceedings });
  const { values } = countedOf(documentOf(blank.sheets.slice(0, 2)));
  return ledgerBook(form, { unit: "云溪区民政局", year: 2025, days: NO_DAYS, tables: "live", requests, proceedings, values })
    .sheets;
}

function told(lines: Lines, today = day("2026-11-30")): string[] {
  const counted = countLedger(documentOf(sheets(lines).slice(0, 2)), form, 2025, {
    calendar: chineseCalendar,
    isLive: true,
    today,
  });
  if (!counted.ok) throw new Error(counted.refusal.kind);
  return counted.value.findings.map(({ rule, verdict, detail }) => {
    if (detail.kind !== "ledger") throw new Error(detail.kind);
    return `${ruleText(rule).class} ${rule} ${verdict} ${ledgerSentence(detail, () => "")}`;
  });
}

const line = (change: LedgerLine): Lines => ({ requests: [{ ...whole, ...change }] });

describe("a ledger of requests", () => {
  it("without a fault has nothing said against it", () => {
    expect(told({ requests: [whole, { ...whole, number: "25-2" }] })).toEqual([]);
  });

  it.each<[what: string, lines: Lines, sentence: string]>([
    ["no number", line({ number: undefined }), "A R80 undecided 台账的第4行（没有编号）没有填“登记编号”，无法逐件核对，请补上。"],
    [
      "no kind",
      line({ kind: undefined }),
      "A R80 undecided 台账的25-1号（第4行）没有填“申请人类型”，不能计入表中的任何一格，请补上。",
    ],
    [
      "no receipt",
      line({ receivedOn: undefined }),
      "A R80 undecided 台账的25-1号（第4行）没有填“收到日期”，不能计入表中的任何一格，请补上。",
    ],
    [
      "a kind of no list",
      line({ kind: "外星人" }),
      "A R80 unreadable 台账的25-1号（第4行）“申请人类型”填的“外星人”不在清单里，没有计入，请从清单里选。",
    ],
    [
      "a kind spelled otherwise",
      line({ kind: "公民" }),
      "C R87 broken 台账的25-1号（第4行）“申请人类型”的“公民”读作“自然人”，写法与清单不同，工作表的公式没有计入，请从清单里选。",
    ],
    [
      "a result of no list",
      line({ result: "不详" }),
      "A R81 unreadable 台账的25-1号（第4行）“办理结果”填的“不详”不在清单里，没有计入，请从清单里选。",
    ],
    [
      "a day as a text",
      line({ receivedOn: "2025-03-03" }),
      "C R87 broken 台账的25-1号（第4行）“收到日期”的“2025-03-03”不是日期格式，工作表的公式没有计入，请重新输入这个日期。",
    ],
    [
      "no day at all",
      line({ answered: "三月" }),
      "A R82 unreadable 台账的25-1号（第4行）“答复日期”填的“三月”不是日期，请改成年月日，如 2025-3-1。",
    ],
    [
      "a result without its day",
      line({ answered: undefined, receivedOn: day("2025-12-30") }),
      "A R81 undecided 台账的25-1号（第4行）有办理结果，没有答复日期或者审结日期，按还没有办结计数，请补上日期，没有办结的不填结果。",
    ],
    [
      "a day without its result",
      line({ result: undefined }),
      "A R81 undecided 台账的25-1号（第4行）有答复日期或者审结日期，没有填结果，没有计入办理结果，请从清单里选一个结果。",
    ],
    [
      "an answer before the request",
      line({ receivedOn: day("2025-03-21") }),
      "A R82 broken 台账的25-1号（第4行）“答复日期”早于“收到日期”，请核对这两个日期。",
    ],
    [
      "given up without having been asked",
      line({ result: results.find(({ id }) => id === "other.notCorrected")!.text }),
      "C R83 broken 台账的25-1号（第4行）办理结果是“（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请”，但没有“补正通知日期”，请核对结果，或补上日期。",
    ],
    [
      "unpaid without a bill",
      line({ result: results.find(({ id }) => id === "other.feeUnpaid")!.text }),
      "C R83 broken 台账的25-1号（第4行）办理结果是“（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”，但没有“收费通知日期”，请核对结果，或补上日期。",
    ],
    [
      "answered while an opinion is waited for",
      line({ consulted: day("2025-03-10") }),
      "C R83 broken 台账的25-1号（第4行）已经答复，但“征求意见起”之后没有“征求意见止”，请补上，或核对是否真的已经答复。",
    ],
    [
      "twenty-one working days",
      line({ answered: day("2025-04-01") }),
      "C R84 broken 台账的25-1号（第4行）用了21个工作日，法定期限是20个工作日，请核对日期，已经延期、补正、征求意见的补上日期。",
    ],
    [
      "open at the year's end",
      line({ answered: undefined, result: undefined, receivedOn: day("2025-12-02") }),
      "C R84 broken 台账的25-1号（第4行）还没有答复，已过21个工作日，法定期限是20个工作日，请抓紧办理，已经延期、补正、征求意见的补上日期。",
    ],
  ])("%s is told", (_, lines, sentence) => {
    expect(told(lines)).toEqual([sentence]);
  });

  it("does not count days that the law does not", () => {
    const late = { answered: day("2025-04-15") };
    expect(told(line(late))).toHaveLength(1);
    expect(told(line({ ...late, extended: day("2025-03-28") }))).toEqual([]);
    expect(told(line({ ...late, correctionAsked: day("2025-03-06"), corrected: day("2025-03-25") }))).toEqual([]);
    expect(told(line({ ...late, consulted: day("2025-03-05"), consultationEnded: day("2025-03-24") }))).toEqual([]);
    // Asked later than seven working days after it came in: the time runs on.
    expect(told(line({ ...late, correctionAsked: day("2025-03-20"), corrected: day("2025-03-25") }))).toHaveLength(1);
  });

  it("knows the days worked in a holiday's place, and says which years it does not know", () => {
    // 26 January 2025 was a Sunday that was worked, 28 January to 4 February the Spring Festival.
    expect(workdaysBetween(chineseCalendar, day("2025-01-24"), day("2025-02-05"))).toBe(3);
    expect(listedDays(2025, 2025).worked).toContain(day("2025-01-26"));
    const far = countLedger(
      documentOf(
        ledgerBook(formFor(2031), {
          year: 2031,
          days: NO_DAYS,
          tables: "live",
          requests: [{ ...whole, receivedOn: day("2031-03-03"), answered: day("2031-03-04") }],
        }).sheets.slice(0, 2),
      ),
      formFor(2031),
      2031,
      { calendar: chineseCalendar },
    );
    if (!far.ok) throw new Error(far.refusal.kind);
    expect(far.value.findings.map(({ detail }) => (detail.kind === "ledger" ? ledgerSentence(detail, () => "") : ""))).toEqual([
      "2031年的节假日安排没有收录，办理期限按周一至周五估算，请自行核对。",
    ]);
  });

  it("names both of a doubled number, and looks no further at another year's cases", () => {
    expect(told({ requests: [whole, whole] }).map((sentence) => sentence.split("与")[0])).toEqual([
      "A R80-number broken 台账的25-1号（第4行）登记编号",
      "A R80-number broken 台账的25-1号（第5行）登记编号",
    ]);
    expect(told(line({ receivedOn: day("2024-01-03"), answered: day("2024-12-20") }))).toEqual([]);
  });

  it("gathers what very many cases have in common", () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...whole, number: `25-${at}`, kind: undefined }));
    expect(told({ requests: many })).toEqual([
      "A R80 undecided 台账有30件（25-0、25-1、25-2、25-3、25-4等）没有填“申请人类型”，不能计入表中的任何一格，请补上。",
    ]);
  });

  it.each<[what: string, change: LedgerLine, sentence: string]>([
    [
      "of a request that is not there",
      { request: "25-9" },
      "C R85 broken 台账的25-9号（第4行）登记编号在台账的申请里找不到，请核对编号，申请在更早的年度登记的可以说明。",
    ],
    [
      "concluded without an outcome",
      { outcome: undefined },
      "A R81 undecided 台账的25-1号（第4行）有答复日期或者审结日期，没有填结果，没有计入办理结果，请从清单里选一个结果。",
    ],
    [
      "concluded before it was taken up",
      { closed: day("2025-04-01") },
      "A R82 broken 台账的25-1号（第4行）“审结日期”早于“受理日期”，请核对这两个日期。",
    ],
  ])("tells of a suit %s", (_, change, sentence) => {
    const suit: LedgerLine = {
      request: "25-1",
      kind: "行政复议",
      filed: day("2025-05-06"),
      closed: day("2025-07-01"),
      outcome: "结果维持",
    };
    expect(told({ requests: [whole], proceedings: [{ ...suit, ...change }] })).toEqual([sentence]);
  });
});

describe("a workbook with a ledger", () => {
  const requests: LedgerLine[] = [
    whole,
    { ...whole, number: "24-7", receivedOn: day("2024-12-20"), answered: day("2025-01-10") },
    { ...whole, number: "25-8", receivedOn: day("2025-12-20"), answered: undefined, result: undefined },
  ];

  function audited(document: RawDocument, previous?: RawDocument) {
    const read = readReport(document, { unit: "云溪区民政局", year: 2025 });
    if (!read.ok) throw new Error(read.refusal.kind);
    const before = previous && readReport(previous, { unit: "云溪区民政局", year: 2024 });
    const ledger = ledgerAudit(read.value, { calendar: chineseCalendar });
    return auditReport(read.value, { ...(before?.ok && { previous: before.value }), ...(ledger && { ledger }) });
  }
  const checked = (...given: Parameters<typeof audited>) => audited(...given).findings;

  const change = (document: RawDocument, sheet: string, row: number, col: number, text: string): RawDocument => ({
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === "grid" && block.name === sheet
        ? ({
            ...block,
            cells: block.cells.map((cell) =>
              cell.row === row && cell.col === col ? { row, col, rowSpan: 1, colSpan: 1, text, number: text } : cell,
            ),
          } satisfies RawGrid)
        : block,
    ),
  });

  it("is checked as one thing: the count settles what formulas were trusted for", () => {
    const findings = checked(documentOf(sheets({ requests })));
    // Table two is nobody's to count.
    expect(findings.filter(({ table }) => table !== "disclosure")).toEqual([]);
  });

  it.each(["live", "fixed"] as const)("looks for what does not balance among its cases, and proposes no figure: %s", (tables) => {
    const half = [...requests, { ...whole, number: "25-9", result: undefined }];
    const { values } = countedOf(documentOf(sheets({ requests: half })));
    const setting = { unit: "云溪区民政局", year: 2025, days: NO_DAYS, tables, values, requests: half } as const;
    const { causes } = causesOf(audited(documentOf(ledgerBook(form, setting).sheets)), { steps: STEPS });
    expect(causes.map(({ head, message, proposals }) => [head, message, proposals])).toEqual([
      ["台账没有填完", "表里的数由台账逐件计数，台账有1件只计入了一边（25-9），请先把这1件补全，不要改表里的数。", []],
    ]);
    expect(causes[0]!.findings).toContain("R81.requests.date-without-result.25-9");
  });

  it("R86 表三、表四等于台账的计数", () => {
    const spoiled = change(documentOf(sheets({ requests })), "表三", 5, 3, "5");
    const [found] = checked(spoiled).filter(({ rule }) => rule === "R86");
    expect(found?.message).toBe("表三!D6 新收·自然人填5，按台账计数是2件（25-1、25-8），请核对台账，或把这一格改成公式。");
  });

  it("R88 台账的上年结转与上年报告一致", () => {
    const before = ledgerBook(formFor(2024), {
      unit: "云溪区民政局",
      year: 2024,
      days: NO_DAYS,
      tables: "fixed",
      values: formFor(2024).cells.map(({ id }) => (id === "requests.carriedForward.naturalPerson" ? 3 : 0)),
    }).tables;
    const [found] = checked(documentOf(sheets({ requests })), documentOf(before)).filter(({ rule }) => rule === "R88");
    expect(found?.message).toBe("表三!D7 上年结转·自然人按台账是1件（24-7），上年报告结转下年度3件，请逐件核对。");
  });
});
