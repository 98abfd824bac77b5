import { mapping } from "../../../src/core/compare/row-map";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { editions, formOf, forms, variantsOf } from "../../../src/statute";
import { rowMaps } from "../../../src/statute/row-map";

const [form2019, form2021] = editions.map((edition) => formOf(edition)) as [NumberedForm, NumberedForm];
const [beijing, hubei] = ["beijing", "hubei"].map((id) =>
  formOf(
    editions[0]!,
    variantsOf(editions[0]!).find((one) => one.id === id),
  ),
) as [NumberedForm, NumberedForm];

const every = forms().flatMap((then) =>
  forms().map(
    (now) => [`${then.edition.id} ${then.variant?.id ?? ""}`, `${now.edition.id} ${now.variant?.id ?? ""}`, then, now] as const,
  ),
);

describe("every cell of every form is paired once or said to have no counterpart", () => {
  it.each(every)("%s beside %s", (_, __, then, now) => {
    const { pairs, alone } = mapping(then, now, rowMaps);
    const seen = { then: [...pairs.flatMap((pair) => pair.then)], now: [...pairs.flatMap((pair) => pair.now)] };
    for (const one of alone) seen[one.side].push(one.index);
    expect(seen.then.sort((a, b) => a - b)).toEqual(then.cells.map((cell) => cell.index));
    expect(seen.now.sort((a, b) => a - b)).toEqual(now.cells.map((cell) => cell.index));
    for (const { why } of alone) expect(why).not.toBe("");
  });
});

const named = (then: NumberedForm, now: NumberedForm): string[] =>
  mapping(then, now, rowMaps).pairs.map(
    (pair) =>
      `${pair.then.map((index) => then.cells[index]!.id).join(" + ")} = ${pair.now.map((index) => now.cells[index]!.id).join(" + ")}`,
  );
const without = (then: NumberedForm, now: NumberedForm, side: "then" | "now"): string[] =>
  mapping(then, now, rowMaps)
    .alone.filter((one) => one.side === side)
    .map((one) => (side === "then" ? then : now).cells[one.index]!.id);

describe("2019 form beside 2021 form", () => {
  it("adds the three lines that （六）其他处理 was split into", () => {
    expect(named(form2019, form2021)).toContain(
      "requests.other.naturalPerson = requests.other.notCorrected.naturalPerson + requests.other.feeUnpaid.naturalPerson + requests.other.other.naturalPerson",
    );
    expect(named(form2021, form2019)).toContain(
      "requests.other.notCorrected.total + requests.other.feeUnpaid.total + requests.other.other.total = requests.other.total",
    );
  });
  it("says what the new form dropped and what it brought", () => {
    expect(without(form2019, form2021, "then")).toEqual([
      "disclosure.governmentRules.newlyPublic",
      "disclosure.governmentRules.totalPublic",
      "disclosure.normativeDocuments.newlyPublic",
      "disclosure.normativeDocuments.totalPublic",
      "disclosure.licensing.lastYear",
      "disclosure.licensing.change",
      "disclosure.otherServices.lastYear",
      "disclosure.otherServices.change",
      "disclosure.otherServices.decisions",
      "disclosure.penalties.lastYear",
      "disclosure.penalties.change",
      "disclosure.coercion.lastYear",
      "disclosure.coercion.change",
      "disclosure.charges.lastYear",
      "disclosure.charges.change",
      "disclosure.procurement.items",
      "disclosure.procurement.amount",
    ]);
    expect(without(form2019, form2021, "now")).toEqual([
      "disclosure.governmentRules.repealed",
      "disclosure.governmentRules.inForce",
      "disclosure.normativeDocuments.repealed",
      "disclosure.normativeDocuments.inForce",
      "disclosure.charges.collected",
    ]);
  });
  it("tells where the two do not quite count the same", () => {
    const notes = mapping(form2019, form2021, rowMaps).pairs.filter((pair) => pair.note !== "");
    expect([...new Set(notes.map((pair) => form2021.cells[pair.now[0]!]!.row.id))]).toEqual([
      "governmentRules",
      "normativeDocuments",
      "other.notCorrected",
    ]);
  });
});

describe("variants of one edition", () => {
  it("Beijing's two lines add up to the nation's one, in either direction", () => {
    expect(named(beijing, form2019)).toContain(
      "disclosure.otherServices.inspection.change + disclosure.otherServices.confirmation.change = disclosure.otherServices.change",
    );
    expect(named(form2019, beijing)).toContain(
      "disclosure.otherServices.change = disclosure.otherServices.inspection.change + disclosure.otherServices.confirmation.change",
    );
    expect(mapping(beijing, form2019, rowMaps).alone).toEqual([]);
  });
  it("Hubei's own line stands alone", () =>
    expect(without(hubei, form2019, "then")).toEqual([
      "disclosure.otherDocuments.made",
      "disclosure.otherDocuments.newlyPublic",
      "disclosure.otherDocuments.totalPublic",
    ]));
});

// Each time a form of its own: what was made once is kept.
const fresh = (): [NumberedForm, NumberedForm] => [{ ...form2019 }, { ...form2021 }];
const SILENT = "两份报告的表样不同，对方没有这一行";

describe("what no map speaks of", () => {
  it("is the same line where it bears the same name", () => {
    const { pairs, alone } = mapping(...fresh(), []);
    const line = (index: number): string => form2021.cells[index]!.id;
    expect(pairs.map(({ now }) => line(now[0]!))).toContain("requests.denied.process.research");
    expect(alone.filter(({ side }) => side === "now").map(({ index }) => line(index))).toContain("requests.other.other.total");
  });
  it("is said to be without counterpart where the other form has no such name", () => {
    const { alone } = mapping(...fresh(), []);
    expect(new Set(alone.map(({ why }) => why))).toEqual(new Set([SILENT]));
  });
  it("leaves no change between the national forms without its reason", () => {
    const { alone } = mapping(form2019, form2021, rowMaps);
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.filter(({ why }) => why === SILENT)).toEqual([]);
  });
  it("holds over an edition in between: the changes follow one another", () => {
    const later: NumberedForm = { ...form2021, edition: { ...form2021.edition, id: "later", since: 2030 } };
    const { pairs } = mapping({ ...form2019 }, later, rowMaps);
    expect(pairs.map(({ then, now }) => [then.length, now.length].join(" to "))).toContain("1 to 3");
  });
});

it("a map that says a cell twice is thrown, not used", () =>
  expect(() => mapping(...fresh(), [{ ...rowMaps[0]!, pairs: [...rowMaps[0]!.pairs, ...rowMaps[0]!.pairs] }])).toThrow(
    "says a cell twice",
  ));
