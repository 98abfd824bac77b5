import { renamedLikeness, renamedPairs } from "../../../src/core/aggregate/renamed";
import { unitName } from "../../../src/core/aggregate/unit-name";
import { nameLaw, succession } from "../../../src/statute/unit-names";

const name = (written: string): ReturnType<typeof unitName> => unitName(written, nameLaw);

describe("a unit that may have been renamed", () => {
  it.each`
    before                      | now                         | may      | why
    ${"柳河县卫生和计划生育局"} | ${"柳河县卫生健康委员会"}   | ${true}  | ${"the reform of 2018"}
    ${"柳河县国土资源局"}       | ${"柳河县自然资源和规划局"} | ${true}  | ${"one of two offices that became one"}
    ${"柳河县市场监督管理局"}   | ${"柳河县工商行政管理局"}   | ${true}  | ${"the report may be the older one"}
    ${"柳河县水利局"}           | ${"柳河县水务局"}           | ${true}  | ${"a name of the same trade"}
    ${"柳河县教育局"}           | ${"柳河县教育体育局"}       | ${true}  | ${"merged with another"}
    ${"柳河县东岭乡"}           | ${"柳河县东岭镇人民政府"}   | ${true}  | ${"a township became a town"}
    ${"柳河县东岭镇"}           | ${"柳河县东岭街道办事处"}   | ${true}  | ${"a town became streets"}
    ${"柳河县东岭镇"}           | ${"柳河县西岭镇"}           | ${false} | ${"two towns"}
    ${"柳河县东岭镇"}           | ${"柳河县东岭中心小学"}     | ${false} | ${"a school in the town"}
    ${"柳河县财政局"}           | ${"柳河县民政局"}           | ${false} | ${"one character apart, and two bureaus"}
    ${"柳河县教育局"}           | ${"柳河县体育局"}           | ${false} | ${"one character apart, and two bureaus"}
    ${"柳河县水利局"}           | ${"松江县水务局"}           | ${false} | ${"another county"}
    ${"柳河县财政局"}           | ${"柳河县财政局"}           | ${false} | ${"itself"}
  `("$before, $now: $may ($why)", ({ before, now, may }: { before: string; now: string; may: boolean }) => {
    expect(renamedLikeness(name(before), name(now), succession) > 0).toBe(may);
    expect(renamedLikeness(name(now), name(before), succession) > 0).toBe(may);
  });

  it("is chosen by nobody where two are as likely", () => {
    const merged = ["柳河县工商行政管理局", "柳河县质量技术监督局"].map(name);
    expect(renamedPairs(merged, [name("柳河县市场监督管理局")], succession)).toEqual([]);
    expect(renamedPairs(merged.slice(0, 1), [name("柳河县财政局"), name("柳河县市场监督管理局")], succession)).toEqual([[0, 1]]);
  });
});
