// check --sameness over a folder, and what a changed form leaves to compare: as their user runs them.
import { readFileSync, writeFileSync } from "node:fs";
import type { SourceOutcome } from "../../src/app/outputs/check-outcome";
import { suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine } from "../support/command-line";

const cli = commandLine();
afterAll(() => cli.end());

const SHARED =
  "街道把湖岸整治的每一步都贴在巷口的公告栏里，施工图、工期、占道范围和补偿办法逐户讲清，十一次夜间说明会的记录全文上网，居民提出的八条改线意见采纳了六条，未采纳的两条写明了理由和下一步的安排。";
const OWN =
  "我局把房屋安全排查的清单按楼栋公布，老旧燃气管道更换的次序由抽签决定并当场录像，物业维修资金的每一笔支出配上发票影像，业主可以凭门牌号查到自家那一栋的全部记录，也可以在窗口要求打印带走。";

describe("check --sameness", () => {
  // The same passage among words of their own; the third report says something else.
  const first = cli.text(suqian2024, "一街道.txt", `${SHARED}全年新收申请3525件。`, "东城区第一街道办事处");
  const second = cli.text(suqian2024, "二街道.txt", `${SHARED}全年办理申请3646件。`, "东城区第二街道办事处");
  const third = cli.text(suqian2024, "三局.txt", `${OWN}全年新收申请3525件。`, "东城区住房局");

  it("names the two that share a passage, the passage and both places, and leaves the third alone", () => {
    const { out } = cli.run("check", first, second, third, "--sameness");
    expect(out).toContain("发现2处雷同：");
    expect(out).toMatch(/第一街道办事处（[^（）]*一街道\.txt）的正文有\d+%与东城区第二街道办事处/u);
    expect(out).toMatch(/第4行｜第4行　“.*湖岸整治/u);
    expect(out.slice(out.indexOf("发现2处雷同"))).not.toContain("住房局");
  });

  it("puts the finding with both reports for other programs", () => {
    const { out } = cli.run("check", first, second, third, "--sameness", "--format", "json");
    const found = JSON.parse(out) as SourceOutcome[];
    expect(found.map(({ findings }) => findings.filter(({ rule }) => rule === "R44").map((one) => one.class))).toEqual([
      ["C"],
      ["C"],
      [],
    ]);
    expect(found[0]!.findings.find(({ rule }) => rule === "R44")!.shared![0]).toContain("湖岸整治");
  });

  it("says so where nothing is shared", () => {
    expect(cli.run("check", first, third, "--sameness").out).toContain("没有发现各单位之间雷同的正文。");
  });
});

it("check --previous tells what the change of form leaves to compare", () => {
  const seed = cli.at("seed-2020.txt");
  writeFileSync(seed, readFileSync(`${__dirname}/../../assets/sample/report-2020.txt`));
  const next = cli.figures({ ...suqian2023, year: 2021 }, "next.json", "柳河街道办事处");
  const { out } = cli.run("check", next, "--previous", seed);
  expect(out).toMatch(/\[提示性 R43[^\]]*\] 上年报告用2019年格式（试行），本年用2021年格式，有\d+格可以对照/u);
});
