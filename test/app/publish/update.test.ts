// Pushing figures into real files, twice and more: only what is ours changes, and what somebody edited is never lost.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { readDocx } from "../../../src/adapters/docx/read";
import { docxContents, docxReport } from "../../../src/adapters/docx/report-document";
import type { Named } from "../../../src/app/publish/publish";
import type { PushOptions } from "../../../src/app/publish/plan/context";
import type { Choices, PushItem, PushPreview } from "../../../src/app/publish/plan/part";
import { previewUpdate, updateReport } from "../../../src/app/publish/update";
import { previewText, updatedText } from "../../../src/app/outputs/update-text";
import { docx, p, r, tbl, tc, tr } from "../../adapters/docx/build";
import { converted } from "../../support/libreoffice";
import { packageFaults } from "../../support/package-check";
import { wpsTemplate } from "../../support/wps-template";
import { printed } from "../../support/print";
import { bodyOf, edited, refusal, sure, textOf, valuesIn, valuesOf } from "../../support/word-files";
import {
  figures,
  finishedReport,
  form2019,
  form2021,
  last,
  later,
  longReport,
  named,
  nothing,
  now,
  officialTemplate,
} from "../../support/word-reports";

const PLAIN: PushOptions = { version: "1.0.0" };
const BIND: PushOptions = { ...PLAIN, bind: true };

const updated = async (bytes: Uint8Array, report: Named, options = PLAIN, choices: Choices = {}): Promise<Uint8Array> =>
  sure(await updateReport(docxReport(bytes), report, options, choices)).saved;
const preview = async (bytes: Uint8Array, report: Named, options = PLAIN): Promise<PushPreview> =>
  sure(await previewUpdate(docxReport(bytes), report, options));
const told = ({ items }: PushPreview): string[] =>
  items.map(({ key, state, theirs, ours }) => `${key} ${state} ${theirs}→${ours}`);
const item = ({ items }: PushPreview, key: string): PushItem => {
  const found = items.find((one) => one.key === key);
  if (!found) throw new Error(`no item ${key} among ${items.map((one) => one.key).join(" ")}`);
  return found;
};

/** Behind a control of ours that names a table: where the table ends. */
function endOfNamed(xml: string, from: number, to: number): number {
  if (!/^<w:sdt><w:sdtPr><w:alias w:val="年报三表：表[二三四]"/.test(xml.slice(from, to)) || !xml.startsWith("<w:tbl>", to))
    return to;
  const tag = /<w:tbl>|<\/w:tbl>/g;
  tag.lastIndex = to;
  let depth = 0;
  do depth += tag.exec(xml)![0] === "<w:tbl>" ? 1 : -1;
  while (depth > 0);
  return tag.lastIndex;
}

/** The body with every place of ours taken out: its controls whole, with the table behind, leaving one sign. */
function withoutOurs(xml: string): string {
  let rest = "";
  let at = 0;
  let from = 0;
  const tag = /<w:sdt>(?=<w:sdtPr><w:alias w:val="年报三表：)|<w:sdt>|<\/w:sdt>/g;
  for (let match = tag.exec(xml), depth = 0, ours = 0; match; match = tag.exec(xml)) {
    if (match[0] === "</w:sdt>") {
      if (depth === ours && ours > 0) {
        at = endOfNamed(xml, from, tag.lastIndex);
        tag.lastIndex = at;
        rest += "◇";
        ours = 0;
      }
      depth -= 1;
    } else {
      depth += 1;
      if (ours === 0 && xml.startsWith('<w:sdtPr><w:alias w:val="年报三表：', match.index + 7)) {
        ours = depth;
        from = match.index;
        rest += xml.slice(at, match.index);
      }
    }
  }
  return rest + xml.slice(at);
}

/** Nothing but the body's places of ours, our record and our properties differs. */
function expectOnlyOurs(before: Uint8Array, after: Uint8Array): void {
  const a = unzipSync(before);
  const b = unzipSync(after);
  expect(Object.keys(b)).toEqual(Object.keys(a));
  const changed = Object.keys(a).filter((name) => Buffer.compare(a[name]!, b[name]!) !== 0);
  for (const name of changed) expect(name).toMatch(/^(word\/document\.xml|docProps\/custom\.xml|customXml\/item\d+\.xml)$/);
  expect(withoutOurs(bodyOf(after))).toBe(withoutOurs(bodyOf(before)));
  const foreign = (bytes: Uint8Array): string =>
    strFromU8(unzipSync(bytes)["docProps/custom.xml"]!).replace(/<property [^>]*name="nianbao\..*?<\/property>/g, "◇");
  expect(foreign(after)).toBe(foreign(before));
}

const out = join(__dirname, "../../../out/test/push");
mkdirSync(out, { recursive: true });
const keep = (name: string, bytes: Uint8Array): Uint8Array => {
  writeFileSync(join(out, `${name}.docx`), bytes);
  return bytes;
};

const TEMPLATE = join(__dirname, "../../../../shared/samples/report-template-2021.docx");
const documents: readonly (readonly [string, () => Uint8Array])[] = [
  ["the official form without a placeholder", () => officialTemplate()],
  ["last year's finished report", () => finishedReport()],
  ["a long report with everything", () => longReport()],
  ["the official form as WPS saves it", () => wpsTemplate()],
  // Where a form in use lies beside the repository, it is tried as well.
  ...(existsSync(TEMPLATE) ? [["a form in use, made with WPS", () => new Uint8Array(readFileSync(TEMPLATE))] as const] : []),
];

describe.each(documents)("%s", (name, make) => {
  const first = (): Promise<Uint8Array> => updated(make(), now, BIND);

  it("takes the figures, and keeps everything else byte for byte", async () => {
    const before = make();
    const after = keep(`first-${name.replace(/\W+/g, "-")}`, await first());
    expect(valuesOf(after)).toEqual(valuesIn(now));
    const a = unzipSync(before);
    const b = unzipSync(after);
    const plumbing =
      /^(word\/document\.xml|docProps\/custom\.xml|customXml\/.*|\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/document\.xml\.rels)$/;
    for (const part of Object.keys(a))
      if (!part.endsWith("/") && !plumbing.test(part)) expect([part, Buffer.compare(b[part]!, a[part]!)]).toEqual([part, 0]);
    for (const part of Object.keys(b)) if (!(part in a)) expect(part).toMatch(plumbing);
    // What was declared before is declared still, in the same words.
    for (const part of ["[Content_Types].xml", "word/_rels/document.xml.rels"]) {
      const was = strFromU8(a[part]!);
      expect(strFromU8(b[part]!).startsWith(was.slice(0, was.lastIndexOf("</")))).toBe(true);
    }
  });

  it("a second push changes places of ours alone", async () => {
    const one = await first();
    const two = keep(`second-${name.replace(/\W+/g, "-")}`, await updated(one, nothing, BIND));
    expect(valuesOf(two)).toEqual(valuesIn(nothing));
    expectOnlyOurs(one, two);
    // There and back again: the same figures give the same file.
    expect(Buffer.compare(await updated(await updated(two, now, BIND), nothing, BIND), two)).toBe(0);
  });

  it("the same figures once more change nothing in the body", async () => {
    const one = await first();
    const again = await preview(one, now, BIND);
    expect(again.items.filter(({ state }) => state !== "same")).toEqual([]);
    expect(Buffer.compare(await updated(one, now, BIND), one)).toBe(0);
  });

  it("prose that was edited between the pushes survives", async () => {
    const one = await first();
    const own = edited(one, "六、其他需要报告的事项", "六、其他需要报告的事项（已经领导审阅）");
    const two = await updated(own, nothing, BIND);
    expectOnlyOurs(own, two);
    expect(textOf(two)).toContain("（已经领导审阅）");
  });

  it("is a whole package by our own check", async () => {
    const before = packageFaults(make());
    const one = await first();
    expect(packageFaults(one)).toEqual(before);
    expect(packageFaults(await updated(one, nothing, BIND))).toEqual(before);
  });
});

it("the long report has its thirty pages, table four across one of them, and no page more when it is filled again", async () => {
  const before = printed(longReport(), "docx");
  const after = printed(await updated(longReport(), now, BIND), "docx");
  if (!before || !after) return;
  expect(before.length).toBeGreaterThanOrEqual(30);
  expect(after.length).toBe(before.length);
  const across = after.filter(({ width, height }) => width > height);
  expect(across).toHaveLength(1);
  expect(across[0]!.text).toContain("四、政府信息公开行政复议、行政诉讼情况");
  // A heading stays with its table.
  for (const title of form2021.tables.map(({ table }) => table.title)) {
    const page = after.find(({ text }) => text.includes(title))!;
    expect(
      page.text
        .slice(page.text.indexOf(title) + title.length)
        .trim()
        .split("\n").length,
    ).toBeGreaterThan(4);
  }
}, 120_000);

describe("numbers in sentences", () => {
  it("are bound by what they count, with the verb deciding between new and all", async () => {
    const seen = await preview(finishedReport(), now, BIND);
    expect(told(seen).filter((line) => !line.startsWith("表"))).toEqual([
      "年度@1 new 2023→2024",
      "年度@2 new 2023→2024",
      "行政规范性文件制发@1 new 5→7",
      "行政许可@1 new 321→400",
      "年度@3 new 2023→2024",
      "新收@1 new 12→20",
      "上年结转@1 new 3→4",
      "办结@1 new 11→20",
      "结转下年@1 new 4→4",
      "予以公开@1 new 7→11",
      "部分公开@1 new 1→3",
    ]);
    const after = textOf(await updated(finishedReport(), now, BIND));
    expect(after).toContain(
      "2024年，新收政府信息公开申请20件，上年结转4件，办结20件，结转下年度继续办理4件。其中予以公开11件，部分公开3件。",
    );
    expect(after).toContain("全年通过政府网站公开信息680条。制发行政规范性文件7件，作出行政许可决定400件。");
    expect(after).toContain("2022年以来虽有改进");
  });

  it("stay untouched when nobody asks for them", async () => {
    const after = textOf(await updated(finishedReport(), now));
    expect(after).toContain("2023年，新收政府信息公开申请12件，上年结转3件");
  });

  const sentence = (text: string, report: Named = last): Uint8Array => finishedReport(report, { 一: [text] });
  const flat = named(form2021, figures(form2021, { received: [5], granted: [5] }), 2023);

  it.each([
    ["全年共受理依申请公开事项5件。", "受理", ["新收"]],
    ["全年共收到政府信息公开申请5件。", "新收", ["受理"]],
    ["全年共收到政府信息公开申请五件。", "新收", ["受理"]],
  ])("%s is %s, and the other reading is named", async (text, name, instead) => {
    const seen = await preview(sentence(text, flat), now, BIND);
    expect(item(seen, `${name}@1`)).toMatchObject({ name, instead, theirs: /五/u.test(text) ? "五" : "5" });
  });

  it("another reading can be chosen, and a number can be left alone", async () => {
    const bytes = sentence("全年共受理依申请公开事项5件，予以公开5件。", flat);
    const after = textOf(await updated(bytes, now, BIND, { meaning: { "受理@1": "新收" }, leave: ["予以公开@1"] }));
    expect(after).toContain("全年共受理依申请公开事项20件，予以公开5件。");
  });

  it("a figure that contradicts its own table, an estimate and a sum of no row are told and left", async () => {
    const seen = await preview(sentence("全年收到政府信息公开申请13件。办结约11件。"), now, BIND);
    expect(seen.left.map(({ said, why }) => [said, why])).toEqual([
      ["13件", "disagrees"],
      ["11件", "approximate"],
    ]);
    expect(previewText(seen)).toContain("“13件”与文档自己的统计表不一致");
  });

  it("split over runs, a number keeps the look of its beginning", async () => {
    const body = bodyOf(await updated(longReport(), now, BIND));
    expect(body).toContain(
      '<w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t>20</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve">',
    );
  });

  const none = finishedReport(named(form2021, nothing.values, 2023), {
    一: ["2023年，本机关未收到政府信息公开申请，没有上年结转的政府信息公开申请。全年未发生行政复议、行政诉讼案件。"],
  });

  it("“未收到” becomes what was received, with the subject left in place", async () => {
    const after = textOf(await updated(none, now, BIND));
    expect(after).toContain(
      "2024年，本机关新收政府信息公开申请20件，其中自然人15件，法人或其他组织5件，上年结转政府信息公开申请4件。全年因政府信息公开引起的行政复议1件，其中结果维持1件；因政府信息公开引起的行政诉讼1件，其中尚未审结1件。",
    );
  });

  it("“未收到” stays in its own words as long as it is true, and asks when it is not", async () => {
    const one = await updated(none, named(form2021, nothing.values, 2024), BIND);
    expect(textOf(one)).toContain(
      "2024年，本机关未收到政府信息公开申请，没有上年结转的政府信息公开申请。全年未发生行政复议、行政诉讼案件。",
    );
    expect(refusal(await updateReport(docxReport(one), now, PLAIN))).toContain("“未发生行政复议、行政诉讼案件”");
    expect(textOf(await updated(one, now, PLAIN, { otherwise: "ours" }))).toContain("本机关新收政府信息公开申请20件");
  });

  it("without --bind a sentence that has become wrong is named", async () => {
    const seen = await preview(none, now);
    expect(seen.stale.map(({ said }) => said)).toEqual([
      "未收到政府信息公开申请",
      "没有上年结转",
      "未发生行政复议",
      "未发生行政复议、行政诉讼案件",
    ]);
  });
});

describe("what was edited by hand since", () => {
  const first = (): Promise<Uint8Array> => updated(finishedReport(), now, BIND);
  const number = async (): Promise<Uint8Array> =>
    edited(await first(), /(<w:sdtContent><w:r>(?:(?!<\/w:r>).)*<w:t[^>]*>)20(<\/w:t>)/, "$119$2");
  const other = named(form2021, figures(form2021, { received: [21], granted: [21] }), 2024);

  it("a number is a conflict, and nothing is written before somebody has chosen", async () => {
    const bytes = await number();
    expect(item(await preview(bytes, other), "新收@1")).toMatchObject({ state: "conflict", theirs: "19", ours: "21" });
    expect(refusal(await updateReport(docxReport(bytes), other, PLAIN))).toBe(
      "第7段的{{新收}}（文档中是“19”，统计表是“21”）是手工写的，没有覆盖，请选择保留文档里的（theirs）、改用统计表的（ours）或两者并存（both）后再写入。",
    );
  });

  it.each([
    ["theirs", "新收政府信息公开申请19件"],
    ["ours", "新收政府信息公开申请21件"],
    ["both", "新收政府信息公开申请19〔统计表：21〕件"],
  ] as const)("%s", async (choice, text) => {
    const after = await updated(await number(), other, PLAIN, { byKey: { "新收@1": choice } });
    expect(textOf(after)).toContain(text);
    // Decided once, it is not asked again until the figures change.
    expect((await preview(after, other)).items.filter(({ state }) => state === "conflict")).toEqual([]);
    const next = await preview(after, last);
    expect(item(next, "新收@1").state).toBe(choice === "theirs" ? "conflict" : "changed");
  });

  it("a number that was edited to what the figures now say is no conflict", async () => {
    const same = named(form2021, figures(form2021, { received: [19], granted: [19] }), 2024);
    expect(item(await preview(await number(), same), "新收@1").state).toBe("same");
  });

  /** The cell behind a label of table three, with its figure. */
  const inTable = async (): Promise<Uint8Array> => {
    const bytes = await first();
    const body = bodyOf(bytes);
    const row = body.indexOf("二、上年结转政府信息公开申请数量");
    const at = body.indexOf(">4</w:t>", row);
    return zipSync({ ...unzipSync(bytes), "word/document.xml": strToU8(`${body.slice(0, at)}>9</w:t>${body.slice(at + 8)}`) });
  };

  it("a cell is a conflict of its own; the other cells follow the figures", async () => {
    const seen = await preview(await inTable(), other);
    const table = item(seen, "表三");
    expect(table.state).toBe("conflict");
    expect(table.cells.filter(({ state }) => state === "conflict")).toEqual([
      {
        id: "requests.broughtForward.naturalPerson",
        label: "表三“上年结转·自然人”",
        state: "conflict",
        theirs: "9",
        ours: "0",
      },
    ]);
    expect(table.cells.filter(({ state }) => state === "changed").length).toBeGreaterThan(5);
    expect(refusal(await updateReport(docxReport(await inTable()), other, PLAIN))).toContain(
      "表三“上年结转·自然人”（文档中是“9”，统计表是“0”）",
    );
  });

  it("theirs: the cell stays, and is not asked about again", async () => {
    const after = await updated(await inTable(), other, PLAIN, { byKey: { 表三: "theirs" } });
    expect(valuesOf(after)).toEqual({ ...valuesIn(other), "requests.broughtForward.naturalPerson": 9 });
    expect(item(await preview(after, other), "表三")).toMatchObject({ state: "kept" });
    expect(item(await preview(after, last), "表三").state).toBe("conflict");
  });

  it("ours: the whole table follows the figures", async () => {
    expect(valuesOf(await updated(await inTable(), other, PLAIN, { otherwise: "ours" }))).toEqual(valuesIn(other));
  });

  it("one cell can be chosen for", async () => {
    const after = await updated(await inTable(), other, PLAIN, {
      byKey: { "表三/requests.broughtForward.naturalPerson": "theirs" },
      otherwise: "ours",
    });
    expect(valuesOf(after)["requests.broughtForward.naturalPerson"]).toBe(9);
  });

  it("both: theirs stays as it is, ours stands behind it, and only ours is pushed from then on", async () => {
    const bytes = await inTable();
    const after = keep("both", await updated(bytes, other, PLAIN, { byKey: { 表三: "both" } }));
    const grids = sure(readDocx(after)).blocks.filter((block) => block.kind === "grid");
    expect(grids).toHaveLength(4);
    expect(textOf(after)).toContain("请核对后删去其中一张和本行");
    const contents = sure(docxContents(after));
    expect(contents.regions.filter(({ table }) => table !== undefined).map(({ table }) => table)).toEqual([0, 2, 3]);
    const next = await updated(after, nothing, PLAIN);
    const cells = sure(readDocx(next)).blocks.flatMap((block) =>
      block.kind === "grid" ? [block.cells.map(({ text }) => text).join("|")] : [],
    );
    expect(cells[1]).toBe(
      sure(readDocx(after)).blocks.flatMap((block) =>
        block.kind === "grid" ? [block.cells.map(({ text }) => text).join("|")] : [],
      )[1],
    );
    expect(cells[1]).toContain("|9|");
    expect(cells[2]).not.toContain("21");
  });

  it("a place that was deleted with its sentence is told, and put nowhere else", async () => {
    const bytes = await updated(docx({ body: p(r("新收{{新收}}件。")) + p(r("办结{{办结}}件。")) }), now);
    const less = edited(bytes, /<w:p><w:r><w:t[^>]*>办结.*?<\/w:p>/, "");
    const seen = await preview(less, other);
    expect(seen.lost).toEqual(["办结"]);
    expect(textOf(await updated(less, other))).toBe("新收21件。");
  });

  it("without the record the digest in the tag still tells", async () => {
    const files = unzipSync(await inTable());
    const name = Object.keys(files).find((part) => /^customXml\/item\d+\.xml$/.test(part))!;
    const bytes = zipSync({ ...files, [name]: strToU8("<other/>") });
    expect(item(await preview(bytes, other), "表三").state).toBe("conflict");
    expect(item(await preview(bytes, other), "表四").state).toBe("changed");
  });
});

describe("the mark over a report whose rules are broken", () => {
  const values = [...now.values];
  values[form2021.byId.get("requests.processed.total")!.index] = 19;
  const wrong = named(form2021, values, 2024);
  const mark = "未通过审核：表三有3项强制性问题，请改正后重新写入，此前不要报送或公布";

  it("stands before everything else, and goes when the figures are right", async () => {
    const bytes = keep("marked", await updated(finishedReport(), wrong));
    expect(textOf(bytes).split("\n")[0]).toBe(mark);
    expect((await preview(bytes, wrong)).broken.map(({ rule }) => rule).sort()).toEqual(["R01", "R02", "R03"]);
    expect(updatedText(await preview(finishedReport(), wrong))).toContain(`文档已标明“${mark}”`);
    const right = await updated(bytes, now);
    expect(textOf(right).split("\n")[0]).not.toContain("审核");
    expect(withoutOurs(bodyOf(right))).toBe(withoutOurs(bodyOf(await updated(finishedReport(), now))));
    expect(textOf(await updated(right, wrong)).split("\n")[0]).toBe(mark);
  });

  it("is left out for a reason, which is kept with the document", async () => {
    const bytes = await updated(finishedReport(), wrong, { ...PLAIN, override: "上级要求按原表报送" });
    expect(textOf(bytes)).not.toContain("未通过审核");
    expect(strFromU8(unzipSync(bytes)["docProps/custom.xml"]!)).toContain("上级要求按原表报送");
    const afterwards = await updated(bytes, now);
    expect(strFromU8(unzipSync(afterwards)["docProps/custom.xml"]!)).not.toContain("上级要求按原表报送");
  });

  it("stands where the template has a place for it, and then says also that all is well", async () => {
    const template = docx({ body: p(r("审核：{{审核结论}}。")) + p(r("{{表四}}")) });
    const bytes = await updated(template, wrong);
    expect(textOf(bytes)).toContain(`审核：${mark}。`);
    expect(textOf(bytes).split(mark)).toHaveLength(2);
    expect(textOf(await updated(bytes, now))).toContain("审核：已通过审核。");
  });

  it("open questions are said, and stand over the report until they are answered", async () => {
    const open = named(form2021, [], 2024);
    expect(textOf(await updated(docx({ body: p(r("{{审核结论}}")) + p(r("{{新收}}件")) }), open))).toMatch(
      /^尚未完成审核：尚有\d+项待补填或无法核对，请补齐后重新写入，此前不要报送或公布\n〔未填〕件$/u,
    );
    const one = now.values.map((value, index) => (index === 0 ? null : value));
    const bytes = await updated(finishedReport(), named(form2021, one, 2024));
    expect(textOf(bytes).split("\n")[0]).toMatch(/^尚未完成审核：尚有\d项待补填或无法核对，/u);
    expect(textOf(await updated(bytes, now)).split("\n")[0]).not.toContain("审核");
    const excused = await updated(finishedReport(), named(form2021, one, 2024), { ...PLAIN, override: "规章由上级统一公布" });
    expect(textOf(excused)).not.toContain("审核");
    expect(strFromU8(unzipSync(excused)["docProps/custom.xml"]!)).toContain("规章由上级统一公布");
  });
});

describe("what the report does not give stays in the document", () => {
  const placed = docx({
    body: p(r("{{表二}}")) + p(r("{{表三}}")) + p(r("全年作出行政许可决定{{行政许可}}件，{{行政复议情况}}。")),
  });
  const ids = (of: (id: string) => boolean, report: Named): object =>
    Object.fromEntries(Object.entries(valuesIn(report)).filter(([id]) => of(id)));
  const isRequest = (id: string): boolean => id.startsWith("requests.");
  const rowOfFour = form2021.cells.filter(({ id }) => id.startsWith("requests.broughtForward."));
  const spoilt: Named = {
    ...now,
    values: now.values.map((value, index) => (rowOfFour.some((cell) => cell.index === index) ? null : value)),
    deviations: [
      {
        kind: "value-count",
        table: "requests",
        place: "第9行",
        label: "二、上年结转政府信息公开申请数量",
        expected: 7,
        found: ["3", "1"],
        cells: rowOfFour.map(({ index }) => index),
      },
    ],
  };
  const without = (...tables: readonly string[]): Named => ({
    ...now,
    values: now.values.map((value, index) => (tables.includes(form2021.cells[index]!.table.id) ? null : value)),
    present: now.present.filter((id) => !tables.includes(id)),
  });
  const absent: Named = { ...without("disclosure", "proceedings"), absent: ["disclosure", "proceedings"] };
  const refused: Named = {
    ...without("disclosure", "proceedings"),
    absent: ["proceedings"],
    misfits: [{ table: "disclosure", place: "第1个表格", reason: { kind: "row-missing", label: "行政强制" } }],
  };
  const empty: Named = { ...without("disclosure", "proceedings"), present: now.present };
  const read = (report: Named): object => ({ ...valuesIn(last), ...ids(isRequest, report) });
  const allBut = { ...valuesIn(now), ...ids((id) => id.startsWith("requests.broughtForward."), last) };

  it.each([
    ["tables that are not there", absent, read(now), ["表二", "表四"], "尚未完成审核：缺表二、表四，请补齐"],
    ["a table that was refused", refused, read(now), ["表二", "表四"], "尚未完成审核：表二没有读取，缺表四，请补齐"],
    ["tables that nobody has filled in", empty, read(now), ["表二", "表四"], "尚未完成审核：尚有"],
    ["a row whose numbers could not be told apart", spoilt, allBut, ["表三的7格"], ""],
  ])("%s", async (_, report, values, untouched, mark) => {
    const before = await updated(finishedReport(), last);
    const seen = await preview(before, report);
    expect(seen.untouched).toEqual(untouched);
    expect(seen.mark).toContain(mark);
    expect(updatedText(seen)).toContain(`来源没有给出${untouched.join("、")}应写的数，文档里的原样保留，请补齐来源后再次写入。`);
    const after = await updated(before, report);
    expect(valuesOf(after)).toEqual(values);
    // No digest speaks for figures that are not the report's, and the next push finds its places as if nothing had been.
    expect(strFromU8(unzipSync(after)["docProps/custom.xml"]!)).not.toContain("nianbao.figures");
    expect(valuesOf(await updated(after, now))).toEqual(valuesIn(now));
  });

  it("placeholders stay, and so does what was written into them", async () => {
    const seen = await preview(placed, absent);
    expect(seen.untouched).toEqual(["{{表二}}", "{{行政许可}}", "{{行政复议情况}}"]);
    expect(textOf(await updated(placed, absent))).toContain("全年作出行政许可决定{{行政许可}}件，{{行政复议情况}}。");
    const one = await updated(placed, last);
    const two = await updated(one, absent);
    const sentence = "全年作出行政许可决定321件，因政府信息公开引起的行政复议2件，其中结果维持2件。";
    expect(textOf(two)).toContain(sentence);
    expect(textOf(await updated(two, now))).toContain("全年作出行政许可决定400件");
  });

  it("no sentence is begun about figures that were not read", async () => {
    const report: Named = { ...without("requests"), absent: ["requests"] };
    const text = textOf(await updated(officialTemplate(), report, { ...PLAIN, draft: true }));
    // Of table two alone, which was read.
    expect([...text.matchAll(/〔草稿[^〕]*〕(.*)/g)].map(([, said]) => said)).toEqual([
      "2024年，本机关制发行政规范性文件7件，没有废止，现行有效47件。",
    ]);
  });

  it("a document with none of the tables that were read says which", async () => {
    const report: Named = { ...without("requests"), absent: ["requests"] };
    expect(refusal(await updateReport(docxReport(docx({ body: p(r("工作总结")) })), report, PLAIN))).toContain(
      "模板中没有找到表二、表四，占位符，或可以识别的数字",
    );
  });
});

it.each([
  [p(r("{{表三}}")) + p("<w:r><w:t>{{年</w:t><w:br/><w:t>度}}工作</w:t></w:r>"), "第2段的“{{年 度}}”"],
  [p(r("{{表三}}")) + p(r("本年共{{新收") + r("件，办结{{办结}}件")), "第2段的“{{新收件，办结”"],
  [p(r("{{表三}}")) + p(r("共｛｛新收｝件")), "第2段的“｛｛新收”"],
  [p(r("{{表三}}")) + p(r("共新收}}件")), "第2段的“}}”"],
])("braces that make no placeholder are named: %#", async (body, leftover) => {
  const seen = await preview(docx({ body }), now);
  expect(seen.leftovers).toEqual([leftover]);
  expect(updatedText(seen)).toContain(`文档${leftover}不是完整的占位符，没有替换，请改正后再写入。`);
});

it("figures that say what the document says already are told in a whole sentence", async () => {
  const seen = await preview(await updated(officialTemplate(), now), now);
  expect(updatedText(seen)).toBe("数据没有变化，表二、表三、表四不必改动，其余内容原样保留。");
});

describe("drafts", () => {
  const draft: PushOptions = { ...PLAIN, draft: true };
  it("are put where section one and section six are empty, clearly marked, and kept up to date", async () => {
    const one = keep("draft", await updated(officialTemplate(), now, draft));
    const text = textOf(one);
    expect(text).toContain(
      "〔草稿，核对修改后删去本括注〕2024年，本机关新收政府信息公开申请20件，其中自然人15件，法人或其他组织5件；上年结转政府信息公开申请4件。办结政府信息公开申请20件，其中予以公开11件，部分公开3件，不予公开2件，无法提供4件，予以公开和部分公开占办结总数的70.0%；结转下年度继续办理4件。",
    );
    expect(text).toContain("本机关制发行政规范性文件7件，没有废止，现行有效47件。");
    expect(text).toContain("本机关收取信息处理费〔填写金额，没有收取的写“未收取”〕。");
    const two = textOf(await updated(edited(one, "本机关收取信息处理费", "本局收取信息处理费"), nothing, draft));
    expect(two).toContain("2024年，本机关未收到政府信息公开申请；没有上年结转的政府信息公开申请。");
    expect(two).toContain("本局收取信息处理费");
    expect(two).toContain("本机关没有制发、废止和现行有效的规章、行政规范性文件。");
    expect(two).not.toContain("70.0%");
    expect(two.split("〔草稿")).toHaveLength(4);
  });

  it("say that fees were asked for where the table says so, and leave the amount to those who know it", async () => {
    const unpaid = named(form2021, figures(form2021, { received: [2], "other.feeUnpaid": [2] }), 2024);
    expect(textOf(await updated(officialTemplate(), unpaid, draft))).toContain(
      "2024年，本机关依法发出信息处理费收费通知，申请人逾期未按收费通知要求缴纳费用、不再处理的申请2件；收取信息处理费〔填写金额，没有收取的写“未收取”〕。",
    );
  });

  it("are not put over anybody's text", async () => {
    const seen = await preview(finishedReport(), now, draft);
    expect(seen.items.filter(({ kind }) => kind === "draft")).toEqual([]);
  });
});

describe("refused, with the reason", () => {
  const only = (...body: readonly string[]): Uint8Array => docx({ body: body.join("") });
  it.each([
    ["a name that is nothing", only(p(r("{{某某}}"))), "第1段的{{某某}}没有对应的内容，请改成占位符一览中的名称"],
    [
      "a name that is nearly one",
      only(p(r("新的")) + p(r("{{予以公天}}件"))),
      "第2段的{{予以公天}}没有对应的内容，最接近的是{{予以公开}}",
    ],
    [
      "a name with several meanings",
      only(p(r("{{自然人}}件"))),
      "{{自然人}}不止一个意思（{{新收·自然人}}或{{上年结转·自然人}}或{{受理·自然人}}）",
    ],
    ["a word of another edition", only(p(r("{{规章新制作}}"))), "{{规章新制作}}是2019年格式（试行）的栏目"],
    ["a document without anything of ours", only(p(r("工作总结"))), "模板中没有找到表二、表三、表四，占位符，或可以识别的数字"],
    [
      "tables of last edition's form",
      officialTemplate(form2019),
      "与表样不符，没有读取：用的是2019年格式（试行），而其他表用的是2021年格式",
    ],
  ])("%s", async (_, bytes, sentence) => {
    expect(refusal(await updateReport(docxReport(bytes), now, PLAIN))).toContain(sentence);
  });

  const twice = (bytes: Uint8Array): Uint8Array => {
    const body = bodyOf(bytes);
    const table = /<w:tbl>(?:(?!<w:tbl>)[^])*?（本列数据[^]*?<\/w:tbl>/.exec(body)![0];
    return edited(bytes, "<w:sectPr", `<w:p/>${table.replaceAll("$", "$$$$")}<w:p/><w:sectPr`);
  };
  it("the same table twice is not chosen from, empty or filled", async () => {
    const sentence =
      "文档里的表三不止一处（第2个表格、第4个表格），请选定写哪一处（命令行用 --table 表三=第2个表格，几处都写用 --table 表三=第2个表格、第4个表格）。";
    expect(refusal(await updateReport(docxReport(twice(officialTemplate())), now, PLAIN))).toBe(sentence);
    expect(refusal(await updateReport(docxReport(twice(finishedReport())), now, PLAIN))).toBe(sentence);
  });

  it("the one that somebody chose is written, remembered, and the other stays", async () => {
    const tables = { 表三: "第4个表格" };
    const one = await updated(twice(finishedReport()), now, { ...PLAIN, tables });
    const two = await updated(one, last);
    const third = (bytes: Uint8Array, at: number): string => {
      const grids = sure(readDocx(bytes)).blocks.filter((block) => block.kind === "grid");
      return grids[at]!.cells.map(({ text }) => text).join("|");
    };
    expect([third(one, 1).includes("|15|5|"), third(one, 3).includes("|15|5|")]).toEqual([false, true]);
    expect(third(two, 3)).toContain("|10|2|");
    expect(third(two, 1)).toBe(third(one, 1));
    // The other says last year's figures: it is told of until somebody says which is written, then or the next time.
    expect((await preview(one, later)).twins).toEqual([{ place: "第2个表格", names: ["表三"] }]);
    for (const bytes of [one, twice(finishedReport())]) {
      const settled = await preview(bytes, later, { ...PLAIN, tables });
      expect([settled.twins, settled.unwritten.filter(({ place }) => place.startsWith("第2个表格"))]).toEqual([[], []]);
    }
    const said = updatedText(await preview(one, later));
    expect(said).toContain("第2个表格（表三）没有写入，里面还是原来的数");
    expect(said).not.toContain("删去");
    const both = await updated(one, last, { ...PLAIN, tables: { 表三: "第4个表格、第2个表格" } });
    expect([third(both, 1).includes("|10|2|"), third(both, 3)]).toEqual([true, third(both, 1)]);
    const wrong = await updateReport(docxReport(twice(finishedReport())), now, { ...PLAIN, tables: { 表三: "第1个表格" } });
    expect(refusal(wrong)).toContain("第1个表格里的表三");
  });

  it("one that somebody named twice is written once", async () => {
    const chosen = (place: string): Promise<Uint8Array> =>
      updated(twice(finishedReport()), now, { ...PLAIN, tables: { 表三: place } });
    expect(Buffer.compare(await chosen("第2个表格、第2个表格、"), await chosen("第2个表格"))).toBe(0);
  });

  it("both are written where somebody chose both, and the same figures again give the same bytes", async () => {
    const tables = { 表三: "第2个表格、第4个表格" };
    const one = await updated(twice(finishedReport()), now, { ...PLAIN, tables });
    const third = (bytes: Uint8Array): string[] =>
      sure(readDocx(bytes)).blocks.flatMap((block) =>
        block.kind === "grid" ? [block.cells.map(({ text }) => text).join("|")] : [],
      );
    expect(third(one)[1]).toContain("|15|5|");
    expect(third(one)[3]).toBe(third(one)[1]);
    expect((await preview(one, now)).twins).toEqual([]);
    expect(Buffer.compare(await updated(one, now), one)).toBe(0);
    const two = await updated(one, last);
    expect(third(two)[1]).toContain("|10|2|");
    expect(third(two)[3]).toBe(third(two)[1]);
  });

  it("beside a table of ours another one may stand, and stays as it is", async () => {
    const one = twice(await updated(officialTemplate(), last));
    const two = await updated(one, now);
    expectOnlyOurs(one, two);
    const grids = sure(readDocx(two)).blocks.flatMap((block) =>
      block.kind === "grid" ? [block.cells.map(({ text }) => text).join("|")] : [],
    );
    expect(grids[1]).toContain("|15|5|");
    expect(grids[3]).toContain("|10|2|");
  });
});

describe("tables of ours", () => {
  /** Tables that stand in the body itself, as programs count them that look into no control. */
  const direct = (bytes: Uint8Array): number =>
    bodyOf(bytes)
      .replace(/<w:sdt>(?:(?!<w:sdt>)[^])*?<\/w:sdt>/gu, "")
      .match(/<w:tbl>/gu)!.length;
  const placed = (): Uint8Array => docx({ body: ["表二", "表三", "表四"].map((name) => p(r(`{{${name}}}`))).join("") });
  it.each([
    ["recognised", officialTemplate],
    ["in the place of placeholders", placed],
  ])("stand in the body as any other, named from in front: %s", async (_, make) => {
    const bytes = await updated(make(), last);
    expect(direct(bytes)).toBe(3);
    expect(item(await preview(bytes, now), "表三")).toMatchObject({ found: "owned", state: "changed" });
    expect(direct(await updated(bytes, now))).toBe(3);
  });

  it("are known again where an earlier version put its control around them", async () => {
    const inFront = /(<\/w:sdtContent><\/w:sdt>)(<w:tbl>[^]*?<\/w:tbl>)/gu;
    const bytes = edited(await updated(officialTemplate(), last), inFront, "$2$1");
    expect(bodyOf(bytes).match(/<\/w:tbl><\/w:sdtContent>/gu)).toHaveLength(3);
    const seen = await preview(bytes, now);
    expect(seen.items.map(({ name, found, state }) => [name, found, state])).toEqual([
      ["表二", "owned", "changed"],
      ["表三", "owned", "changed"],
      ["表四", "owned", "changed"],
    ]);
    const two = await updated(bytes, now);
    expect(valuesOf(two)).toEqual(valuesIn(now));
    expectOnlyOurs(bytes, two);
  });

  it("whose place was taken by another are read by their labels", async () => {
    const other = tbl(tr(tc(p(r("甲"))), tc(p(r("乙")))));
    const bytes = edited(
      await updated(officialTemplate(), last),
      /(?<=<\/w:sdt>)(?=<w:tbl>[^]*?结转下年度继续办理)/u,
      `${other}<w:p/>`,
    );
    const two = await updated(bytes, now);
    expect(valuesOf(two)).toEqual(valuesIn(now));
    expect(bodyOf(two)).toContain(other);
  });
});

describe("other programs save the document in between", () => {
  it("LibreOffice: nothing is doubled, and the next push finds every place again", async () => {
    const one = await updated(finishedReport(), now, BIND);
    const saved = converted(one, "docx", "docx");
    if (saved === null) return;
    expect(textOf(saved)).toBe(textOf(one));
    const seen = await preview(saved, now, PLAIN);
    expect(seen.lost).toEqual([]);
    expect(seen.items.filter(({ state }) => state !== "same")).toEqual([]);
    const two = await updated(saved, nothing, PLAIN);
    expect(textOf(two)).toContain(
      "2024年，新收政府信息公开申请0件，上年结转0件，办结0件，结转下年度继续办理0件。其中予以公开0件，部分公开0件。",
    );
    expect(valuesOf(two)).toEqual(valuesIn(nothing));
    // Saved and pushed twice more, it is still the same document.
    const again = converted(two, "docx", "docx")!;
    expect(textOf(await updated(again, now, PLAIN))).toBe(textOf(one));
  }, 120_000);

  it("LibreOffice: what was edited there is a conflict", async () => {
    const one = await updated(finishedReport(), now, BIND);
    const saved = converted(edited(one, /(<w:sdtContent><w:r>(?:(?!<\/w:r>).)*<w:t[^>]*>)20(<\/w:t>)/, "$119$2"), "docx", "docx");
    if (saved === null) return;
    expect(item(await preview(saved, nothing), "新收@1")).toMatchObject({ state: "conflict", theirs: "19", ours: "0" });
  }, 120_000);

  it("a form that LibreOffice saved takes the figures", async () => {
    const saved = converted(officialTemplate(), "docx", "docx");
    if (saved === null) return;
    expect(valuesOf(await updated(saved, now))).toEqual(valuesIn(now));
  }, 120_000);
});

describe("a table in the place of a placeholder keeps to the document", () => {
  const section = (width: number, margin: number): string =>
    `<w:sectPr><w:pgSz w:w="${width}" w:h="16838"/><w:pgMar w:top="1440" w:right="${margin}" w:bottom="1440" w:left="${margin}" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`;
  const tables = (
    bytes: Uint8Array,
  ): { readonly width: string; readonly fonts: ReadonlySet<string>; readonly sizes: ReadonlySet<number> }[] =>
    [...bodyOf(bytes).matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([xml]) => ({
      width: /<w:tblW w:w="(\d+)"/.exec(xml)![1]!,
      fonts: new Set(Array.from(xml.matchAll(/w:eastAsia="([^"]+)"/g), ([, font]) => font!)),
      sizes: new Set(Array.from(xml.matchAll(/<w:sz w:val="(\d+)"/g), ([, size]) => Number(size))),
    }));
  it("in width, section by section, and in its font", async () => {
    const template = docx({
      body:
        p(r("{{表二}}", '<w:rFonts w:eastAsia="楷体_GB2312"/><w:sz w:val="32"/>')) +
        p(`<w:pPr>${section(11906, 1800)}</w:pPr>`) +
        p(r("{{表四}}")) +
        p(`<w:pPr>${section(16838, 1440)}</w:pPr>`) +
        p(r("{{表三}}", '<w:sz w:val="18"/>')),
    });
    const bytes = keep("sections", await updated(template, now));
    expect(tables(bytes)).toEqual([
      { width: "8306", fonts: new Set(["楷体_GB2312"]), sizes: new Set([21]) },
      { width: "13958", fonts: new Set(["黑体", "宋体"]), sizes: new Set([21]) },
      { width: "8844", fonts: new Set(["黑体", "宋体"]), sizes: new Set([18]) },
    ]);
  });
  it("and repeats its head, row by row unbroken", async () => {
    const [table] = [...bodyOf(await updated(docx({ body: p(r("{{表三}}")) }), now)).matchAll(/<w:tbl>.*?<\/w:tbl>/gs)];
    const rows = [...table![0].matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
    expect(rows).toHaveLength(28);
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual(rows.map((_, i) => i < 3));
  });
});

it("placeholders in headers, text boxes and cells become places of ours, too", async () => {
  const template = docx({
    header: p(r("{{单位}}{{年度}}年")),
    body:
      p(r("新收{{新"), r("收}}件", "<w:b/>"), r("，受理{{ 受理 }}件")) +
      tbl(tr(tc(p(r("办结"))), tc(p(r("{{办结}}"))))) +
      p(r("{{表四}}")),
  });
  const one = keep("placeholders", await updated(template, last));
  expect(textOf(one)).toContain("新收12件，受理15件");
  expect(textOf(one)).toContain("办结|11");
  expect(textOf(one)).toContain("某市某局2023年");
  const two = await updated(one, now);
  expect(textOf(two)).toContain("新收20件，受理24件");
  expect(textOf(two)).toContain("办结|20");
  expect(textOf(two)).toContain("某市某局2024年");
});
