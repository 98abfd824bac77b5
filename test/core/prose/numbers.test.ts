import { lexicon } from "../../../src/core/prose/words";
import { proseWords } from "../../../src/lexicon/words";
import { numbers } from "../../../src/core/prose/numbers";
import { foldText } from "../../../src/core/prose/text";
import { decimalText } from "../../../src/core/figures/values";
import { chinese } from "./corpus";

const read = (say: string): string[] => {
  const { text, at } = foldText(say);
  return numbers(text, lexicon(proseWords)).map(
    (one) =>
      `${one.kind} ${say.slice(at[one.start], at[one.end - 1]! + 1)}${one.value === undefined || one.kind !== "figure" ? "" : `=${decimalText(one.value)}`}${one.upTo === undefined ? "" : `~${decimalText(one.upTo)}`}${one.approximate ? ` ${one.approximate}` : ""}`,
  );
};

describe("the numbers of a sentence", () => {
  it.each<[string, string[]]>([
    ["公开680条", ["figure 680条=680"]],
    ["公开６８０条", ["figure ６８０条=680"]],
    ["公开1,234,567条", ["figure 1,234,567条=1234567"]],
    ["公开12，345条", ["figure 12，345条=12345"]],
    ["新收3’511件", ["figure 3’511件=3511"]],
    ["新收3'511件", ["figure 3'511件=3511"]],
    ["公开1‘234＇567条", ["figure 1‘234＇567条=1234567"]],
    ["公开3’51条", ["figure 3=3", "figure 51条=51"]],
    ["公开2024’511条", ["figure 2024=2024", "figure 511条=511"]],
    ["公开12，34条", ["figure 12=12", "figure 34条=34"]],
    ["公开 12 条", ["figure 12 条=12"]],
    ["一百二十件", ["figure 一百二十件=120"]],
    ["三千五百余件", ["figure 三千五百余件=3500 over"]],
    ["十余人", ["figure 十余人=10 over"]],
    ["两件", ["figure 两件=2"]],
    ["一千零五十件", ["figure 一千零五十件=1050"]],
    ["一万二千条", ["figure 一万二千条=12000"]],
    ["一亿三千万元", ["figure 一亿三千万元=130000000"]],
    ["173.5万人", ["figure 173.5万人=1735000"]],
    ["2.3亿次", ["figure 2.3亿次=230000000"]],
    ["3千余份", ["figure 3千余份=3000 over"]],
    ["20多万次", ["figure 20多万次=200000 over"]],
    ["1480.6663万元", ["figure 1480.6663万元=14806663"]],
    ["251000元", ["figure 251000元=251000"]],
    ["约180件", ["figure 180件=180 about"]],
    ["近200件", ["figure 200件=200 under"]],
    ["200件左右", ["figure 200件=200 about"]],
    ["网上200件", ["figure 200件=200"]],
    ["3～5件", ["figure 3～5件=3~5"]],
    ["三至五件", ["figure 三至五件=3~5"]],
    ["占86.92%", ["figure 86.92%=86.92"]],
    ["占百分之三十", ["figure 百分之三十=30"]],
    ["提高9.2个百分点", ["figure 9.2个百分点=9.2"]],
    ["数十件", ["other 数十件"]],
    ["百余条", ["figure 百余条=100 over"]],
    ["20个工作日", ["figure 20个工作日=20"]],
    ["2020年1月1日至12月31日", ["date 2020年1月1日", "date 12月31日"]],
    ["二〇二〇年十二月三十一日", ["date 二〇二〇年十二月三十一日"]],
    ["2020.12.31", ["date 2020.12.31"]],
    ["2020-12-31", ["date 2020-12-31"]],
    ["2020年度", ["date 2020年度"]],
    ["202020年", ["date 202020年"]],
    ["1-9月", ["date 1-9月"]],
    ["近3年", ["figure 3年=3 under"]],
    ["国办公开办函〔2021〕30号", ["reference 〔2021〕30号"]],
    ["国办公开办函[2021]30号", ["reference [2021]30号"]],
    ["国令第711号", ["reference 第711号"]],
    ["《条例》第二十条第（一）项", ["reference 第二十条", "ordinal （一）"]],
    ["电话：0451-84545986", ["reference 0451-84545986"]],
    ["电话83126452", ["reference 83126452"]],
    ["手机13912345678", ["reference 13912345678"]],
    ["邮编：150010", ["reference 150010"]],
    ["府前路64号", ["reference 64号"]],
    ["12345热线", ["reference 12345"]],
    ["12345件", ["figure 12345件=12345"]],
    ["120多件", ["figure 120多件=120 over"]],
    ["一是加强领导；二是开展培训2次", ["ordinal 一是", "ordinal 二是", "figure 2次=2"]],
    ["（一）主动公开", ["ordinal （一）"]],
    ["1.公开不及时。2.更新慢", ["ordinal 1.", "ordinal 2."]],
    ["1、公开不及时", ["ordinal 1、"]],
    ["第一，加强领导", ["ordinal 第一"]],
    ["第3名", ["ordinal 第3名"]],
    ["http://www.a.gov.cn/2020/12.html", []],
    ["5G网络、A4纸、v2.0", ["other 5G"]],
    ["10:30开会", ["other 10", "other 30"]],
    ["5·15政务公开日", ["other 5·15"]],
    ["三审三校、一事一申请、两微一端、“三公”经费、三安全一稳定、十四五", []],
    ["进一步统一思想，万一百姓不满意，千方百计一体推进", []],
    ["122期238条", ["figure 122期=122", "figure 238条=238"]],
    ["各1条", ["figure 1条=1"]],
    ["", []],
  ])("%s", (say, found) => expect(read(say)).toEqual(found));

  it("reads every numeral from 1 to 9999 as it is said", () => {
    for (let value = 1; value < 10_000; value += 1)
      expect(read(`共${chinese(value)}件`)).toEqual([`figure ${chinese(value)}件=${value}`]);
  });
});
