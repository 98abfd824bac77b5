import { READ_AS, reasonText } from "../../../src/app/words/prose-reasons";
import { claimRules } from "../../../src/core/prose/claims";

describe("why a figure was read as it was", () => {
  it("has words for every rule of a claim, and for no other", () => {
    // The two that stand in no table: nothing decided, and what a sum decides afterwards.
    const rules = [...claimRules.map(({ name }) => name), "share-of-a-sum", "nothing-known"];
    expect(Object.keys(READ_AS).sort()).toEqual([...rules].sort());
  });

  it.each([
    ["carried-over", ["结转"], "写的是结转，依据“结转”"],
    ["act-on-applications", ["收到", "收到"], "写的是申请的收到、办理、答复，依据“收到”"],
    ["row", ["不予公开", "国家秘密"], "写出了表格的行名，依据“不予公开”“国家秘密”"],
    ["not-a-count", [], "单位不是件数，不与表格核对"],
    ["date", [], undefined],
  ])("%s by %j is told as %s", (rule, words, told) => {
    expect(reasonText({ rule, words })).toBe(told);
  });
});
