// Our own Word report, judged by Microsoft's validator and on LibreOffice's paper.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { reportDocx } from "../../src/adapters/docx/report";
import { openPackage } from "../../src/adapters/opc/zip";
import type { NumberedForm } from "../../src/core/form/numbered-form";
import { exact, words, type Value } from "../../src/core/figures/values";
import type { Report } from "../../src/render/report";
import { forms } from "../../src/statute";
import { packageFaults } from "../support/package-check";
import { printed } from "../support/print";

const out = join(__dirname, "../../out/test/docx-report");
mkdirSync(out, { recursive: true });

const product = { name: "年报三表", version: "1.2.3" };
const nameOf = (form: NumberedForm): string => form.edition.id + (form.variant ? `-${form.variant.id}` : "");

const prose = "按照统一部署，坚持以公开为常态、不公开为例外，推进决策、执行、管理、服务和结果公开。".repeat(12);
const values = (form: NumberedForm): Value[] =>
  form.cells.map((cell) => (cell.domain.kind === "amount" ? exact(14806663n, 4) : cell.index % 9));

const report = (form: NumberedForm): Report => ({
  unit: "某市某区人民政府某街道办事处",
  year: form.edition.since,
  form,
  values: values(form),
  sections: [
    { title: "一、总体情况", paragraphs: [prose, "（一）主动公开情况", prose, "（二）依申请公开。全年收到申请1件。" + prose] },
    { title: "二、主动公开政府信息情况", paragraphs: [] },
    { title: "三、收到和处理政府信息公开申请情况", paragraphs: [] },
    { title: "四、政府信息公开行政复议、行政诉讼情况", paragraphs: [] },
    { title: "五、存在的主要问题及改进情况", paragraphs: [prose] },
    { title: "六、其他需要报告的事项", paragraphs: ["无。"] },
  ],
});

const hostile = ["<w:p/>&\"'", "\u0001\ud800控制", "=cmd|' /C calc'!A0", "𠮷𪚥", "{{占位}}"];

const files = forms().map((form) => {
  const bytes = reportDocx(report(form), product);
  const file = join(out, `${nameOf(form)}.docx`);
  writeFileSync(file, bytes);
  return { form, bytes, file };
});

const part = (bytes: Uint8Array, name: string): string => {
  const opened = openPackage(bytes);
  if (!opened.ok) throw new Error("the report cannot be opened");
  const text = opened.value.text(name);
  if (!text.ok) throw new Error(`${name} cannot be read`);
  return text.value;
};

it("opens without a repair prompt, whatever stands in it", () => {
  const form = forms()[0]!;
  const bytes = reportDocx(
    {
      unit: hostile[0]!,
      year: 2019,
      form,
      values: form.cells.map(({ index }) => words(hostile[index % hostile.length]!)),
      sections: hostile.map((text) => ({ title: text, paragraphs: hostile })),
    },
    product,
  );
  writeFileSync(join(out, "hostile.docx"), bytes);
  for (const one of [...files, { bytes }]) expect(packageFaults(one.bytes)).toEqual([]);
});

it("is the same to the byte when the report is the same", () => {
  for (const { form, bytes } of files)
    expect(Buffer.compare(Buffer.from(reportDocx(report(form), product)), Buffer.from(bytes))).toBe(0);
});

describe("GB/T 9704", () => {
  const { bytes } = files[0]!;
  const document = part(bytes, "word/document.xml");
  const styles = part(bytes, "word/styles.xml");
  const style = (id: string): string => new RegExp(`w:styleId="${id}".*?</w:style>`, "s").exec(styles)![0];
  const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

  it("sets A4 with 37 mm above and 28 mm at the binding, around 156 × 225 mm", () => {
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(document).toContain(
      `<w:pgMar w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}"`,
    );
  });

  it("sets 22 lines a page and 28 characters a line", () => {
    const pitch = Number(/w:linePitch="(\d+)"/.exec(document)![1]);
    expect(Math.floor(twips(225) / pitch)).toBe(22);
    const spacing = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(style("BodyText"))![1]);
    expect(Math.floor(twips(156) / (16 * 20 + spacing))).toBe(28);
  });

  it.each`
    id            | face                | points
    ${"Title"}    | ${"方正小标宋简体"} | ${22}
    ${"Heading1"} | ${"黑体"}           | ${16}
    ${"Heading2"} | ${"楷体_GB2312"}    | ${16}
    ${"Footer"}   | ${"宋体"}           | ${14}
  `("sets $id in $face, $points points", ({ id, face, points }: { id: string; face: string; points: number }) => {
    expect(style(id)).toContain(`w:eastAsia="${face}"`);
    expect(style(id)).toContain(`<w:sz w:val="${points * 2}"/>`);
  });

  it("sets the body in 仿宋, 16 points, on the pitch of 22 lines a page", () => {
    expect(styles).toMatch(/<w:docDefaults>.*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>.*<\/w:docDefaults>/s);
    expect(style("BodyText")).toContain(`w:line="${/w:linePitch="(\d+)"/.exec(document)![1]}" w:lineRule="exact"`);
    expect(style("BodyText")).toContain('w:firstLineChars="200"');
  });

  it("numbers odd pages at the right and even ones at the left", () => {
    expect(part(bytes, "word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    const relations = part(bytes, "word/_rels/document.xml.rels");
    for (const [type, side] of [
      ["default", "right"],
      ["even", "left"],
    ] as const) {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="(rId\\d+)"/>`).exec(document)![1]!;
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)![1]!;
      expect(part(bytes, `word/${target}`)).toContain(`<w:jc w:val="${side}"/>`);
    }
  });
});

describe("on paper", () => {
  it.each(files.map((one) => [nameOf(one.form), one] as const))(
    "form %s: A4 pages, numbered, each table whole on one of them",
    (_, { form, bytes }) => {
      const pages = printed(bytes, "docx");
      if (!pages) return;
      expect(new Set(pages.map(({ width, height }) => `${width} ${height}`))).toEqual(new Set(["210 297"]));
      pages.forEach(({ text }, i) => expect(text.trimEnd()).toMatch(new RegExp(`— ?${i + 1} ?—$`)));
      const squeezed = pages.map(({ text }) => text.replace(/\s/g, ""));
      for (const { table } of form.tables) {
        const rows = table.blocks.flatMap((block) => block.rows);
        // Table four prints no row labels: its last head stands right above its only row.
        const [first, last] = rows[0]!.label === "" ? ["行政复议", "复议后起诉"] : [rows[0]!.label, rows.at(-1)!.label];
        const page = squeezed.find((text) => text.includes(table.title))!;
        expect([table.id, page.includes(first), page.includes(last)]).toEqual([table.id, true, true]);
      }
      for (const { title } of report(form).sections) expect(squeezed.join("")).toContain(title);
    },
    300_000,
  );
});
