// Why a report does not add up, tried, adopted, taken back, vouched for: on Microsoft's own office.js and the workbench.
import { openWorkbook } from "../../src/adapters/excel/workbook";
import { yes } from "../../src/core/outcome";
import type { Workbook } from "../../src/ports/workbook";
import type { CauseView } from "../../src/taskpane/diagnosis/view";
import { sitDown, type Sitting } from "./sitting";

jest.setTimeout(30_000);

let at: Sitting;

const causes = (): readonly CauseView[] => at.diagnosis()?.causes ?? [];
const settled = (): boolean => at.diagnosis()?.stale === false;
const diagnosed = (what: string, so: () => boolean): Promise<void> => at.until(what, () => settled() && so());

/** 31 typed for 13. */
async function slipped(): Promise<void> {
  await at.filled();
  expect(at.view()!.counts).toMatchObject({ broken: 0, undecided: 0, unreadable: 0 });
  await at.stage.edit("表三!D6", 31);
  await diagnosed("a cause", () => causes().length > 0);
}

beforeEach(() => {
  at = sitDown();
});

it("tells one cause once, with what follows from it", async () => {
  await slipped();
  expect(causes()).toHaveLength(1);
  const [cause] = causes();
  expect(cause!.message).toBe(
    "表三 第4行 一、本年新收政府信息公开申请数量 “自然人”填的31应为13（两位颠倒），可消除2条问题，请对照原始登记核实后改正。",
  );
  expect(cause).toMatchObject({ ties: 1, proved: true });
  expect(cause!.findings).toHaveLength(2);
  expect(cause!.proposals[0]).toMatchObject({
    why: "两位颠倒",
    removes: 2,
    adds: 0,
    changes: [{ address: "表三!D6", from: "31", to: "13" }],
  });
});

it("tries on a copy, adopts in one batch with a line in the journal, and takes it back", async () => {
  await slipped();
  const { id } = causes()[0]!.proposals[0]!;
  at.stage.counts();
  at.desk.acts.diagnose({ do: "try", proposal: id });
  await at.until("tried", () => at.diagnosis()?.trial !== undefined);
  expect(at.diagnosis()!.trial).toMatchObject({ proposal: id, appear: [] });
  expect(at.diagnosis()!.trial!.vanish).toHaveLength(2);
  // Nothing was asked of the workbook for it, and nothing was changed in it.
  expect(at.stage.counts()).toMatchObject({ syncs: 0 });
  expect(at.stage.value("表三!D6")).toBe(31);

  at.desk.acts.diagnose({ do: "adopt", proposal: id });
  await at.told("已采纳：表三!D6由31改为13。");
  expect(at.stage.value("表三!D6")).toBe(13);
  await diagnosed("no cause", () => causes().length === 0);
  expect(at.view()!.counts.broken).toBe(0);
  at.desk.acts.go("journal");
  await at.until("journal", () => {
    const { journal } = at.state().stages;
    return journal.kind === "showing" && journal.shown[0]!.what === "采用建议：表三!D6";
  });

  at.desk.acts.diagnose({ do: "take-back", entry: at.diagnosis()!.adopted!.entry });
  await at.told("已撤销");
  expect(at.stage.value("表三!D6")).toBe(31);
  await diagnosed("the cause again", () => causes().length === 1);
  expect(at.diagnosis()!.adopted).toBeUndefined();
});

it("writes nothing over what a co-author has changed meanwhile", async () => {
  let deaf = false;
  at = sitDown({
    openWorkbook: async () => {
      const opened = await openWorkbook("0.0.0");
      if (!opened.ok) return opened;
      const { value } = opened;
      const watch: Workbook["watch"] = (watcher) =>
        value.watch({ ...watcher, changed: (...told) => (deaf ? undefined : watcher.changed(...told)) });
      return yes(Object.assign(Object.create(value) as Workbook, { watch }));
    },
  });
  await slipped();
  const { id } = causes()[0]!.proposals[0]!;
  // The co-author's change is still on its way to us when we adopt.
  deaf = true;
  await at.stage.coauthor("表三!D6", 14);
  at.desk.acts.diagnose({ do: "adopt", proposal: id });
  await at.refused("表三!D6");
  expect(at.stage.value("表三!D6")).toBe(14);
});

it("suspects no figure that was vouched for, until it is changed or no longer vouched for", async () => {
  await slipped();
  const before = causes()[0]!;
  at.desk.acts.diagnose({ do: "pin", proposal: before.proposals[0]!.id });
  await at.until("pinned", () => (at.diagnosis()?.pins.length ?? 0) === 1 && settled());
  expect(at.diagnosis()!.pins).toMatchObject([{ address: "表三!D6", value: "31" }]);
  expect(
    causes().flatMap(({ proposals }) => proposals.flatMap(({ changes }) => changes.map(({ address }) => address))),
  ).not.toContain("表三!D6");
  expect(causes()[0]!.findings).toEqual(before.findings);
  await at.idle();

  // Kept in the workbook: a pane that is opened again knows it.
  const again = sitDownAgain();
  again.desk.acts.check();
  await again.until("pinned there too", () => again.diagnosis()?.stale === false && again.diagnosis()!.pins.length === 1);

  at.desk.acts.diagnose({ do: "unpin", pin: at.diagnosis()!.pins[0]!.id });
  await at.until("the first answer", () => settled() && causes()[0]?.message === before.message);
  expect(at.diagnosis()!.pins).toEqual([]);
});

/** The same workbook, seen by a pane that has just been opened. */
function sitDownAgain(): Sitting {
  const { workbook } = at.stage;
  return sitDown({}, "newest", workbook);
}

it("a figure that was changed is vouched for no longer", async () => {
  await slipped();
  at.desk.acts.diagnose({ do: "pin", proposal: causes()[0]!.proposals[0]!.id });
  await at.until("pinned", () => (at.diagnosis()?.pins.length ?? 0) === 1 && settled());
  await at.idle();
  await at.stage.edit("表三!D6", 32);
  await diagnosed("no pin", () => at.diagnosis()!.pins.length === 0);
});

it("gives a typed total its formula back, and shows a formula that would be gone", async () => {
  await at.filled();
  await at.stage.edit("表三!J6", 44);
  await diagnosed("the total", () => causes().length === 1);
  const [total] = causes();
  expect(total!.proposals[0]).toMatchObject({ changes: [{ address: "表三!J6", from: "44", to: "40" }] });
  expect(total!.findings.some((key) => key === "form.typed-total.表三!J6")).toBe(true);
  at.desk.acts.diagnose({ do: "adopt", proposal: total!.proposals[0]!.id });
  await at.told("已采纳：表三!J6由44改为40。");
  expect(at.stage.value("表三!J6")).toBe(40);
  await at.stage.edit("表三!D6", 14);
  // It adds itself up again.
  expect(at.stage.value("表三!J6")).toBe(41);

  await diagnosed("the new slip", () => causes().length === 1);
  await at.stage.edit("表三!D6", "=10+21");
  await diagnosed(
    "a formula that gives 31",
    () => causes()[0]?.proposals.some(({ changes }) => changes[0]?.from === "31") ?? false,
  );
  const onFormula = causes()[0]!.proposals.find(({ changes }) => changes[0]!.address === "表三!D6")!;
  expect(onFormula.changes[0]!.formula).toBe("10+21");
});

it("answers the latest state of things, and says nothing where nothing is wrong", async () => {
  await at.filled();
  for (const typed of [31, 14, 41, 31]) await at.stage.edit("表三!D6", typed);
  await diagnosed("the last one", () => causes()[0]?.proposals[0]?.changes[0]?.from === "31");
  await at.stage.edit("表三!D6", 13);
  await diagnosed("nothing", () => causes().length === 0);
});

it("leads to the suspected figure first", async () => {
  await slipped();
  at.desk.acts.next();
  await at.until("led", () => at.state().selected?.address === "表三!D6");
  expect(at.state().chosen).toBe(causes()[0]!.id);
});
