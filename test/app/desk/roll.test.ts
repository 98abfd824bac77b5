import type { RawCell, RawGrid } from "../../../src/core/document/source";
import { dayOf } from "../../../src/core/ledger/days";
import { rollCall, type SentFile } from "../../../src/app/desk/roll-call";
import { unitRoll } from "../../../src/app/desk/unit-roll";
import { reminder, rollLines, rollSummary } from "../../../src/app/words/roll-wording";

const grid = (rows: readonly (readonly string[])[]): RawGrid => ({
  kind: "grid",
  name: "Sheet1",
  unit: "sheet",
  rows: rows.length,
  cols: Math.max(...rows.map((row) => row.length)),
  cells: rows.flatMap((row, at) =>
    row.map((text, col): RawCell => ({ row: at, col, rowSpan: 1, colSpan: 1, text })).filter(({ text }) => text !== ""),
  ),
});
const lines = (text: string) => ({
  blocks: text.split("\n").map((line, at) => ({ kind: "text" as const, text: line, place: `第${at + 1}行` })),
});

describe("a list of units", () => {
  it("takes the column that is called so, with former names and days, below whatever title", () => {
    const sheet = grid([
      ["柳河县2025年度报告报送单位名单"],
      ["序号", "联系人", "单位名称", "曾用名", "收到日期"],
      ["1", "张三", "柳河县卫生健康委员会", "柳河县卫生和计划生育局、柳河县卫计委", "2026-01-20"],
      ["2", "李四", "柳河县财政局", "", "46050"],
      ["", "", "合计", "", ""],
    ]);
    expect(unitRoll({ blocks: [grid([["说明"]]), sheet] })).toEqual([
      {
        name: "柳河县卫生健康委员会",
        former: ["柳河县卫生和计划生育局", "柳河县卫计委"],
        received: dayOf(2026, 1, 20),
      },
      { name: "柳河县财政局", former: [], received: 46050 },
    ]);
  });

  it.each([
    ["one to a line", "柳河县财政局\n柳河县教育局\n"],
    ["numbered", "1. 柳河县财政局\n（二）柳河县教育局"],
    ["with a head and tabs", "序号\t单位\n1\t柳河县财政局\n2\t柳河县教育局"],
    ["with a title and a foot", "报送单位名单\n柳河县财政局\n# 本行不算\n柳河县教育局\n共2个单位"],
  ])("is read %s", (_, text) => {
    expect(unitRoll(lines(text)).map(({ name }) => name)).toEqual(["柳河县财政局", "柳河县教育局"]);
  });
});

const JANUARY = (day: number): number => dayOf(2026, 1, day)!;
const sent = (source: string, unit: string | null, day: number, content = source, isUnread = false): SentFile => ({
  source,
  unit,
  received: JANUARY(day),
  content,
  isUnread,
});
const listed = (...names: string[]) => names.map((name) => ({ name, former: [] as string[] }));

describe("a roll-call", () => {
  const list = [
    ...listed("财政局", "柳河县教育局", "柳河县水利局", "柳河县民政局", "柳河县司法局", "柳河县民政局"),
    { name: "柳河县数据局", former: ["柳河县大数据中心"] },
  ];
  const files = [
    sent("a.xlsx", "柳河县财政局", 10),
    sent("b.xlsx", "柳河县教育局", 28),
    sent("b2.xlsx", "柳河县教育局", 29),
    sent("c.xlsx", "柳河县水务局", 12),
    sent("柳河县民政局年报.docx", null, 12, "", true),
    sent("e.xlsx", "松江县审计局", 12),
    sent("f.xlsx", null, 12),
    sent("g.xlsx", "柳河县大数据中心", 20),
  ];
  const call = rollCall(list, files, JANUARY(25));
  const of = (name: string) => call.units.find((unit) => unit.name === name)!;

  it("says of each unit what has become of its report", () => {
    expect(call.units.map(({ name, state }) => [name, state])).toEqual([
      ["财政局", "sent"],
      ["柳河县教育局", "sent"],
      ["柳河县水利局", "renamed"],
      ["柳河县民政局", "unread"],
      ["柳河县司法局", "missing"],
      ["柳河县数据局", "sent"],
    ]);
    expect(call.listedTwice).toEqual(["柳河县民政局"]);
    expect(call.beyond).toEqual([5]);
    expect(call.unnamed).toEqual([6]);
  });

  it("counts lateness from the first file, and puts the newest first", () => {
    expect([of("柳河县教育局").files, of("柳河县教育局").late, of("柳河县教育局").isAlike]).toEqual([[2, 1], 3, false]);
    expect(of("财政局").late).toBe(0);
    expect(rollCall([{ name: "柳河县教育局", former: [], received: JANUARY(20) }], files, JANUARY(25)).units[0]!.late).toBe(0);
  });

  it("asks where a name may mean several units, and chooses none", () => {
    const counties = rollCall(listed("柳河县财政局", "松江县财政局"), [sent("h.xlsx", "财政局", 1)]);
    expect(counties.doubtful).toEqual([{ file: 0, units: ["柳河县财政局", "松江县财政局"] }]);
    expect(counties.units.map(({ state }) => state)).toEqual(["missing", "missing"]);
  });

  it("is told in lines that name everyone, and no one twice", () => {
    expect(rollSummary(call)).toBe(
      "单位名单共6个：已报3个，其中迟报1个，未能读取1个，疑似改名1个，未报1个，重报1个，名单外1份，没有写明单位1份。",
    );
    expect(rollLines(call, files)).toEqual([
      "未报：柳河县司法局。",
      "未能读取：柳河县民政局（柳河县民政局年报.docx），请联系单位重新报送。",
      "疑似改名：名单的“柳河县水利局”可能是送来的“柳河县水务局”，请核实，是的话写进名单的“曾用名”一栏。",
      "迟报：柳河县教育局（2026-01-28收到，迟3天）。",
      "重报：柳河县教育局（2份，内容不同，最新的是b2.xlsx），请核对以哪一份为准。",
      "名单里写了不止一次，按一个单位计：柳河县民政局。",
      "不在名单里：松江县审计局（e.xlsx），请核对是否应报。",
      "没有写明是哪个单位：f.xlsx，请核对。",
    ]);
  });

  it.each`
    today          | says
    ${JANUARY(20)} | ${"请于2026年1月25日前报送"}
    ${JANUARY(25)} | ${"请于2026年1月25日前（今天）报送"}
    ${JANUARY(30)} | ${"报送期限是2026年1月25日，已超过5天。请收到本提醒后尽快报送"}
  `("reminds on day $today", ({ today, says }: { today: number; says: string }) => {
    const text = reminder(of("柳河县司法局"), { year: 2025, due: JANUARY(25), today, office: "柳河县人民政府办公室" });
    expect(text).toContain(says);
    expect(text.startsWith("柳河县司法局：\n根据《中华人民共和国政府信息公开条例》第四十九条，你单位应当报送2025年度")).toBe(
      true,
    );
    expect(text.split("\n").slice(-2)[0]).toBe("柳河县人民政府办公室");
  });

  it("asks for a file that can be read, where one came that cannot", () => {
    const text = reminder(of("柳河县民政局"), { year: 2025, today: JANUARY(20) });
    expect(text).toContain("文件不能读取。请尽快另存为.xlsx或.docx后重新报送。");
    expect(text).not.toContain("还没有收到");
  });
});
