import { checkReport, withReasons } from "../../../src/app/check/check-report";
import { returnText } from "../../../src/app/desk/return-letter";
import { returnSlip, type Returning } from "../../../src/app/desk/return-slip";
import { causesOf } from "../../../src/app/diagnose/causes";
import { STEPS } from "../../../src/app/diagnose/inquiry";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import type { Value } from "../../../src/core/figures/values";
import { dayOf } from "../../../src/core/ledger/days";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";

const form = formOf(editions[1]!);
const RETURNING: Returning = {
  today: dayOf(2026, 1, 26)!,
  due: dayOf(2026, 2, 5)!,
  office: "柳河县人民政府办公室",
  contact: "政务公开科，6221234",
};

interface Given {
  readonly change?: Readonly<Record<string, Value>>;
  readonly last?: Readonly<Record<string, number>>;
  readonly reason?: string;
}

function checked({ change = {}, last, reason }: Given, source = "三表.xlsx"): SourceOutcome {
  const values = (said: Readonly<Record<string, Value>>): Value[] => form.cells.map(({ id }) => (id in said ? said[id]! : 0));
  const previous = last && named(form, values(last), 2024, "柳河县教育局");
  const report = checkReport(named(form, values(change), 2025, "柳河县教育局"), { previous });
  const explained = report.findings.flatMap((one) =>
    one.class === "B" && reason !== undefined
      ? [[one.key, { state: "explained", reason, message: `已说明：${reason}` }] as const]
      : [],
  );
  const told = withReasons(report, new Map(explained));
  return checkedOutcome(source, told, causesOf(told, { steps: STEPS }));
}

const letter = (outcome: SourceOutcome): string => returnText(returnSlip(outcome)!, RETURNING);

/** 12 typed for 21 among figures that add up to 21. */
const swapped = {
  "requests.received.naturalPerson": 21,
  "requests.received.total": 21,
  "requests.granted.naturalPerson": 12,
  "requests.granted.total": 21,
  "requests.processed.naturalPerson": 21,
  "requests.processed.total": 21,
};
/** Class B: what was brought forward is not what last year carried forward. */
const forward = {
  change: {
    "requests.broughtForward.naturalPerson": 2,
    "requests.broughtForward.total": 2,
    "requests.carriedForward.naturalPerson": 2,
    "requests.carriedForward.total": 2,
  },
  last: {
    "requests.received.naturalPerson": 3,
    "requests.received.total": 3,
    "requests.carriedForward.naturalPerson": 3,
    "requests.carriedForward.total": 3,
  },
};

describe("what goes back to a unit", () => {
  it("is one thing to do for one slip of the pen: where, what, why, the likely figure, and by when", () => {
    const slip = returnSlip(checked({ change: swapped }))!;
    expect([slip.mend.length, slip.explain.length]).toEqual([1, 0]);
    expect(slip.mend[0]!.where).toBe("表三“（一）予以公开·自然人”");
    const text = letter(checked({ change: swapped }));
    expect(text).toContain(
      "柳河县教育局：\n你单位报送的2025年度政府信息公开工作年度报告（三表.xlsx）收悉。经审核，有1项需要改正，现予退回，请于2月5日前修改后重新报送。",
    );
    expect(text).toContain("最可能是：表三“（一）予以公开·自然人”由12改为21");
    expect(text).toMatch(/柳河县人民政府办公室\n2026年1月26日\n$/u);
    expect(text).toContain("联系人：政务公开科，6221234。");
  });

  it("puts what must be mended before what is to be explained, and numbers them through", () => {
    const text = letter(checked({ ...forward, change: { ...forward.change, "disclosure.licensing.decisions": null } }));
    const [mend, explain] = [text.indexOf("一、必须改正"), text.indexOf("二、请核实，改正或者说明原因的（")];
    expect([mend > 0, explain > mend]).toEqual([true, true]);
    expect(text).toContain("\n1．表二“行政许可·处理决定”");
    expect(text).toMatch(/确实如此的，请书面说明原因（6个字以上）。/u);
  });

  it("asks for no reason that has come", () => {
    expect(returnSlip(checked(forward))!.explain.length).toBeGreaterThan(0);
    expect(returnSlip(checked({ ...forward, reason: "机构改革后并入两个单位" }))).toBeUndefined();
  });

  it("goes to nobody whose report passes, and blames nobody for what the reviewer did not lay beside it", () => {
    expect(returnSlip(checked({}))).toBeUndefined();
    const alone = checkReport(
      named(
        form,
        form.cells.map(() => 0),
        2025,
        "柳河县教育局",
      ),
      {
        audit: (reading) => ({
          findings: [
            {
              rule: "R40-report",
              key: "R40-report.none",
              table: "",
              verdict: "undecided",
              detail: { kind: "no-report", role: "previous", unit: reading.unit!, year: reading.year },
              cells: [],
            },
          ],
          passed: 0,
        }),
      },
    );
    expect(alone.findings).toHaveLength(1);
    expect(returnSlip(checkedOutcome("a.xlsx", alone))).toBeUndefined();
  });

  it("says of a file that nobody can read what to do with it", () => {
    const text = letter(unreadOutcome("信箱/柳河.docx", "文件已损坏，请重新另存后再读。"));
    expect(text).toContain("1．柳河.docx　文件已损坏。（文件不能读取）　请重新另存后再报送。");
  });

  it("counts the sums that wait instead of listing them", () => {
    const slip = returnSlip(checked({ change: { "requests.received.naturalPerson": null, "requests.granted.business": null } }))!;
    expect(slip.waiting).toBeGreaterThan(0);
    expect(letter(checked({ change: { "requests.received.naturalPerson": null, "requests.granted.business": null } }))).toContain(
      `另有${slip.waiting}条合计和勾稽关系，要等上面各项改好才能核对。`,
    );
  });

  it("speaks to a unit, not to whoever has the program open", () => {
    const outcomes = [
      checked({ change: swapped }),
      checked(forward),
      checked({ change: { "disclosure.licensing.decisions": null } }),
      unreadOutcome("a.docx", "文件已损坏，请重新另存后再读。"),
    ];
    for (const outcome of outcomes) expect(letter(outcome)).not.toMatch(/再读|再审核|读取，请|--/u);
  });
});
