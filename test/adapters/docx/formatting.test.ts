import { walkStory, type DocxParagraph, type Story } from "../../../src/adapters/docx/walk";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function story(body: string): Story {
  const walked = walkStory(`<w:document ${W}><w:body>${body}</w:body></w:document>`, "word/document.xml");
  if (!walked.ok) throw new Error(JSON.stringify(walked.refusal));
  return walked.value;
}

const paragraphs = (body: string): readonly DocxParagraph[] =>
  story(body).sections[0]!.blocks.filter((block) => block.kind === "paragraph");

const run = (properties: string, text: string): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

describe("properties that a document repeats", () => {
  it("say the same each time, and stand where each of them stands", () => {
    const one = '<w:pPr><w:pStyle w:val="a"/><w:outlineLvl w:val="2"/><w:rPr><w:b/></w:rPr></w:pPr>';
    const body = [1, 2, 3].map(
      (n) => `<w:p>${one}${run("<w:vanish/>", "藏")}${run('<w:vertAlign w:val="superscript"/>', String(n))}</w:p>`,
    );
    const found = paragraphs(body.join(""));
    const { xml } = story(body.join(""));
    expect(found.map(({ text, style, outline }) => [text, style, outline])).toEqual([1, 2, 3].map((n) => [String(n), "a", 2]));
    for (const { properties, markProperties, runs } of found) {
      expect(xml.slice(properties!.start, properties!.end)).toBe(one);
      expect(xml.slice(markProperties!.start, markProperties!.end)).toBe("<w:rPr><w:b/></w:rPr>");
      expect(runs.map(({ isApart }) => isApart)).toEqual([false, true]);
    }
  });

  it("go on behind the properties that a revision keeps within them", () => {
    const changed = '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange><w:strike/>';
    const found = paragraphs(`<w:p>${run(changed, "1")}${run(changed, "2")}${run("<w:vanish/>", "3")}</w:p>`);
    expect(found[0]!.text).toBe("12");
    expect(found[0]!.runs.map(({ isApart }) => isApart)).toEqual([true, true, false]);
  });

  it("end a page each time", () => {
    const end = '<w:pPr><w:sectPr><w:pgSz w:w="9000"/><w:pgMar w:left="500" w:right="500" w:gutter="0"/></w:sectPr></w:pPr>';
    const body = `<w:p>${end}</w:p><w:p>${end}</w:p>`;
    expect(story(body).pages.map(({ width }) => width)).toEqual([8000, 8000]);
    expect(paragraphs(body).map(({ endsSection }) => endsSection)).toEqual([true, true]);
  });

  it("are refused the second time as the first where their tags do not pair", () => {
    const broken = "<w:p><w:r><w:rPr><w:b></w:rPr><w:t>1</w:t></w:r></w:p>";
    expect(walkStory(`<w:document ${W}><w:body>${broken}${broken}</w:body></w:document>`, "x").ok).toBe(false);
  });

  it("of cells merge them all alike", () => {
    const cell = (text: string): string =>
      `<w:tc><w:tcPr><w:tcW w:w="700" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const [table] = story(`<w:tbl><w:tr>${cell("a")}${cell("b")}</w:tr></w:tbl>`).sections[0]!.blocks;
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.cells.map(({ col, colSpan, room }) => [col, colSpan, room])).toEqual([
      [0, 2, 484],
      [2, 2, 484],
    ]);
  });
});
