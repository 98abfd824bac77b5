// 转换为数字: digits that the sheet keeps as texts, told once, and put right from the finding.
import { allFindings } from "../../src/taskpane/check-view";
import { shownOf } from "../../src/taskpane/state";
import type { Preview } from "../../src/taskpane/views";
import { sitDown, type TestSession } from "./test-session";

jest.setTimeout(60_000);

const previewIn = ({ state }: TestSession): Extract<Preview, { kind: "figures" }> | undefined => {
  const shown = shownOf(state().stages.entry);
  return shown?.kind === "figures" ? shown : undefined;
};

const textsTold = ({ view }: TestSession): readonly (readonly string[])[] =>
  allFindings(view() ?? { groups: [] })
    .filter(({ rule }) => rule === "R05-text")
    .map(({ cells }) => cells.map(({ address }) => address));

describe("digits kept as texts", () => {
  it("are converted with a preview, and the conversion can be taken back", async () => {
    const session = sitDown();
    const { stage, controller, until, told, settle, state } = session;
    await session.filled();
    const stood = [stage.value("表三!D6"), stage.value("表三!E6")];
    expect(stood.every((value) => typeof value === "number")).toBe(true);
    await stage.edit("表三!D6", `'${String(stood[0])}`);
    await stage.edit("表三!E6", `'${String(stood[1])}`);
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!E6")]).toEqual(stood.map(String));
    controller.actions.check();
    await settle();
    expect(textsTold(session)).toEqual([["表三!D6", "表三!E6"]]);

    controller.actions.convertTexts();
    await until("asked", () => previewIn(session) !== undefined);
    expect(state().screen).toBe("entry");
    const shown = previewIn(session)!;
    expect(shown.lead).toContain("2格的数字以文本存放");
    expect(shown.changes.map(({ address, before, after, taken }) => [address, before === after, taken])).toEqual([
      ["表三!D6", true, true],
      ["表三!E6", true, true],
    ]);
    controller.actions.agree();
    await told("已把2格转换为数字");
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!E6")]).toEqual(stood);
    expect(textsTold(session)).toEqual([]);

    controller.actions.go("journal");
    await until("journal", () => (shownOf(state().stages.journal)?.length ?? 0) > 0);
    const [entry] = shownOf(state().stages.journal)!;
    expect(entry!.what).toBe("转换为数字：表三!D6等2格");
    controller.actions.undo(entry!.id);
    await told("已撤销");
    expect([stage.value("表三!D6"), stage.value("表三!E6")]).toEqual(stood.map(String));
  });

  it("are full-width, or followed by the form's own unit, as well", async () => {
    const session = sitDown();
    const { stage, controller, until, told, settle } = session;
    await session.filled();
    const stood = [stage.value("表三!D6"), stage.value("表三!E6")];
    const wide = String(stood[0]).replace(/\d/gu, (digit) => "０１２３４５６７８９"[Number(digit)]!);
    await stage.edit("表三!D6", `'${wide}`);
    await stage.edit("表三!E6", `'${String(stood[1])}件`);
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!E6")]).toEqual([wide, `${String(stood[1])}件`]);
    controller.actions.check();
    await settle();
    expect(textsTold(session)).toEqual([["表三!D6", "表三!E6"]]);

    controller.actions.convertTexts();
    await until("asked", () => previewIn(session) !== undefined);
    expect(previewIn(session)!.changes.map(({ address, taken }) => [address, taken])).toEqual([
      ["表三!D6", true],
      ["表三!E6", true],
    ]);
    controller.actions.agree();
    await told("已把2格转换为数字");
    await settle();
    expect([stage.value("表三!D6"), stage.value("表三!E6")]).toEqual(stood);
    expect(textsTold(session)).toEqual([]);
  });

  it("with a remark behind them are nobody's to convert", async () => {
    const session = sitDown();
    await session.filled();
    await session.stage.edit("表三!D6", "'１２（含转来3件）");
    await session.settle();
    session.controller.actions.convertTexts();
    await session.until("asked", () => previewIn(session) !== undefined);
    expect(previewIn(session)!.changes).toEqual([]);
  });

  it("are looked for in vain where there are none, and nothing is written", async () => {
    const session = sitDown();
    await session.filled();
    session.controller.actions.convertTexts();
    await session.until("asked", () => previewIn(session) !== undefined);
    expect(previewIn(session)!.changes).toEqual([]);
    expect(previewIn(session)!.lead).toBe("没有以文本存放的数字，不需要转换。");
  });
});
