// A label parts between its words and nowhere else, in every rendering alike.
import { clipboardHtml, tableHtml } from "../../src/render/html";
import { labelLines, sameWords } from "../../src/render/line-breaks";
import { sheetPlans } from "../../src/render/sheet";
import { wordTable } from "../../src/render/wordml";
import { forms } from "../../src/statute";

const latest = forms().at(-1)!;
const requests = latest.tables.find(({ table }) => table.id === "requests")!;
const denied = { text: "（三）不予公开", unbroken: ["（三）", "不予", "公开"] };

it.each`
  room   | lines
  ${7}   | ${["（三）不予公开"]}
  ${5.5} | ${["（三）不予公开"]}
  ${4.9} | ${["（三）", "不予公开"]}
  ${3.2} | ${["（三）", "不予", "公开"]}
  ${1}   | ${["（三）", "不予", "公开"]}
`("a line of $room: $lines", ({ room, lines }: { room: number; lines: string[] }) => {
  expect(labelLines(denied, room)).toEqual(lines);
});

it("asks for no break that comes of itself, so that 商业企业 is found by whoever looks for it", () => {
  expect(labelLines({ text: "商业企业", unbroken: ["商业", "企业"] }, 2.4)).toEqual(["商业企业"]);
  expect(labelLines({ text: "商业企业", unbroken: ["商业", "企业"] }, 3.4)).toEqual(["商业", "企业"]);
  expect(labelLines({ text: "要求提供公开出版物" }, 4)).toEqual(["要求提供公开出版物"]);
});

it("takes the same words for the same label wherever they are broken, and other words for another", () => {
  expect(sameWords("（三）\n不予\n公开", "（三）不予公开")).toBe(true);
  expect(sameWords("（三）\r\n不予公开", "（三）不予公开")).toBe(true);
  expect(sameWords("（三）不予 公开", "（三）不予公开")).toBe(false);
});

describe("（三）不予公开 beside its eight rows", () => {
  it("on a worksheet", () => {
    const plan = sheetPlans(latest).find(({ table }) => table === "requests")!;
    const texts = plan.cells.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
    expect(texts).toContain("（三）\n不予\n公开");
    // One program puts two squares of type on such a line, another three.
    expect(texts).toContain("社会\n公益\n组织");
    expect(texts).toContain("四、结转下年度继续办理");
  });

  it("in a Word table", () => {
    const words = wordTable(requests, []).replaceAll(/<\/w:t><w:br\/><w:t [^<>]*>/g, "/");
    expect(words).toContain(">（三）/不予/公开</w:t>");
    expect(words).toContain(">社会公益组织</w:t>");
  });

  it("on a page, where the reader's own width decides", () => {
    expect(tableHtml(requests, [])).toContain(">（三）<wbr>不予<wbr>公开</th>");
  });

  it("on the clipboard, where Excel would begin a new cell at a plain break", () => {
    expect(clipboardHtml(requests, [])).toContain(
      '>（三）<br style="mso-data-placement:same-cell">不予<br style="mso-data-placement:same-cell">公开</font>',
    );
  });
});
