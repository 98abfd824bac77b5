// A balance as two bars: their parts, their sums, what they differ by, in words too.
import { balancePicture } from "../../../src/app/check/balance-picture";
import { auditReport } from "../../../src/app/check/audit-report";
import type { Reading } from "../../../src/core/document/reading";
import { readFigures } from "../../../src/app/read/figures-file";
import { formPictures } from "../../../src/app/words/form-picture";
import { workedReport } from "../../support/worked-report";

function report(own: Readonly<Record<string, number>> = {}, year = 2024): Reading {
  const read = readFigures({ ...(JSON.parse(workedReport(own)) as object), year });
  if (!read.ok) throw new Error(read.refusal.kind);
  const { form } = read.value;
  // As the workbook's own formula gives it.
  const processed = form.byId.get("requests.processed.business")!.index;
  return { ...read.value, values: read.value.values.map((value, index) => (index === processed ? 28 : value)) };
}

const pictureOf = (reading: Reading, id: string, previous?: Reading): ReturnType<typeof balancePicture> =>
  balancePicture(auditReport(reading, { previous }), reading.form.byId.get(id)!.index);

it("stacks the results by the parts of the form, and says the same in words", () => {
  const picture = pictureOf(report(), "requests.granted.business")!;
  expect(picture.column).toBe("商业企业");
  expect(picture.left).toMatchObject({
    sum: 32,
    terms: [
      { name: "新收", value: 27 },
      { name: "上年结转", value: 5 },
    ],
  });
  expect(picture.right.sum).toBe(32);
  expect(picture.right.terms.filter(({ value }) => value > 0)).toEqual([
    { name: "予以公开", value: 16 },
    { name: "（三）不予公开", value: 3 },
    { name: "（四）无法提供", value: 9 },
    { name: "结转下年", value: 4 },
  ]);
  expect(picture.words).toBe("“商业企业”栏：新收27＋上年结转5＝32，办结28＋结转下年4＝32，两边相等。");
});

it("says which side is short and by how much", () => {
  expect(pictureOf(report({ "requests.received.business": 30 }), "requests.received.business")!.words).toContain("办的一边少3。");
  expect(pictureOf(report({ "requests.received.business": 20 }), "requests.received.business")!.words).toContain("收的一边少7。");
});

it("lays last year's figures beside this year's, where the form has them", () => {
  const picture = pictureOf(report(), "requests.received.business", report({ "requests.received.business": 21 }, 2023))!;
  expect(picture.left.terms).toEqual([
    { name: "新收", value: 27, before: 21 },
    { name: "上年结转", value: 5, before: 5 },
  ]);
});

it("takes no blank for a fault", () => {
  const whole = report();
  const received = whole.form.byId.get("requests.received.business")!.index;
  const picture = pictureOf(
    { ...whole, values: whole.values.map((value, at) => (at === received ? null : value)) },
    "requests.received.business",
  )!;
  expect([picture.open, picture.words]).toEqual([
    1,
    "“商业企业”栏：新收0＋上年结转5＝5，办结28＋结转下年4＝32，还有1格没有填写，暂按0画出。",
  ]);
});

it("has no picture for a cell without a balance", () => {
  expect(pictureOf(report(), "disclosure.licensing.decisions")).toBeUndefined();
});

it("a picture of the form holds every cell once, table four in three rows of five", () => {
  const { form } = report();
  const pictures = formPictures(form);
  const cells = pictures.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flatMap((row) => row.cells)));
  expect([...cells].sort((a, b) => a - b)).toEqual(form.cells.map(({ index }) => index));
  expect(pictures[2]!.blocks[0]!.rows.map(({ name }) => name)).toEqual(["行政复议", "未经复议直接起诉", "复议后起诉"]);
  for (const { blocks } of pictures)
    for (const { columns, rows } of blocks) for (const row of rows) expect(row.cells).toHaveLength(columns.length);
});
