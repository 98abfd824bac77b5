// 标记 in the sheet and what the pane says beside it: the suspected cell, what is tied, what is not filled in yet.
import { spokenPlace } from "../../src/app/words/place";
import { conditionalLooks } from "../../src/workbench/model/rules";
import { allFindings } from "../../src/taskpane/check-view";
import { sitDown, type Sitting } from "./test-session";

jest.setTimeout(60_000);

let at: Sitting;
beforeEach(() => {
  at = sitDown();
});

/** Looks that lie over a cell, the strongest first. */
const looks = (row: number, col: number, name = "表三") => conditionalLooks(at.stage.workbook, at.stage.sheet(name), row, col);
const isDoubted = (row: number, col: number, name?: string): boolean =>
  looks(row, col, name).some(({ numberFormat }) => numberFormat?.includes("疑") === true);
const said = (address: string): string | undefined =>
  at.diagnosis()?.suspects.find((suspect) => spokenPlace(suspect.at) === address)?.message;
const here = (): string | undefined => {
  const place = at.state().selected?.place;
  return place && spokenPlace(place);
};
const known = (causes: number): Promise<void> =>
  at.until("why", () => at.diagnosis()?.stale === false && at.diagnosis()!.causes.length === causes);
const formats = (name = "表三"): number => at.stage.sheet(name).conditionalFormats.length;

describe("on the form's own sheet", () => {
  it("the suspected cell alone is marked over, with 疑, and selecting it says so", async () => {
    await at.filled();
    const before = formats();
    await at.stage.edit("表三!D6", 31);
    await known(1);
    at.desk.acts.mark(true);
    await at.told("已在表中标记1格");
    expect(isDoubted(5, 3)).toBe(true);
    expect(looks(5, 3)[0]).toMatchObject({ borders: { top: { style: "Continuous" }, right: { style: "Continuous" } } });
    // The rest of the balance is coloured by the form, and by nothing else.
    expect([isDoubted(6, 3), looks(6, 3).length, formats()]).toEqual([false, 1, before + 1]);
    expect(said("表三!D6")).toBe("这一格最可能写错，应为13。");
    expect(said("表三!D7")).toBeUndefined();
    at.desk.acts.mark(false);
    await at.told("标记已清除；表三的8格仍着色，那是表样自带的提示，数改对后自动消失。");
    expect(formats()).toBe(before);
    expect(at.stage.value("表三!D6")).toBe(31);
  });

  it("nothing is found in merges after marking and clearing, when the figure is put right", async () => {
    await at.filled();
    await at.stage.edit("表三!D7", 20);
    await known(1);
    at.desk.acts.mark(true);
    await at.told("已在表中标记");
    at.desk.acts.mark(false);
    await at.told("标记已清除");
    await at.stage.edit("表三!D7", 2);
    await at.until("right", () => at.view()!.counts.broken === 0);
    expect(allFindings(at.view()!)).toEqual([]);
  });

  it("says so where the form already colours all there is to be told", async () => {
    await at.filled();
    await at.stage.edit("表二!B9", "若干");
    await at.until("found", () => at.view()!.counts.unreadable === 1);
    at.desk.acts.mark(true);
    await at.told("没有需要另外标记的格：表二的1格都已由表样自带的提示着色。");
    at.desk.acts.mark(false);
    await at.told("标记已清除；表二的1格仍着色");
  });

  it("two ways that are equally likely are both marked, and neither is called the likeliest", async () => {
    await at.filled({
      "requests.received.naturalPerson": 1,
      "requests.broughtForward.naturalPerson": 0,
      "requests.granted.naturalPerson": 1,
      "requests.partlyGranted.naturalPerson": 0,
      "requests.unable.notHeld.naturalPerson": 0,
    });
    await at.stage.edit("表三!D6", 31);
    await known(1);
    expect(at.diagnosis()!.causes[0]).toMatchObject({ head: "有2种同样可能的改法", ties: 2 });
    at.desk.acts.mark(true);
    await at.told("已在表中标记2格");
    expect([isDoubted(5, 3), isDoubted(7, 3)]).toEqual([true, true]);
    expect(said("表三!D6")).toBe("有2种改法同样可能，其一是这一格应为1。");
    expect(said("表三!D8")).toBe("有2种改法同样可能，其一是这一格应为31。");
  });

  it("new applications without a result are a cause of their own, with places to fill in and nothing to adopt", async () => {
    await at.filled({
      "requests.received.naturalPerson": 0,
      "requests.broughtForward.naturalPerson": 0,
      "requests.granted.naturalPerson": 0,
      "requests.partlyGranted.naturalPerson": 0,
      "requests.unable.notHeld.naturalPerson": 0,
    });
    await at.stage.edit("表三!D6", 5);
    await known(1);
    const [cause] = at.diagnosis()!.causes;
    expect(cause).toMatchObject({ head: "没有填完", proposals: [], ties: 0 });
    expect(cause!.message).toBe("5件还没有去向：“自然人”列的办理结果和结转下年里都没有计入，请按登记补填。");
    expect(cause!.open.map((cell) => cell.at && spokenPlace(cell.at))).toEqual(expect.arrayContaining(["表三!D8", "表三!D30"]));
    expect(at.diagnosis()!.suspects).toEqual([]);
    at.desk.acts.diagnose({ do: "show", key: cause!.id, place: { sheet: "表三", row: 29, col: 3 } });
    await at.until("there", () => here() === "表三!D30");
    at.desk.acts.next();
    await at.until("next", () => here() === "表三!D8");
  });
});

describe("on somebody else's sheet", () => {
  /** The same tables with no format of ours in them. */
  async function bare(): Promise<void> {
    await at.filled();
    for (const name of ["表二", "表三", "表四"]) at.stage.sheet(name).conditionalFormats = [];
    at.desk.acts.check();
    await at.quiet();
  }

  it("the suspected cell has the strongest mark and the rest of the balance a weak one, none by colour alone", async () => {
    await bare();
    const before = JSON.stringify(at.stage.sheet("表三").state());
    await at.stage.edit("表三!D6", 31);
    await known(1);
    at.desk.acts.mark(true);
    await at.told("已在表中标记8格");
    const [suspect, beside] = [looks(5, 3)[0]!, looks(6, 3)[0]!];
    expect([suspect.borders?.left?.style, beside.borders?.left?.style]).toEqual(["Continuous", "DashDot"]);
    expect([isDoubted(5, 3), isDoubted(6, 3)]).toEqual([true, false]);
    expect(suspect.fill).not.toBe(beside.fill);
    await at.stage.edit("表三!D6", 13);
    await at.until("clean", () => formats() === 0);
    at.desk.acts.mark(false);
    await at.told("标记已清除，工作簿和标记前一样。");
    expect(JSON.stringify(at.stage.sheet("表三").state())).toBe(before);
  });
});
