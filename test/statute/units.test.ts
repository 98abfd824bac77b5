// Whose name alone says that it makes no 规章, and whose does not.
import { withoutRuleMakingPower } from "../../src/statute/units";

describe("R22 没有规章制定权的单位规章应为0", () => {
  it.each`
    unit                                      | asked
    ${"某某街道办事处"}                       | ${true}
    ${"某某镇人民政府"}                       | ${true}
    ${"某某乡政府"}                           | ${true}
    ${"某某县人民政府"}                       | ${true}
    ${"某某县人民政府办公室"}                 | ${true}
    ${"某某自治县人民政府"}                   | ${true}
    ${"某某县财政局"}                         | ${true}
    ${"某市某区人民政府"}                     | ${true}
    ${"某市某区教育局"}                       | ${true}
    ${"某旗卫生健康委员会"}                   | ${true}
    ${"某某市财政局"}                         | ${true}
    ${"某省自然资源厅"}                       | ${true}
    ${"某某自治区农业农村厅"}                 | ${true}
    ${"某某自治州水利局"}                     | ${true}
    ${"某省气象局"}                           | ${true}
    ${"国家税务总局某市税务局"}               | ${true}
    ${"某市市场监督管理局"}                   | ${true}
    ${"某市人民政府国有资产监督管理委员会"}   | ${true}
    ${"某市某某开发区管理委员会"}             | ${true}
    ${"某某地区行政公署"}                     | ${true}
    ${"某县财政局（某县国有资产监督管理局）"} | ${true}
    ${"某省人民政府"}                         | ${false}
    ${"某省人民政府办公厅"}                   | ${false}
    ${"某某自治区人民政府"}                   | ${false}
    ${"某某自治州人民政府"}                   | ${false}
    ${"宿迁市人民政府"}                       | ${false}
    ${"徐州市人民政府办公室"}                 | ${false}
    ${"某市"}                                 | ${false}
    ${"某某局"}                               | ${false}
    ${"财政部"}                               | ${false}
    ${"国家发展和改革委员会"}                 | ${false}
    ${"国家市场监督管理总局"}                 | ${false}
    ${"住房和城乡建设部"}                     | ${false}
    ${"中国气象局"}                           | ${false}
    ${"国务院国有资产监督管理委员会"}         | ${false}
  `("$unit: $asked", ({ unit, asked }: { unit: string; asked: boolean }) =>
    expect(withoutRuleMakingPower.some((name) => name.test(unit))).toBe(asked),
  );
});
