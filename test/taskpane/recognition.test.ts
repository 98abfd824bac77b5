// The heaviest step of an edit is recognising the workbook: it is done once, whatever then looks at what was read.
import * as recognition from "../../src/core/recognise/recognise";
import { sitDown } from "./test-session";
import { proseDocx } from "../support/report-prose";
import { shownOf } from "../../src/taskpane/state";

jest.mock("../../src/core/recognise/recognise", () => {
  const actual = jest.requireActual<typeof recognition>("../../src/core/recognise/recognise");
  return { ...actual, recognise: jest.fn(actual.recognise) };
});
jest.setTimeout(60_000);

const recognised = jest.mocked(recognition.recognise);

it("an edit recognises the workbook once", async () => {
  const at = sitDown();
  await at.filled();
  recognised.mockClear();
  await at.stage.edit("表三!D6", 31);
  await at.until("found", () => (at.view()?.counts.broken ?? 0) > 0);
  await at.quiet();
  expect(recognised).toHaveBeenCalledTimes(1);
  // A total typed over is a fault of the form: the form is looked at without being recognised again.
  recognised.mockClear();
  await at.stage.edit("表三!J7", 1);
  await at.quiet();
  expect(recognised).toHaveBeenCalledTimes(1);
});

it("and no more with the prose of a report beside it", async () => {
  const at = sitDown();
  await at.filled();
  at.desk.acts.prose({ do: "open", file: new File([proseDocx()], "年度报告.docx") });
  await at.until("read", () => shownOf(at.state().stages.prose) !== undefined);
  await at.quiet();
  recognised.mockClear();
  await at.stage.edit("表三!D6", 31);
  await at.quiet();
  expect(recognised).toHaveBeenCalledTimes(1);
});
