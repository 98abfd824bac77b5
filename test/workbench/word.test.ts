// The stand-in for Word, through Microsoft's own office.js: it must not flatter the add-in.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { docx, p, r, tbl, tc, tr } from "../adapters/docx/build";
import { packageFaults } from "../support/package-check";
import { wordOffice, type WordOnStage } from "../support/word-office";

const body = (...content: readonly string[]): Uint8Array => docx({ body: content.join("") });
const xmlOf = (stage: WordOnStage): string => strFromU8(unzipSync(stage.saved())["word/document.xml"]!);
/** The code under which Word refuses, or "done". */
const refusal = (work: (context: Word.RequestContext) => Promise<void> | void): Promise<string> =>
  Word.run(async (context) => {
    await work(context);
    await context.sync();
  }).then(
    () => "done",
    (error: unknown) => (error as OfficeExtension.Error).code,
  );
const locked = (content: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="a"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

describe("Word on the web, as played", () => {
  it("gives back what was not touched, byte for byte", async () => {
    const bytes = body(p(r("一"), r("二", "<w:b/>")), "<w:p></w:p>", tbl(tr(tc(p(r("三"))))), p(r("四")));
    const stage = wordOffice(bytes);
    await Word.run(async (context) => {
      context.document.body.paragraphs.load("items/text");
      await context.sync();
    });
    expect(xmlOf(stage)).toBe(strFromU8(unzipSync(bytes)["word/document.xml"]!));
  });

  it("counts paragraphs in cells, but not those under a merge", async () => {
    wordOffice(
      body(
        p(r("前")),
        tbl(tr(tc(p(r("甲")), '<w:vMerge w:val="restart"/>'), tc(p(r("乙")))), tr(tc(p(), "<w:vMerge/>"), tc(p(r("丙"))))),
        p(r("后")),
      ),
    );
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load("items/text,items/tableNestingLevel");
      await context.sync();
      expect(paragraphs.items.map((one) => `${one.text}${one.tableNestingLevel}`)).toEqual(["前0", "甲1", "乙1", "丙1", "后0"]);
    });
  });

  it("lets a new text look as the first of what it replaces, over several runs", async () => {
    const stage = wordOffice(body(p(r("新收1", "<w:b/>"), r("2件"), r("。"))));
    await Word.run(async (context) => {
      const found = context.document.body.search("12", { matchCase: true });
      found.load("items");
      await context.sync();
      const control = found.items[0]!.insertText("345", "Replace").insertContentControl();
      control.tag = "t";
      await context.sync();
    });
    expect(xmlOf(stage)).toMatch(
      /新收<\/w:t><\/w:r><w:sdt>.*<w:tag w:val="t"\/>.*<w:r><w:rPr><w:b\/><\/w:rPr><w:t[^>]*>345<\/w:t><\/w:r><\/w:sdtContent><\/w:sdt><w:r>.*件/s,
    );
    expect(packageFaults(stage.saved())).toEqual([]);
  });

  it("moves a range along when the text before it changes", async () => {
    const stage = wordOffice(body(p(r("1件，2件，3件"))));
    await Word.run(async (context) => {
      const found = ["1", "2", "3"].map((text) => context.document.body.search(text, { matchCase: true }));
      found.forEach((one) => one.load("items"));
      await context.sync();
      found.forEach((one, i) => one.items[0]!.insertText("九".repeat(i + 2), "Replace"));
      await context.sync();
    });
    expect(stage.document.textIn(stage.document.body)).toContain("九九件，九九九件，九九九九件");
  });

  it("asks its reader to type where a control is emptied", async () => {
    const stage = wordOffice(body(p(r("甲"))));
    await Word.run(async (context) => {
      const found = context.document.body.search("甲");
      found.load("items");
      await context.sync();
      found.items[0]!.insertContentControl().insertText("", "Replace");
      await context.sync();
    });
    expect(xmlOf(stage)).toContain("<w:showingPlcHdr/>");
    expect(xmlOf(stage)).toContain("单击或点击此处输入文字。");
  });

  it("keeps an empty paragraph behind a table that takes a paragraph's place", async () => {
    const stage = wordOffice(body(p(r("{{表}}")), p(r("后"))));
    const table = tbl(tr(tc(p(r("格")))));
    const flat = `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml" pkg:contentType="x"><pkg:xmlData><w:document xmlns:w="w"><w:body>${table}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load("items/text");
      await context.sync();
      paragraphs.items[0]!.getRange("Whole").insertOoxml(flat, "Replace");
      await context.sync();
    });
    expect(xmlOf(stage)).toMatch(/<w:body>\s*<w:tbl>.*<\/w:tbl><w:p><\/w:p><w:p>.*后/s);
  });

  describe("refuses", () => {
    it.each`
      what                                        | code                 | api         | work
      ${"a member newer than the set announced"}  | ${"ApiNotFound"}     | ${"1.2"}    | ${(c: Word.RequestContext) => void c.document.properties.load("title")}
      ${"a tag of more than 64 characters"} | ${"InvalidArgument"} | ${"newest"} | ${(c: Word.RequestContext) => {
        c.document.body.insertParagraph("甲", "End").insertContentControl().tag = "x".repeat(65);
      }}
      ${"to search for more than 255 characters"} | ${"InvalidArgument"} | ${"newest"} | ${(c: Word.RequestContext) => void c.document.body.search("x".repeat(256)).load("items")}
      ${"OOXML that is none"}                     | ${"InvalidArgument"} | ${"newest"} | ${(c: Word.RequestContext) => void c.document.body.insertParagraph("甲", "End").getRange("Whole").insertOoxml("<a/>", "Replace")}
    `(
      "$what: $code",
      async ({ code, api, work }: { code: string; api: string; work: (context: Word.RequestContext) => void }) => {
        wordOffice(body(p(r("甲"))), { api });
        expect(await refusal(work)).toBe(code);
      },
    );

    it("a locked control, a protected document and one that is read-only", async () => {
      const fill = (context: Word.RequestContext): Promise<void> => {
        const { contentControls } = context.document;
        contentControls.load("items/tag");
        return context.sync().then(() => void contentControls.items[0]!.insertText("乙", "Replace"));
      };
      const bytes = body(p(r("前"), locked(r("甲"))));
      const stage = wordOffice(bytes);
      expect(await refusal(fill)).toBe("AccessDenied");
      stage.document.readOnly = true;
      expect(await refusal((context) => void context.document.body.insertParagraph("乙", "End"))).toBe("AccessDenied");
      const files = unzipSync(docx({ body: p(r("甲")), styles: "" }));
      const rels = strFromU8(files["word/_rels/document.xml.rels"]!);
      const guarded = zipSync({
        ...files,
        "word/settings.xml": strToU8(
          '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>',
        ),
        "word/_rels/document.xml.rels": strToU8(
          rels.replace(
            "</Relationships>",
            '<Relationship Id="set1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>',
          ),
        ),
      });
      wordOffice(guarded);
      expect(await refusal((context) => void context.document.body.insertParagraph("乙", "End"))).toBe("AccessDenied");
    });

    it("what it does not play, by name", async () => {
      wordOffice(body(p(r("甲"))));
      expect(await refusal((context) => void context.document.body.getHtml())).toBe("NotImplemented");
    });
  });
});
