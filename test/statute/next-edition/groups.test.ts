// Whatever a form prints within a group counts in the sums that are said of the group: a new reason, a new result, a new
// kind of applicant, a new kind of suit.
import type * as declared from "../../../src/core/form/form";
import type { Line } from "../../../src/core/form/form";
import { readings } from "../../../src/core/prose/figures";
import { figureNames, lookUp, textOf } from "../../../src/app/publish/placeholders";
import { proseWords } from "../../../src/lexicon/words";
import { named } from "../../support/word-reports";
import { YEAR } from "./edition";
import type * as next from "./editions";
import { formOfYear, UNIT } from "./figures";

jest.mock("../../../src/statute/editions", () => {
  const { editions } = jest.requireActual<typeof next>("./editions");
  const { group, item, total } = jest.requireActual<typeof declared>("../../../src/core/form/form");
  const more: Readonly<Record<string, readonly Line[]>> = {
    法人或其他组织: [item("foreigner", "境外机构")],
    行政诉讼: [
      group(
        "再审",
        item("retrial.upheld", "结果维持"),
        item("retrial.corrected", "结果纠正"),
        item("retrial.otherResult", "其他结果"),
        item("retrial.pending", "尚未审结"),
        total("retrial.total", "总计"),
      ),
    ],
    "三、本年度办理结果": [group("（八）移送处理", item("moved.police", "1.移送执法"), item("moved.other", "2.其他"))],
  };
  const wider = (lines: readonly Line[]): Line[] =>
    lines.map((line) =>
      line.kind === "group" ? group(line.label, ...wider(line.lines as readonly Line[]), ...(more[line.label] ?? [])) : line,
    );
  return {
    editions: editions.map((edition) =>
      edition.id !== "2028"
        ? edition
        : {
            ...edition,
            tables: edition.tables.map((table) => ({
              ...table,
              blocks: table.blocks.map((block) => ({ ...block, rows: wider(block.rows), columns: wider(block.columns) })),
            })),
          },
    ),
  };
});

const form = formOfYear(YEAR);
const at = (figures: Readonly<Record<string, number>>): readonly number[] => {
  const strangers = Object.keys(figures).filter((id) => !form.byId.has(id));
  if (strangers.length > 0) throw new Error(`no cell is named ${strangers.join(", ")}`);
  return form.cells.map(({ id }) => figures[id] ?? 0);
};
const values = at({
  "requests.received.total": 9,
  "requests.received.naturalPerson": 2,
  "requests.received.business": 3,
  "requests.received.foreigner": 4,
  "requests.processed.total": 9,
  "requests.granted.total": 2,
  "requests.denied.draftMinutes.total": 3,
  "requests.denied.process.total": 1,
  "requests.moved.police.total": 3,
  "proceedings.directSuit.total": 1,
  "proceedings.directSuit.upheld": 1,
  "proceedings.retrial.total": 2,
  "proceedings.retrial.pending": 2,
});
const report = { ...named(form, [...values], YEAR), unit: UNIT };

it.each([
  ["不予公开", "4"],
  ["移送处理", "3"],
  ["移送处理·移送执法", "3"],
  ["新收·法人", "7"],
  ["新收·境外机构", "4"],
  ["行政诉讼总数", "3"],
  ["再审未结", "2"],
  ["复议诉讼总数", "3"],
  ["新收情况", "新收政府信息公开申请9件，其中自然人2件，法人或其他组织7件"],
  ["办结情况", "办结政府信息公开申请9件，其中予以公开2件，不予公开4件，移送处理3件"],
  ["行政诉讼情况", "因政府信息公开引起的行政诉讼3件，其中结果维持1件，尚未审结2件"],
])("{{%s}} is %s", (name, text) => {
  const found = lookUp(form, name);
  expect(found.kind).toBe("known");
  expect(found.kind === "known" && textOf(report, found.name, { verdict: "", digest: "" })).toBe(text);
});

it.each([
  ["denied", 4],
  ["moved", 3],
  ["suit.total", 3],
  ["proceedings.pending", 2],
  ["moved.police", 3],
])("the prose's measure %s is %d", (id, sum) => {
  const measure = proseWords.measures.find((one) => one.id === id)!;
  expect(readings({ form, values }, measure).map(({ value }) => value)).toEqual([sum]);
});

it("every cell of the form has a name that a template can use", () => {
  const cells = new Set(figureNames(form).flatMap(({ meaning }) => (meaning.kind === "figure" ? meaning.cells : [])));
  expect(form.cells.filter(({ index }) => !cells.has(index)).map(({ id }) => id)).toEqual([]);
});
