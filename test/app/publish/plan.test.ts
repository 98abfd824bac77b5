// The plan of an update is plain values: it can be kept, sent and answered twice, and answering changes nothing in it.
import * as fc from "fast-check";

import { docxContents, docxReport } from "../../../src/adapters/docx/report-document";
import { decide } from "../../../src/app/publish/plan/decide";
import type { ConflictChoice, Choices, UpdatePlan } from "../../../src/app/publish/plan/part";
import { planUpdate } from "../../../src/app/publish/plan/plan";
import { updateReport, pushAsShown, previewUpdate } from "../../../src/app/publish/update";
import type { ReportDocument } from "../../../src/ports/report";
import { edited, sure } from "../../support/word-files";
import { finishedReport, last, named, nothing, now } from "../../support/word-reports";

const BIND = { version: "1.0.0", bind: true };
const wrong = named(
  now.form,
  now.form.cells.map(({ id, index }) => (id === "requests.processed.total" ? 19 : (now.values[index] ?? null))),
  2024,
);

const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

/** Pushed once, then edited by hand in a sentence and in a cell. */
async function conflicting(): Promise<Uint8Array> {
  const { saved } = sure(await updateReport(docxReport(finishedReport()), now, BIND));
  const sentence = edited(saved, /(<w:sdtContent><w:r>(?:(?!<\/w:r>).)*<w:t[^>]*>)20(<\/w:t>)/, "$119$2");
  return edited(sentence, /(二、上年结转政府信息公开申请数量[^]*?>)4(<\/w:t>)/, "$17$2");
}

const planOf = async (bytes: Uint8Array, report = last): Promise<UpdatePlan> =>
  sure(planUpdate(sure(docxContents(bytes)), report, BIND));

it("survives being written down and read again, whatever is answered", async () => {
  const plan = frozen(await planOf(await conflicting()));
  const again = JSON.parse(JSON.stringify(plan)) as UpdatePlan;
  const keys = decide(plan, {}).preview.items.flatMap(({ key, cells }) => [key, ...cells.map(({ id }) => `${key}/${id}`)]);
  const choice = fc.constantFrom<ConflictChoice>("theirs", "ours", "both");
  const choices: fc.Arbitrary<Choices> = fc.record(
    {
      byKey: fc.dictionary(fc.constantFrom(...keys), choice),
      otherwise: choice,
      leave: fc.subarray(keys),
      meaning: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom("新收", "受理")),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(choices, (answers) => expect(decide(again, answers)).toEqual(decide(plan, answers))),
    { numRuns: 40 },
  );
});

it("every conflict is a question until it is answered, and none after", async () => {
  const plan = await planOf(await conflicting());
  const open = decide(plan, {});
  const asked = open.preview.items.flatMap(({ key, kind, state, cells }) =>
    kind === "table"
      ? cells.flatMap((cell) => (cell.state === "conflict" ? [`${key}/${cell.id}`] : []))
      : state === "conflict"
        ? [key]
        : [],
  );
  expect(asked).toEqual(["表三/requests.broughtForward.naturalPerson", "新收@1"]);
  expect(open.undecided).toHaveLength(asked.length);
  asked.forEach((key, at) => {
    const byKey = Object.fromEntries(asked.slice(0, at + 1).map((one) => [one, "ours" as const]));
    expect([key, decide(plan, { byKey }).undecided.length]).toEqual([key, asked.length - at - 1]);
  });
});

describe("what was not shown is not written", () => {
  const closed: ReportDocument<Uint8Array> = {
    contents: () => docxReport(finishedReport()).contents(),
    write: () => {
      throw new Error("nothing may be written");
    },
  };

  it("figures that changed since are shown instead", async () => {
    const shown = sure(await previewUpdate(closed, now, BIND));
    const done = sure(await pushAsShown(closed, nothing, BIND, {}, shown));
    expect(done).toEqual({ overtakenBy: sure(await previewUpdate(closed, nothing, BIND)) });
  });

  it("a reason that was given since is no change", async () => {
    const document = docxReport(finishedReport());
    const shown = sure(await previewUpdate(document, wrong, BIND));
    expect(shown.mark).not.toBe("");
    const excused = { ...BIND, override: "上级要求按原表报送" };
    const done = sure(await pushAsShown(document, wrong, excused, {}, shown));
    expect(done).toMatchObject({ preview: { mark: "" } });
  });
});
