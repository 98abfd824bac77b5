// The law of one cell: every cell of every form is said to be printed where it is, and is looked at by some rule.
import { cellLaw } from "../../../src/app/check/cell-law";
import { formOf, forms } from "../../../src/statute";
import { COLUMN_MEANINGS, ROW_MEANINGS } from "../../../src/statute/meanings";

const form = formOf(forms().find(({ edition }) => edition.id === "2021")!.edition);
const lawOf = (id: string) => cellLaw(form, form.byId.get(id)!.index);

it.each`
  id                                                      | printed
  ${"requests.denied.stateSecret.business"}               | ${"表三“三、本年度办理结果”“（三）不予公开”“1.属于国家秘密”行，“申请人情况”“法人或其他组织”“商业企业”栏，国办公开办函〔2021〕30号所附格式"}
  ${"disclosure.governmentRules.issued"}                  | ${"表二“规章”行，“本年制发件数”栏，国办公开办函〔2021〕30号所附格式"}
  ${"proceedings.cases.suitAfterReconsideration.pending"} | ${"表四“行政诉讼”“复议后起诉”“尚未审结”栏，国办公开办函〔2021〕30号所附格式"}
`("$id is printed at $printed", ({ id, printed }: { id: string; printed: string }) => {
  const cell = form.byId.get(id) ?? form.byId.get(id.replace(".cases", ""))!;
  expect(cellLaw(form, cell.index).printed).toBe(printed);
});

it("names the balance of the form, the total, and what carries over, each once with its ground", () => {
  const { rules } = lawOf("requests.broughtForward.naturalPerson");
  const titles = rules.map(({ title }) => title);
  expect(titles).toEqual([...new Set(titles)]);
  expect(titles).toContain("新收加结转等于办结加结转下年");
  expect(titles).toContain("总计列等于自然人与各类组织之和");
  expect(titles.some((title) => title.includes("上年"))).toBe(true);
  expect(rules.every(({ ground }) => ground.length > 5)).toBe(true);
  expect(lawOf("disclosure.licensing.decisions").rules.map(({ title }) => title)).not.toContain("新收加结转等于办结加结转下年");
});

it("has something to say of every cell of every form", () => {
  const silent = forms().flatMap((one) =>
    one.cells.filter(({ index }) => cellLaw(one, index).rules.length === 0).map(({ id }) => id),
  );
  expect(silent).toEqual([]);
});

describe("what a row and a column mean", () => {
  const meaningsOf = (id: string) => lawOf(id).meanings;

  it("is said in the words of the law or of the form, for every line of every form", () => {
    const silent = forms().flatMap((one) =>
      one.cells.flatMap(({ index, id, row, column }) => {
        const lines = [row, column].filter(({ label }) => label !== "").length;
        const meanings = cellLaw(one, index).meanings.filter(({ words, source }) => words.length > 4 && source.length > 4);
        return meanings.length === lines ? [] : [`${one.edition.id} ${one.variant?.id ?? ""} ${id}`];
      }),
    );
    expect(silent).toEqual([]);
  });

  it("names the line as it is printed, with its article, its counting and its mistake", () => {
    const [row, column] = meaningsOf("requests.partlyGranted.business");
    expect(row!.line).toBe("“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”行");
    expect(row!.words).toContain("能够作区分处理的");
    expect(row!.source).toBe("《中华人民共和国政府信息公开条例》第三十七条");
    expect(row!.counting).toBe("区分处理的，只计这一情形，不计其他情形。");
    expect(row!.mistake).toContain("不予公开");
    expect(column!.line).toBe("“商业企业”栏");
  });

  it("is declared for every line, of local forms too", () => {
    const declared = new Set([...Object.keys(ROW_MEANINGS), ...Object.keys(COLUMN_MEANINGS)]);
    const lines = forms().flatMap((one) => one.cells.flatMap(({ row, column }) => [row, column]));
    expect(lines.filter(({ id, label }) => label !== "" && !declared.has(id)).map(({ label }) => label)).toEqual([]);
  });

  it("is quoted from the form itself, under its own number, where the law says nothing of the line", () => {
    const older = formOf(forms().find(({ edition }) => edition.id === "2019")!.edition);
    const column = cellLaw(older, older.byId.get("disclosure.governmentRules.made")!.index).meanings[1]!;
    expect(column).toEqual({ line: "“本年新制作数量”栏", words: "本年新制作数量", source: "国办公开办函〔2019〕60号所附格式" });
  });

  it("has no line of its own where none is printed", () => {
    const meanings = meaningsOf("proceedings.suitAfterReconsideration.pending");
    expect(meanings.map(({ line }) => line)).toEqual(["“尚未审结”栏"]);
    expect(meanings[0]!.counting).toContain("12月31日");
  });
});
