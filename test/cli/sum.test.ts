import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SumOutcome } from "../../src/app/compare/aggregate-report";
import { nanyuan2020, suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine, left } from "../support/command-line";
import { packageFaults } from "../support/package-check";

const cli = commandLine();
afterAll(() => cli.end());

describe("sum", () => {
  it("adds units into an official workbook that reads back as the sum, and says who is not in it", () => {
    const a = cli.figures(suqian2024, "a.json", "宿迁市财政局");
    const b = cli.text(suqian2024, "b.txt", "全年收到申请3525件。", "宿迁市教育局");
    writeFileSync(cli.at("list.txt"), "宿迁市财政局\r\n宿迁市教育局\r\n宿迁市司法局\r\n");
    const book = join(left, "sum.xlsx");
    const ran = cli.run(
      "sum",
      a,
      b,
      "--list",
      cli.at("list.txt"),
      "--unit",
      "宿迁市",
      "--out",
      book,
      "--force",
      "--format",
      "json",
    );
    const outcome = JSON.parse(ran.out) as SumOutcome;
    expect(ran.code).toBe(1);
    expect(outcome.missing).toEqual(["宿迁市司法局"]);
    expect(outcome.findings.map((one) => one.message)).toEqual([
      "名单中有1个单位没有可以汇总的报告：宿迁市司法局，没有计入，请催报后重新汇总。",
    ]);
    expect(packageFaults(readFileSync(book))).toEqual([]);
    // The lists behind the official sheets do not keep it from being read as a report.
    const read = JSON.parse(cli.run("read", book, "--json").out) as {
      unit: string;
      year: number;
      tables: { requests: { received: { total: number } }; disclosure: { charges: { collected: number } } };
    };
    expect([read.unit, read.year, read.tables.requests.received.total, read.tables.disclosure.charges.collected]).toEqual([
      "宿迁市",
      2024,
      7050,
      145402.5156,
    ]);
    expect(cli.run("check", book).code).toBe(0);
  });

  it("refuses what cannot be added, by name, and writes nothing", () => {
    const files = [
      cli.figures(suqian2024, "c.json", "甲局"),
      cli.figures(nanyuan2020, "d.json", "乙局"),
      cli.figures(suqian2023, "e.json", "丙局"),
    ];
    const mixed = cli.run("sum", files[0]!, files[1]!, "--out", cli.at("no.xlsx"));
    expect(mixed).toEqual({
      code: 2,
      out: "",
      err: "各单位用的表样不同，没有汇总：2021年格式的有甲局；2019年格式（试行）（北京市表样）的有乙局，请统一换成2021年格式后再汇总。\n",
    });
    expect(cli.run("sum", files[0]!, files[2]!).err).toBe(
      "各单位的报告年度不同，没有汇总：2024年度的有甲局；2023年度的有丙局，请换成同一年度的报告后再汇总。\n",
    );
    expect(() => readFileSync(cli.at("no.xlsx"))).toThrow();
  });

  it("shows what the parent has beyond its units", () => {
    const unit = cli.figures(suqian2024, "f.json", "宿迁市财政局");
    const parent = cli.figures(suqian2024, "p.json", "宿迁市人民政府", (values) => {
      values[5] = (values[5] as number) + 2;
    });
    const ran = cli.run("sum", unit, "--parent", parent);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("  本级差额：本级1格，上级少于各单位0格，待定0格。\n");
    expect(ran.out).toContain(
      "上级报告有1格多于各单位合计（表二“行政规范性文件·现行有效”多2），多出的应是本级的数，请确认本级确有这些数。",
    );
  });

  it.each([[[]], [["nowhere.xlsx"]], [["--format", "pdf", "x"]]])("asked wrongly: %j", (args) => {
    const ran = cli.run("sum", ...args);
    expect(ran.code).toBe(2);
    expect(ran.err).not.toContain("    at ");
  });
});
