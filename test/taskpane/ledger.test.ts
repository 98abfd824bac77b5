// 台账 in the pane: laid out, cases typed, tables alive, a figure opened down to its cases and a case led to its figures.
import { allFindings } from "../../src/taskpane/check-view";
import { day } from "../support/ledgers";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(120_000);

const GRANTED = "（一）予以公开";

/** One case a line, from the fourth row on. */
async function register({ stage }: TestSession, row: number, values: Readonly<Record<string, string | number>>): Promise<void> {
  for (const [column, value] of Object.entries(values)) await stage.edit(`台账!${column}${row}`, value);
}

const told = ({ view }: TestSession): readonly string[] =>
  allFindings(view() ?? { groups: [] })
    .filter(({ rule }) => /^R8/u.test(rule))
    .map(({ rule }) => rule);

describe("a ledger in the open workbook", () => {
  it("is laid out, counted while it is typed, and opened from either end", async () => {
    const session = sitDown();
    const { stage, controller, store, settle, state, until } = session;
    await controller.begin();
    controller.actions.identify({ unit: "云溪区民政局", year: 2024 });
    controller.actions.layOutLedger();
    await session.told("已生成2024年度台账");
    await settle();
    expect([stage.value("台账!O2"), stage.value("表三!D6"), stage.value("表三!J30")]).toEqual([2024, 0, 0]);
    expect(stage.sheet("清单").visibility).toBe("Hidden");

    await register(session, 4, { A: "24-1", B: day("2024-03-04"), C: "自然人", K: day("2024-03-20"), L: GRANTED });
    await register(session, 5, { A: "24-2", B: day("2024-12-20"), C: "自然人" });
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!D8"), stage.value("表三!D30"), stage.value("表三!J6")]).toEqual([
      2, 1, 1, 2,
    ]);

    controller.actions.check();
    await settle();
    expect(told(session)).toEqual([]);
    expect(allFindings(session.view()!).some(({ rule }) => rule === "R05-stored")).toBe(false);

    await stage.select("表三!D6");
    await until("its cases", () => state().selected?.drilled !== undefined);
    expect(state().selected!.drilled).toEqual({
      title: "表三“新收·自然人”在台账里有2件",
      lines: [
        { name: "24-1", about: "收到2024-03-04，答复2024-03-20", place: { sheet: "台账", row: 3, col: 0 } },
        { name: "24-2", about: "收到2024-12-20，还没有答复", place: { sheet: "台账", row: 4, col: 0 } },
      ],
      more: 0,
    });
    controller.actions.show(state().selected!.drilled!.lines[1]!.place!);
    await until("the case", () => state().selected?.drilled?.title.startsWith("24-2") ?? false);
    expect(state().selected!.drilled!.lines.map(({ name, place }) => [name, place])).toEqual([
      ["表三“新收·自然人”", { sheet: "表三", row: 5, col: 3 }],
      ["表三“结转下年·自然人”", { sheet: "表三", row: 29, col: 3 }],
    ]);

    await stage.edit("台账!K5", day("2024-12-30"));
    await settle();
    expect(told(session)).toEqual(["R81"]);
    await stage.edit("台账!L5", GRANTED);
    await settle();
    expect([told(session), stage.value("表三!D8"), stage.value("表三!D30")]).toEqual([[], 2, 0]);
    // The case that is still selected is told of anew.
    expect(state().selected!.drilled!.lines.map(({ name }) => name)).toEqual([
      "表三“新收·自然人”",
      "表三“（一）予以公开·自然人”",
    ]);
    expect(store.state().selected?.place).toEqual({ sheet: "台账", row: 4, col: 0 });
  });

  it("leaves tables alone that hold something, and holds them against the ledger", async () => {
    const session = sitDown();
    const { controller, stage, settle } = session;
    await session.filled();
    const stood = stage.value("表三!D6");
    controller.actions.layOutLedger();
    await session.told("表二、表三、表四里已有内容，没有改动，审核时与台账核对");
    await register(session, 4, { A: "24-1", B: day("2024-03-04"), C: "自然人", K: day("2024-03-20"), L: GRANTED });
    controller.actions.check();
    await settle();
    expect(stage.value("表三!D6")).toBe(stood);
    expect(told(session)).toContain("R86");
  });
});
