// Why a report does not add up, tried, adopted, taken back, vouched for: on Microsoft's own office.js and the workbench.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { yes } from "../../src/core/outcome";
import type { Workbook } from "../../src/ports/workbook";
import type { CauseView } from "../../src/taskpane/diagnosis/view";
import { allFindings } from "../../src/taskpane/check-view";
import { filtered } from "../../src/taskpane/filter";
import type { Preview } from "../../src/taskpane/views";
import { shownOf } from "../../src/taskpane/state";
import { area } from "../../src/workbench/model/area";
import { clear } from "../../src/workbench/model/edits";
import { workedReport } from "../support/worked-report";
import { sitDown, type TestSession } from "./test-session";
import { spokenPlace } from "../../src/app/words/place";
import { addressIn, placeAt } from "./views";

jest.setTimeout(30_000);

let at: TestSession;

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

// What is still on its way is heard before the stage is taken down.
afterEach(() => at.settle());

it("tells one cause once, with what follows from it", async () => {
  await slipped();
  expect(causes()).toHaveLength(1);
  const [cause] = causes();
  expect(cause!.message).toBe("表三!D6 新收·自然人填31应为13（两位颠倒），请核实。");
  expect(cause).toMatchObject({ ties: 1, proved: true });
  expect(cause!.findings).toHaveLength(2);
  expect(cause!.proposals[0]).toMatchObject({
    why: "两位颠倒",
    removes: 2,
    adds: 0,
    changes: [{ at: placeAt("表三!D6"), from: "31", to: "13" }],
  });
});

it("tries on a copy, adopts in one batch with a line in the journal, and takes it back", async () => {
  await slipped();
  const { id } = causes()[0]!.proposals[0]!;
  at.stage.counts();
  at.controller.actions.diagnose({ do: "try", proposal: id });
  await at.until("tried", () => at.diagnosis()?.trial !== undefined);
  expect(at.diagnosis()!.trial).toMatchObject({ proposal: id, appear: [] });
  expect(at.diagnosis()!.trial!.vanish).toHaveLength(2);
  // Nothing was asked of the workbook for it, and nothing was changed in it.
  expect(at.stage.counts()).toMatchObject({ syncs: 0 });
  expect(at.stage.value("表三!D6")).toBe(31);

  at.controller.actions.diagnose({ do: "adopt", proposal: id });
  await at.told("已采纳：表三!D6由31改为13。");
  expect(at.stage.value("表三!D6")).toBe(13);
  await diagnosed("no cause", () => causes().length === 0);
  expect(at.view()!.counts.broken).toBe(0);
  at.controller.actions.go("journal");
  await at.until("journal", () => {
    const { journal } = at.state().stages;
    return journal.kind === "showing" && journal.shown[0]!.what === "采用建议：表三!D6";
  });

  at.controller.actions.diagnose({ do: "take-back", entry: at.diagnosis()!.adopted!.entry });
  await at.told("已撤销");
  expect(at.stage.value("表三!D6")).toBe(31);
  await diagnosed("the cause again", () => causes().length === 1);
  expect(at.diagnosis()!.adopted).toBeUndefined();
});

it("writes nothing over what a co-author has changed meanwhile", async () => {
  let deaf = false;
  at = sitDown({
    openWorkbook: async () => {
      const opened = await openExcelWorkbook("0.0.0");
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
  at.controller.actions.diagnose({ do: "adopt", proposal: id });
  await at.refused("表三!D6");
  expect(at.stage.value("表三!D6")).toBe(14);
});

it("suspects no figure that was vouched for, until it is changed or no longer vouched for", async () => {
  await slipped();
  const before = causes()[0]!;
  at.controller.actions.diagnose({ do: "pin", proposal: before.proposals[0]!.id });
  await at.until("pinned", () => (at.diagnosis()?.pins.length ?? 0) === 1 && settled());
  expect(at.diagnosis()!.pins).toMatchObject([{ at: placeAt("表三!D6"), value: "31" }]);
  expect(
    causes().flatMap(({ proposals }) => proposals.flatMap(({ changes }) => changes.map(({ at: place }) => place))),
  ).not.toContainEqual(placeAt("表三!D6"));
  expect(causes()[0]!.findings).toEqual(before.findings);
  await at.idle();

  // Kept in the workbook: a pane that is opened again knows it.
  const again = sitDownAgain();
  again.controller.actions.check();
  await again.until("pinned there too", () => again.diagnosis()?.stale === false && again.diagnosis()!.pins.length === 1);

  at.controller.actions.diagnose({ do: "unpin", pin: at.diagnosis()!.pins[0]!.id });
  await at.until("the first answer", () => settled() && causes()[0]?.message === before.message);
  expect(at.diagnosis()!.pins).toEqual([]);
});

/** The same workbook, seen by a pane that has just been opened. */
function sitDownAgain(): TestSession {
  const { workbook } = at.stage;
  return sitDown({}, "newest", workbook);
}

it("a figure that was changed is vouched for no longer", async () => {
  await slipped();
  at.controller.actions.diagnose({ do: "pin", proposal: causes()[0]!.proposals[0]!.id });
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
  expect(total!.proposals[0]).toMatchObject({ changes: [{ at: placeAt("表三!J6"), from: "44", to: "40" }] });
  expect(total!.findings.some((key) => key === "R62.form.typed-total.表三!J6")).toBe(true);
  at.controller.actions.diagnose({ do: "adopt", proposal: total!.proposals[0]!.id });
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
  const onFormula = causes()[0]!.proposals.find(({ changes }) => spokenPlace(changes[0]!.at!) === "表三!D6")!;
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
  at.controller.actions.next();
  await at.until("led", () => addressIn(at.state()) === "表三!D6");
  expect(at.state().chosen).toBe(causes()[0]!.id);
});

describe("验机", () => {
  it("makes fifty mistakes on a copy, and tells what became of them", async () => {
    await at.filled();
    const shares: number[] = [];
    at.store.listen(() => {
      const { check } = at.state().stages;
      if (check.kind === "busy" && check.share !== undefined) shares.push(check.share);
    });
    at.stage.counts();
    at.controller.actions.diagnose({ do: "drill" });
    await at.told("验机完毕：弄错50处，查出50处，工作簿没有改动。");
    // What the room has to know of the workbook it asked before; the mistakes are made elsewhere.
    expect(at.stage.counts().actions).toBeLessThan(20);
    const drill = at.diagnosis()!.selfTest!;
    expect(drill).toMatchObject({ made: 50, caught: 50 });
    expect(drill.first).toBeGreaterThanOrEqual(40);
    expect(drill.among).toBeGreaterThanOrEqual(drill.first);
    expect(drill.kinds.reduce((sum, { made }) => sum + made, 0)).toBe(50);
    expect(drill.kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(["两位颠倒", "整块下移一行", "两处同时填错"]));
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(at.view()!.counts).toMatchObject({ broken: 0, undecided: 0 });
  });

  it("is stopped between two mistakes", async () => {
    await at.filled();
    at.store.listen(() => {
      const { check } = at.state().stages;
      if (check.kind === "busy" && check.share !== undefined) at.controller.actions.cancel();
    });
    at.controller.actions.diagnose({ do: "drill" });
    await at.refused("已取消");
    expect(at.diagnosis()?.selfTest).toBeUndefined();
  });

  it("has nothing to try on an empty form", async () => {
    await at.controller.begin();
    at.controller.actions.layOut();
    await at.told("已按2021年格式生成");
    at.controller.actions.diagnose({ do: "drill" });
    await at.until("done", () => at.diagnosis()?.selfTest !== undefined);
    expect(at.diagnosis()!.selfTest!.made).toBe(0);
  });
});

describe("last year's report beside", () => {
  const lastYear = (own: Readonly<Record<string, number>> = {}): File => {
    const figures = {
      ...(JSON.parse(
        workedReport({ "requests.carriedForward.naturalPerson": 2, "requests.carriedForward.business": 5, ...own }),
      ) as object),
      year: 2023,
    };
    return new File([JSON.stringify(figures)], "上年.json");
  };

  it("is held against, and taken away again", async () => {
    await at.filled();
    at.controller.actions.takePrevious(lastYear({ "requests.carriedForward.naturalPerson": 9 }));
    await at.until("beside", () => at.view()?.previous === "示例市示例局 2023年度" && at.view()!.counts.broken > 0);
    await at.idle();
    at.controller.actions.takePrevious(undefined);
    await at.until("alone", () => at.view()?.previous === undefined && at.view()!.counts.broken === 0);
  });

  it("takes part in finding the cause: a figure left standing", async () => {
    await at.filled();
    at.controller.actions.takePrevious(lastYear({ "requests.received.naturalPerson": 57 }));
    await at.until("beside", () => at.view()?.previous !== undefined);
    await at.idle();
    await at.stage.edit("表三!D6", 57);
    await diagnosed("left standing", () => causes().some(({ proposals }) => proposals[0]?.why === "上年的数没有更新"));
    const [proposal] = causes().find(({ proposals }) => proposals[0]?.why === "上年的数没有更新")!.proposals;
    expect(proposal!.changes).toMatchObject([{ at: placeAt("表三!D6"), from: "57", to: "13" }]);
  });

  it("is what 上年结转 was taken from, once it was", async () => {
    await at.filled();
    at.controller.actions.carryFrom(lastYear());
    await at.until("asked", () => at.state().stages.entry.kind === "showing");
    at.controller.actions.discard();
    at.controller.actions.check();
    await at.until("beside", () => at.view()?.previous === "示例市示例局 2023年度");
  });
});

it("hands on what was done to the form, and why it does not add up", async () => {
  await at.filled();
  await at.stage.edit("表三!D6", 31);
  await at.stage.edit("表三!J9", 4);
  await diagnosed("causes", () => causes().length > 0);
  at.controller.actions.copyList();
  await at.told("问题清单已复制");
  expect(at.copied[0]).toContain("最可能的原因");
  expect(at.copied[0]).toContain("合计公式被手工数字4替换了");
  at.controller.actions.save();
  await at.until("saved", () => at.saved.length === 1);
  expect(at.saved[0]!.content).toContain("最可能的原因");
  expect(at.saved[0]!.content).toContain("合计公式被手工数字4替换了");
});

it("tells a look that was changed when it is asked, as softly as can be, until the form is repaired", async () => {
  await at.filled();
  const looks = () => allFindings(at.view()!).filter(({ key }) => key.startsWith("R62.form.look"));
  clear(at.stage.workbook, at.stage.sheet("表三"), area(0, 0, 40, 20), "Formats", "user");
  at.controller.actions.check();
  await at.until("looked at", () => looks().length === 1);
  await at.idle();
  expect(looks()[0]).toMatchObject({ key: "R62.form.look.表三", class: "D", table: "requests" });
  // An edit does not ask again, and does not forget.
  await at.stage.edit("表三!D6", 31);
  await at.until("found", () => at.view()!.counts.broken > 1);
  expect(looks()).toHaveLength(1);
  await at.idle();
  at.controller.actions.repair();
  await at.until("asked", () => shownOf(at.state().stages.entry) !== undefined);
  at.controller.actions.agree();
  await at.told("已修复");
  await at.until("gone", () => looks().length === 0);
});

it("keeps to one cell when it is asked to", async () => {
  await slipped();
  at.controller.actions.filter({ verdict: "", class: "", table: "", cell: placeAt("表三!D7"), text: "" });
  expect(
    filtered(at.view()!.groups, at.state().filter).flatMap(({ findings }) =>
      findings.map(({ places }) => places.map(spokenPlace).includes("表三!D7")),
    ),
  ).toEqual([true]);
});

it("tells in a sentence of its own that the source is on another edition's form", async () => {
  await at.filled();
  at.controller.actions.takeFile(new File([readFileSync(join(__dirname, "../../assets/sample/report-2020.txt"))], "2020.txt"));
  await at.until("asked", () => shownOf(at.state().stages.entry)?.kind === "choice");
  const asked = shownOf(at.state().stages.entry) as Extract<Preview, { kind: "choice" }>;
  expect(asked.remarks.join("")).toContain("2019年格式");
  // Figures of one edition do not go into the rows of another.
  expect(asked.choices.map(({ label }) => label)).toEqual(["按来源"]);
});
