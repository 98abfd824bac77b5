// The same edition at the pane, on Microsoft's own office.js and the workbench.
import { figuresFile } from "../../../src/app/read/figures-file";
import { lookUp } from "../../../src/app/publish/placeholders";
import { shownOf } from "../../../src/taskpane/state";
import { docx, p, r } from "../../adapters/docx/build";
import { sitDown } from "../../taskpane/test-session";
import { NEW_LABEL, NEW_ROW, YEAR } from "./edition";
import { formOfYear, UNIT, valuesOf } from "./figures";

jest.mock("../../../src/statute/editions", () => jest.requireActual<object>("./editions"));
jest.setTimeout(60_000);

const ROWS = { received: 5, granted: 2, [NEW_ROW]: 3 };

it("lays the form out, fills it in, checks it, reads the prose and marks what is wrong", async () => {
  const sitting = sitDown();
  const form = formOfYear(YEAR);
  const file = JSON.stringify(figuresFile({ form, values: valuesOf(form, ROWS), unit: UNIT, year: YEAR }));
  await sitting.desk.begin();
  sitting.desk.acts.takeFile(new File([file], "年报.json"));
  await sitting.until("asked", () => shownOf(sitting.state().stages.entry) !== undefined);
  sitting.desk.acts.agree();
  await sitting.told("已填入");
  await sitting.quiet();
  expect(sitting.view()).toMatchObject({ form: "2028年格式", counts: { broken: 0, undecided: 0, unreadable: 0 } });
  const sheet = sitting.stage.sheet("表三");
  expect(sheet).toBeDefined();
  const row = form.tables.find(({ table }) => table.id === "requests")!.cells.find((cell) => cell.row.id === NEW_ROW)!;
  const address = `表三!${"ABCDEFGHIJ"[row.square.col]}${row.square.row + 3}`;
  expect(sitting.stage.value(address)).toBe(3);

  const lines = ["一、总体情况", "全年收到政府信息公开申请5件，予以公开2件，不予公开3件，其中属于未定稿的会议纪要3件。"];
  const prose = docx({ body: lines.map((line) => p(r(line))).join("") });
  sitting.desk.acts.prose({ do: "open", file: new File([prose as Uint8Array<ArrayBuffer>], "报告.docx") });
  await sitting.until("read", () => shownOf(sitting.state().stages.prose) !== undefined);
  const said = shownOf(sitting.state().stages.prose)!;
  expect(said.findings.filter(({ rule }) => rule === "R50" || rule === "R51")).toEqual([]);

  await sitting.stage.edit(address, 4);
  await sitting.until("found", () => (sitting.view()?.counts.broken ?? 0) > 0);
  expect(shownOf(sitting.state().stages.prose)!.findings.some(({ rule }) => rule === "R51")).toBe(true);
});

it("names the new row by its printed label", () => {
  expect(lookUp(formOfYear(YEAR), "属于未定稿的会议纪要")).toMatchObject({
    kind: "known",
    name: { name: "不予公开·属于未定稿的会议纪要", means: `表三“（三）不予公开”中的“${NEW_LABEL}”` },
  });
});
