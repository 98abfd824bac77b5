// The web table says the same to a screen reader as to a reader, and carries nothing but text.
import { words, type Value } from "../../src/core/figures/values";
import { clipboardHtml, tableHtml } from "../../src/render/html";
import { reportHtml } from "../../src/render/report-html";
import { forms } from "../../src/statute";

const all = forms().flatMap((form) =>
  form.tables.map((table) => [`${form.edition.id} ${form.variant?.id ?? ""} ${table.table.id}`, table] as const),
);
const latest = forms().at(-1)!;
const requests = latest.tables[1]!;

describe.each(all)("table %s", (_, table) => {
  const html = tableHtml(table, []);
  const ids = new Map(
    [...html.replaceAll("<wbr>", "").matchAll(/<th id="([^"]+)"[^>]*>([^<]*)<\/th>/g)].map((match) => [match[1]!, match[2]!]),
  );

  it("names for every figure the heads that speak of it", () => {
    const headers = [...html.matchAll(/<td headers="([^"]*)"/g)].map((match) => match[1]!.split(" "));
    expect(headers).toHaveLength(table.cells.length);
    headers.forEach((names, i) => {
      const cell = table.cells[i]!;
      const printed = [cell.block.banner, ...cell.column.under, cell.column.label, ...cell.row.under, cell.row.label].filter(
        (label) => label !== "",
      );
      expect(names.map((name) => ids.get(name))).toEqual(printed);
    });
  });

  it("gives every head a scope and an id of its own", () => {
    const heads = [...html.matchAll(/<th /g)].length;
    expect([...html.matchAll(/<th id="[^"]+" scope="(?:col|row|colgroup|rowgroup)"/g)]).toHaveLength(heads);
    expect(ids.size).toBe(heads);
  });
});

it("repeats the head of a table on paper, but not the head of one block over another's rows", () => {
  expect(latest.tables.map((table) => tableHtml(table, []).includes("<thead>"))).toEqual([false, true, true]);
});

const hostile = '<img src=x onerror="alert(1)">&\u0007';
const filled: Value[] = latest.cells.map((cell) =>
  cell.id === "requests.granted.naturalPerson"
    ? words(hostile)
    : cell.id === "requests.granted.business"
      ? words("=1+1")
      : cell.computed
        ? 12
        : null,
);

it.each`
  flavour        | html
  ${"page"}      | ${tableHtml(requests, filled)}
  ${"clipboard"} | ${clipboardHtml(requests, filled)}
`("lets no markup through on the $flavour", ({ html }: { html: string }) => {
  expect(html).toContain("&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;</");
  expect(html).not.toMatch(/<img|\u0007/);
});

it("tells Excel on the clipboard what is text, and leaves numbers numbers", () => {
  const html = clipboardHtml(requests, filled);
  expect(html).toMatch(/mso-number-format:&#39;\\@&#39;"><p [^>]*><font [^>]*>=1\+1<\/font>/);
  expect(html).toMatch(/font-weight:normal"><p [^>]*><font [^>]*>12<\/font>/);
});

it("writes the whole report as one page", () => {
  const html = reportHtml({
    unit: "甲<乙>局",
    year: 2024,
    form: latest,
    values: filled,
    sections: [
      {
        title: "一、总体情况",
        paragraphs: ["（一）主动公开情况", "全年公开信息3条。", "（二）依申请公开。收到申请12件。", "  "],
      },
      { title: "三、收到和处理政府信息公开申请情况", paragraphs: [] },
    ],
  });
  expect([...html.matchAll(/<h([1-3])>(.*?)<\/h\1>/g)].map((match) => `${match[1]} ${match[2]}`)).toEqual([
    "1 甲&#60;乙&#62;局2024年政府信息公开工作年度报告",
    "2 一、总体情况",
    "3 （一）主动公开情况",
    "2 三、收到和处理政府信息公开申请情况",
    "2 二、主动公开政府信息情况",
    "2 四、政府信息公开行政复议、行政诉讼情况",
  ]);
  expect(html).toContain('<p><span class="lead">（二）依申请公开。</span>收到申请12件。</p>');
  expect([...html.matchAll(/<table /g)]).toHaveLength(3);
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
});
