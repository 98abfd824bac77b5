import fc from "fast-check";
import { sameUnit, UnitIndex, unitName } from "../../../src/core/aggregate/unit-name";
import { nameLaw } from "../../../src/statute/unit-names";
import { growth, LINEAR } from "../../support/growth";

const name = (written: string): ReturnType<typeof unitName> => unitName(written, nameLaw);

describe("one unit written in two ways", () => {
  it.each`
    one                             | other                               | likeness       | why
    ${"宿迁市财政局"}               | ${"江苏省宿迁市财政局"}             | ${"same"}      | ${"with and without its province"}
    ${"江苏宿迁市财政局"}           | ${"宿迁市财政局"}                   | ${"same"}      | ${"a province without 省"}
    ${"广西壮族自治区南宁市财政局"} | ${"南宁市财政局"}                   | ${"same"}      | ${"an autonomous region"}
    ${"宿迁市人民政府办公室"}       | ${"宿迁市政府办公厅"}               | ${"same"}      | ${"办公室 and 办公厅"}
    ${"宿迁市卫生健康委员会"}       | ${"宿迁市卫健局"}                   | ${"same"}      | ${"局 and 委, written in full and in short"}
    ${"沭阳县发展和改革局"}         | ${"沭阳县发改委"}                   | ${"same"}      | ${"发展和改革 is 发改"}
    ${"沭阳县教育局（体育局）"}     | ${"沭阳县教育局"}                   | ${"same"}      | ${"what stands in brackets"}
    ${"沭阳县 教育局"}              | ${"沭阳县教育局"}                   | ${"same"}      | ${"spaces"}
    ${"北京市丰台区南苑街道办事处"} | ${"丰台区南苑街道"}                 | ${"same"}      | ${"a street office"}
    ${"沭阳县庙头镇人民政府"}       | ${"沭阳县庙头镇"}                   | ${"same"}      | ${"a town and its government"}
    ${"江苏省宿迁市沭阳县教育局"}   | ${"江苏省沭阳县教育局"}             | ${"same"}      | ${"the city left out"}
    ${"财政局"}                     | ${"宿迁市财政局"}                   | ${"perhaps"}   | ${"nobody says where"}
    ${"市财政局"}                   | ${"宿迁市财政局"}                   | ${"perhaps"}   | ${"the city's own, whichever that is"}
    ${"宿迁市财政局"}               | ${"沭阳县财政局"}                   | ${"different"} | ${"city and county"}
    ${"宿迁市沭阳县财政局"}         | ${"宿迁市财政局"}                   | ${"different"} | ${"a county lies in the city and is not the city"}
    ${"南京市鼓楼区教育局"}         | ${"徐州市鼓楼区教育局"}             | ${"different"} | ${"two districts of one name"}
    ${"宿迁市人民政府"}             | ${"宿迁市人民政府办公室"}           | ${"different"} | ${"the city's report adds up all units, its office reports its own"}
    ${"宿迁市城市管理局"}           | ${"宿迁市市场监督管理局"}           | ${"different"} | ${"城市 and 市场 are no cities"}
    ${"市场监督管理局"}             | ${"宿迁市市场监管局"}               | ${"perhaps"}   | ${"市场 does not begin with 市"}
    ${"宿迁市教育局"}               | ${"宿迁市体育局"}                   | ${"different"} | ${"two bureaus"}
    ${"苏州工业园区管委会"}         | ${"江苏省苏州市苏州工业园区管委会"} | ${"same"}      | ${"苏州 is no 州"}
    ${"凉山州教育局"}               | ${"四川省凉山州教育局"}             | ${"same"}      | ${"凉山州 is"}
    ${"沛县人民政府"}               | ${"江苏省徐州市沛县政府"}           | ${"same"}      | ${"a county of one character"}
  `("$one, $other: $likeness ($why)", ({ one, other, likeness }: { one: string; other: string; likeness: string }) => {
    expect(sameUnit(name(one), name(other))).toBe(likeness);
    expect(sameUnit(name(other), name(one))).toBe(likeness);
  });

  it("every name is itself, whatever it looks like", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."江苏宿迁市县区人民政府办公厅局委员会（）街道镇 ab"), minLength: 1, maxLength: 60 }),
        (written) => {
          const one = name(written);
          if (one.stem !== "") expect(sameUnit(one, name(written))).toBe("same");
        },
      ),
    );
  });
});

describe("many names", () => {
  const index = new UnitIndex(["宿迁市财政局", "沭阳县财政局", "宿迁市教育局"].map(name));
  it("finds the same unit", () => expect(index.find(name("江苏省宿迁市财政局"))).toEqual({ found: [0], doubtful: [] }));
  it("takes the only one that may be meant", () => expect(index.find(name("教育局"))).toEqual({ found: [2], doubtful: [] }));
  it("does not choose between two", () => expect(index.find(name("财政局"))).toEqual({ found: [], doubtful: [0, 1] }));
  it("says when there is none", () => expect(index.find(name("司法局"))).toEqual({ found: [], doubtful: [] }));

  it("thousands of equal and of hostile names are told apart in time that grows with their number", () => {
    const many = (length: number) =>
      Array.from({ length }, (_, i) => name(i % 2 === 0 ? `第${i}县财政局` : "市".repeat(i % 200)));
    const took = growth(2_500, many, (names) => {
      const all = new UnitIndex(names);
      for (const one of names) all.find(one.regions.length === 0 ? name("财政局") : one);
    });
    expect(took).toBeLessThan(LINEAR);
  });
});
