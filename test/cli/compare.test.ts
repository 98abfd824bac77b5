import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompareOutcome } from "../../src/app/compare/compare-report";
import { suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine, left } from "../support/command-line";
import { packageFaults } from "../support/package-check";

const cli = commandLine();
afterAll(() => cli.end());

describe("compare", () => {
  const then = cli.text(suqian2023, "then.txt", "全年收到申请3511件。");
  const now = cli.figures(suqian2024, "now.json", "某某局");

  it("says the same in every format", () => {
    const outcome = JSON.parse(cli.run("compare", then, now, "--format", "json").out) as CompareOutcome;
    expect([outcome.kind, outcome.continuity.length, outcome.continuity.every((one) => one.verdict === "passed")]).toEqual([
      "years",
      9,
      true,
    ]);
    const text = cli.run("compare", now, then);
    expect(text.code).toBe(0);
    expect(text.out).toContain(
      `可对照200格：相同${outcome.counts.same}，增加${outcome.counts.more}，减少${outcome.counts.less}，无法相减0；无对应0格。`,
    );
    const book = join(left, "compare.xlsx");
    expect(cli.run("compare", then, now, "--format", "xlsx", "--out", book, "--force").out).toBe(`对照结果已写入${book}。\n`);
    expect(packageFaults(readFileSync(book))).toEqual([]);
    cli.run("compare", then, now, "--format", "html", "--out", cli.at("c.html"));
    expect(readFileSync(cli.at("c.html"), "utf8")).not.toMatch(/<script|https?:\/\//u);
  });

  it("a year that is not the file's is used and told", () => {
    const ran = cli.run("compare", then, now, "--year", "2025", "--format", "json");
    expect(ran.err).toBe("文件写的年度是2024年，已按命令中的 --year 写成2025年，如不对请去掉 --year 再运行。\n");
    expect((JSON.parse(ran.out) as CompareOutcome).now.year).toBe(2025);
  });

  it("two versions that differ end with 1", () => {
    const changed = cli.figures(suqian2024, "changed.json", "某某局", (values) => {
      values[6] = 1;
    });
    const ran = cli.run("compare", now, changed);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("  表二“行政许可·处理决定”：1573179 → 1（-1573178，-100.0%）");
    expect(cli.run("compare", now, now).code).toBe(0);
  });

  it.each([[["one.json"]], [["a", "b", "c"]], [["nowhere.json", "nowhere.json"]]])("asked wrongly: %j", (args) =>
    expect(cli.run("compare", ...args).code).toBe(2),
  );
});
