import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";
import type { ExplanationFile } from "../../src/core/check/explanations";
import { suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine } from "../support/command-line";

const cli = commandLine();
afterAll(() => cli.end());

describe("explain", () => {
  const side = cli.at("审核说明.json");
  const now = cli.figures(suqian2024, "now.json", "某某局");
  const last = (n: number): string =>
    cli.figures(suqian2023, "last.json", "某某局", (values) => {
      // 规章 现行有效 of last year: R20 then does not lead to this year's 12.
      values[2] = n;
    });

  it("keeps the reason beside the report, bound to its figures", () => {
    last(15);
    const ran = cli.run("explain", now, "--rule", "R20", "--reason", "年内三件自然失效", "--previous", cli.at("last.json"));
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(ran.out).toContain(`${side}，审核时用 --explanations 带上这个文件。`);
    const { explanations } = JSON.parse(readFileSync(side, "utf8")) as ExplanationFile;
    expect(explanations).toEqual([
      {
        unit: "某某局",
        year: 2024,
        rule: "R20",
        key: "R20.disclosure.governmentRules",
        reason: "年内三件自然失效",
        figures: {
          "disclosure.governmentRules.issued": "2",
          "disclosure.governmentRules.repealed": "1",
          "disclosure.governmentRules.inForce": "12",
          "previous.disclosure.governmentRules.inForce": "15",
        },
      },
    ]);
  });

  it("is read by check, and goes stale when last year's figure changes", () => {
    const check = (): string => cli.run("check", now, "--previous", cli.at("last.json"), "--explanations", side).out;
    expect(check()).toContain("[核实性 R20 已说明]");
    last(16);
    expect(check()).toContain(
      "说明已失效：上年报告的表二“规章·现行有效”由15变为16，请核对后重新说明（原说明：年内三件自然失效）。",
    );
  });

  it("of a report within an archive lies beside the archive", () => {
    last(15);
    mkdirSync(cli.at("sent"));
    const archive = cli.at("sent/all.zip");
    writeFileSync(archive, zipSync({ "a/now.json": readFileSync(now) }));
    const said = ["--rule", "R20", "--reason", "年内三件自然失效", "--previous", cli.at("last.json")];
    const ran = cli.run("explain", `${archive}/a/now.json`, ...said);
    expect(ran.err).toBe("");
    expect(ran.out).toContain(`${cli.at("sent/审核说明.json")}，`);
    const over = cli.run("explain", `${archive}/a/now.json`, ...said, "--out", archive);
    expect([over.code, readFileSync(archive).subarray(0, 2).toString()]).toEqual([2, "PK"]);
  });

  it("does not write over a file that is none of ours", () => {
    writeFileSync(cli.at("mine.json"), '{"a":1}');
    const ran = cli.run(
      "explain",
      now,
      "--rule",
      "R20",
      "--reason",
      "年内三件自然失效",
      "--previous",
      cli.at("last.json"),
      "--out",
      cli.at("mine.json"),
    );
    expect(ran.code).toBe(2);
    expect(readFileSync(cli.at("mine.json"), "utf8")).toBe('{"a":1}');
  });

  it.each([
    [["--rule", "R20", "--reason", "失效"], "说明只有2个字，至少要写6个字，请写明具体原因。"],
    [["--rule", "R01", "--reason", "这里没有这个问题"], "这份报告没有R01的问题，不需要说明，请核对规则编号。"],
    [["--rule", "R20"], "explain 需要 --rule 和 --reason"],
  ])("asked wrongly: %j", (args, sentence) => {
    const ran = cli.run("explain", now, ...args);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(sentence);
  });
  it("check refuses a side file that is none", () => {
    const ran = cli.run("check", now, "--explanations", cli.at("mine.json"));
    expect([ran.code, ran.err]).toEqual([
      2,
      `文件“${cli.at("mine.json")}”中的审核说明读不出来（不是审核说明文件，或有一条说明不完整），请改正，或另存后重新说明。\n`,
    ]);
    writeFileSync(cli.at("cut.json"), '{"explanations":[');
    expect(cli.run("check", now, "--explanations", cli.at("cut.json")).err).toBe(
      `文件“${cli.at("cut.json")}”中的审核说明读不出来（不是JSON文件），请改正，或另存后重新说明。\n`,
    );
  });
});
