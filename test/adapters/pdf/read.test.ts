// What a PDF may be besides a print of ours: old fonts that name an encoding only, pictures without a letter, hidden letters.
import { join } from "node:path";
import { readPdf } from "../../../src/adapters/pdf/read";
import { refusalSentence } from "../../../src/app/words/wording";
import type { RawBlock } from "../../../src/core/document/source";

const MAPS = `${join(__dirname, "../../../node_modules/pdfjs-dist/cmaps")}/`;

/** A page that is drawn so, in a Chinese font that is not in the file. */
function pdf(drawing: string): Uint8Array {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 8 0 R>>>>>>",
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) text += `${String(place).padStart(10, "0")} 00000 n \n`;
  return Buffer.from(`${text}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`, "latin1");
}

const hex = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex");
const write = (text: string, x: number, y: number, more = ""): string =>
  `BT /F 12 Tf ${more} ${x} ${y} Td <${hex(text)}> Tj ET\n`;

async function blocks(drawing: string): Promise<readonly RawBlock[] | string> {
  const read = await readPdf(pdf(drawing), MAPS);
  return read.ok ? read.value.blocks : refusalSentence(read.refusal);
}

it("a font that names its encoding alone is read by the maps beside the reader", async () => {
  expect(await blocks(write("政府信息公开工作年度报告由本机关编制并向社会公布", 20, 300))).toEqual([
    { kind: "text", text: "政府信息公开工作年度报告由本机关编制并向社会公布", place: "第1段" },
  ]);
});

it("squares between lines are cells, and those that no line parts are one", async () => {
  const line = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S\n`;
  const drawn =
    [100, 150, 200].map((y) => line(20, y, 320, y)).join("") +
    [20, 320].map((x) => line(x, 100, x, 200)).join("") +
    line(170, 100, 170, 150) +
    write("第二十条第（五）项", 30, 170) +
    write("行政许可处理决定数量", 25, 130) +
    write("本年", 25, 112) +
    write("1573179", 200, 120);
  const [grid] = await blocks(drawn);
  expect(grid).toMatchObject({
    rows: 2,
    cols: 2,
    cells: [
      { row: 0, col: 0, colSpan: 2, text: "第二十条第（五）项" },
      { row: 1, col: 0, colSpan: 1, text: "行政许可处理决定数量\n本年" },
      { row: 1, col: 1, colSpan: 1, text: "1573179" },
    ],
  });
});

it("a scanned page is named, and what a machine wrote behind it is not taken", async () => {
  const scanned = `q 400 0 0 400 0 0 cm /I Do Q ${write("行政许可本年处理决定数量一五七三一七九件以下空白", 20, 300, "3 Tr")}`;
  expect(await blocks(scanned)).toBe(
    "不能读取扫描或图片形式的PDF，里面没有可以读取的文字，请向提供者要可编辑的文件（Word、Excel或网页）。",
  );
});
