// The law of one cell: every cell of every form is said to be printed where it is, and is looked at by some rule.
import { cellLaw } from "../../../src/app/check/cell-law";
import { formOf, forms } from "../../../src/statute";

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
