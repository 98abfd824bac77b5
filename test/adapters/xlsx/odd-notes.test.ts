// Files whose sheets have notes without boxes, boxes without notes, or pictures in a header: all are sound, and all are saved.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { isOwnComment } from "../../../src/adapters/excel/own-comments";
import { MemoryWorkbook } from "../../../src/adapters/memory/workbook";
import { readXlsxComments, withXlsxComments, type WithComments } from "../../../src/adapters/xlsx/comments";
import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { unsavedCommentsWords } from "../../../src/app/outputs/cell-comments";
import { a1 } from "../../../src/core/figures/addresses";
import type { Outcome } from "../../../src/core/outcome";
import { openSource } from "../../../src/page/fill/open-source";
import { savedBook } from "../../../src/page/fill/save-book";
import type { CellComment } from "../../../src/ports/workbook";
import { sheetPlans } from "../../../src/render/sheet";
import { forms } from "../../../src/statute";
import { packageFaults } from "../../support/package-check";

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

const form = forms().at(-1)!;
const plans = sheetPlans(form, { unit: "某市某局", year: 2025, values: form.cells.map((cell) => (cell.computed ? null : 3)) });
const number = 1 + plans.findIndex(({ name }) => name === "表三");
const SHEET = `xl/worksheets/sheet${number}.xml`;
const RELATIONS = `xl/worksheets/_rels/sheet${number}.xml.rels`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const NAMESPACES = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`;

type Texts = Record<string, string>;

async function written(change?: (texts: Texts) => void, from?: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const bytes =
    from ?? (await writeXlsx(plans, { title: "年报", product: { name: "年报三表", version: "0" }, stamp: plans[0]!.stamp }));
  const texts = textsOf(bytes);
  change?.(texts);
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]))));
}

const textsOf = (bytes: Uint8Array): Texts =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

/** Another part that the sheet leads to, before all others. */
function relate(texts: Texts, id: string, kind: string, part: string, content: string, type: string): void {
  const before = texts[RELATIONS] ?? `<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
  texts[RELATIONS] = before.replace(
    /<Relationships[^>]*>/u,
    (start) => `${start}<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="/${part}"/>`,
  );
  texts[part] = content;
  texts["[Content_Types].xml"] = texts["[Content_Types].xml"]!.replace(
    "</Types>",
    `<Override PartName="/${part}" ContentType="${type}"/></Types>`,
  );
}

const VML = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const before = (texts: Texts, element: string): void => {
  texts[SHEET] = texts[SHEET]!.replace(/(?=<tableParts|<extLst|<\/worksheet>)/u, element);
};

const HEADER = `<xml ${NAMESPACES}><v:shape id="CH" o:spid="_x0000_s4097" style="position:absolute"></v:shape></xml>`;
const header = (texts: Texts): void => {
  relate(texts, "rIdHeader", "vmlDrawing", "xl/drawings/header.vml", HEADER, VML);
  before(texts, `<legacyDrawingHF xmlns:q="${OFFICE}" q:id="rIdHeader"/>`);
};

const BUTTON =
  `<xml ${NAMESPACES}><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"></v:shapetype>` +
  `<v:shape id="_x0000_s1025" type="#_x0000_t201" style="position:absolute"><x:ClientData ObjectType="Button">` +
  `<x:Anchor>6, 0, 1, 0, 7, 0, 2, 0</x:Anchor></x:ClientData></v:shape></xml>`;
const button = (texts: Texts): void => {
  relate(texts, "rIdButton", "vmlDrawing", "xl/drawings/button.vml", BUTTON, VML);
  before(texts, `<legacyDrawing xmlns:q="${OFFICE}" q:id="rIdButton"/>`);
};

const boxless = (texts: Texts): void =>
  relate(
    texts,
    "rIdTheirs",
    "comments",
    "xl/theirs.xml",
    `<comments xmlns="${MAIN}"><authors><author>科长</author></authors><commentList><comment ref="E10" authorId="0"><text><t>请核</t></text></comment></commentList></comments>`,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
  );

const nowhere = (texts: Texts): void => before(texts, `<legacyDrawing xmlns:q="${OFFICE}" q:id="rIdNowhere"/>`);

const at = (sheet: string, row: number, col: number, text: string): CellComment => ({
  sheet,
  row,
  col,
  text: `年报三表：${text}`,
});
const OURS = [at("表三", 5, 3, "差18"), at("表四", 5, 0, "没有填写")];
const put = (bytes: Uint8Array, ours: readonly CellComment[]): WithComments =>
  value(withXlsxComments(bytes, ours, isOwnComment, "年报三表"));
const said = (bytes: Uint8Array): readonly string[] =>
  value(readXlsxComments(bytes))
    .map((one) => `${one.sheet}!${a1(one)} ${one.text}`)
    .sort();
const DONE = ["表三!D6 年报三表：差18", "表四!A6 年报三表：没有填写"];

const boxesIn = (vml: string): readonly string[] =>
  [...vml.matchAll(/<x:Row>(\d+)<\/x:Row><x:Column>(\d+)<\/x:Column>/gu)].map(([, row, col]) => `${row},${col}`);

/** The drawing that the sheet itself names. */
function drawnIn(texts: Texts): string {
  const [, id] = /<legacyDrawing\s[^>]*:id="([^"]+)"/u.exec(texts[SHEET]!) ?? [];
  const [way] = new RegExp(`<Relationship\\s[^>]*Id="${id}"[^>]*>`, "u").exec(texts[RELATIONS]!) ?? [];
  return texts[/Target="\/([^"]+)"/u.exec(way!)![1]!]!;
}

it.each([
  ["a picture in the header", header],
  ["a button", button],
  ["notes without boxes", boxless],
  ["a drawing that is nowhere", nowhere],
])("changes nothing in a sheet with %s when nothing is to be said", async (_, change) => {
  const bytes = await written(change);
  const noted = put(bytes, []);
  expect(noted.left).toEqual([]);
  expect(noted.bytes).toBe(bytes);
});

it("keeps out of the header's drawing, whichever comes first", async () => {
  const bytes = await written(header);
  expect(packageFaults(bytes)).toEqual([]);
  const first = put(bytes, OURS);
  expect([first.left, said(first.bytes), packageFaults(first.bytes)]).toEqual([[], DONE, []]);
  expect(boxesIn(drawnIn(textsOf(first.bytes)))).toEqual(["5,3"]);
  const second = put(first.bytes, [at("表三", 6, 3, "差1")]);
  expect([said(second.bytes), packageFaults(second.bytes)]).toEqual([["表三!D7 年报三表：差1"], []]);
  expect(boxesIn(drawnIn(textsOf(second.bytes)))).toEqual(["6,3"]);
  expect(textsOf(second.bytes)["xl/drawings/header.vml"]).toBe(HEADER);
  // The same where our notes were there before the picture was.
  const late = put(await written(header, put(await written(), OURS).bytes), [at("表三", 6, 3, "差1")]);
  expect(boxesIn(drawnIn(textsOf(late.bytes)))).toEqual(["6,3"]);
  expect(textsOf(late.bytes)["xl/drawings/header.vml"]).toBe(HEADER);
});

it("shares the drawing of a sheet's button, and leaves the button", async () => {
  const bytes = await written(button);
  expect(packageFaults(bytes)).toEqual([]);
  const noted = put(bytes, OURS);
  expect([noted.left, said(noted.bytes), packageFaults(noted.bytes)]).toEqual([[], DONE, []]);
  const vml = drawnIn(textsOf(noted.bytes));
  expect(vml.startsWith(BUTTON.slice(0, -"</xml>".length))).toBe(true);
  expect([boxesIn(vml), vml.match(/<v:shapetype[^>]* id="_x0000_t202"/gu)]).toEqual([["5,3"], [expect.any(String)]]);
  const without = textsOf(put(noted.bytes, []).bytes);
  expect([boxesIn(drawnIn(without)), drawnIn(without).includes('ObjectType="Button"')]).toEqual([[], true]);
});

it("makes a drawing where notes have none, and gives the others' notes their boxes in it", async () => {
  const bytes = await written(boxless);
  const noted = put(bytes, OURS);
  expect([noted.left, packageFaults(noted.bytes)]).toEqual([[], []]);
  expect(said(noted.bytes)).toEqual([...DONE, "表三!E10 请核"].sort());
  expect(boxesIn(drawnIn(textsOf(noted.bytes)))).toEqual(["9,4", "5,3"]);
});

it("takes its notes out where their drawing is gone", async () => {
  const bare = await written(
    (texts) => {
      texts[SHEET] = texts[SHEET]!.replace(/<legacyDrawing\s[^>]*>/u, "");
    },
    put(await written(), OURS).bytes,
  );
  expect(said(put(bare, []).bytes)).toEqual([]);
  // Names of relations that are there still are not given a second time.
  const again = put(bare, [at("表三", 6, 3, "差1")]);
  expect([again.left, packageFaults(again.bytes)]).toEqual([[], []]);
  expect(boxesIn(drawnIn(textsOf(again.bytes)))).toEqual(["6,3"]);
});

it("saves the file all the same where a sheet cannot take a note, and says which", async () => {
  const bytes = await written(nowhere);
  const source = value(await openSource(bytes, "年报.xlsx"));
  if (source.kind !== "workbook") throw new Error("it is no workbook to the page");
  const book = new MemoryWorkbook("0", source.opened);
  value(await book.comment(OURS.map((one) => ({ ...one, text: one.text.slice("年报三表：".length) }))));
  const saved = value(await savedBook(book, bytes));
  expect([saved.left, said(saved.bytes)]).toEqual([["表三"], ["表四!A6 年报三表：没有填写"]]);
  // Of the sheet that is left, nothing is half done.
  expect(textsOf(saved.bytes)[SHEET]).toBe(textsOf(bytes)[SHEET]);
  expect(textsOf(saved.bytes)[RELATIONS]).toBe(textsOf(bytes)[RELATIONS]);
  expect(unsavedCommentsWords(saved.left)).toBe(
    "文件已经保存，只是工作表“表三”的批注仍是原来的，这次的批注没有写进去；需要批注的，请在 Excel 或 WPS 里打开后用年报三表再按“加为批注”。",
  );
});

it("leaves alone a part of notes that says nothing as such", async () => {
  const odd = await written((texts) => {
    boxless(texts);
    texts["xl/theirs.xml"] = `<comments xmlns="${MAIN}"/>`;
  });
  expect(put(odd, [])).toEqual({ bytes: odd, left: [] });
  const noted = put(odd, OURS);
  expect(noted.left).toEqual(["表三"]);
  expect(textsOf(noted.bytes)["xl/theirs.xml"]).toBe(`<comments xmlns="${MAIN}"/>`);
});
