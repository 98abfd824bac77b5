// What is written is whole or not there, and one bad file never stops the rest: killed, out of room, out of time, at once in two windows.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ExplanationFile } from "../../src/core/check/explanations";
import { suqian2023, suqian2024 } from "../core/diagnose/reports";
import { commandLine } from "../support/command-line";

const program = join(resolve(__dirname, "../.."), ".config", "nianbao.mjs");
const cli = commandLine();
afterAll(() => cli.end());
const onUnix = process.platform === "win32" ? describe.skip : describe;

const now = cli.figures(suqian2024, "now.json", "某某局");
cli.figures(suqian2023, "last.json", "某某局", (values) => {
  // 规章 and 行政规范性文件 现行有效 of last year: R20 then does not lead to this year's.
  values[2] = 15;
  values[5] = 99_999;
});
const explain = ["explain", now, "--rule", "R20", "--previous", cli.at("last.json")];

/** Through a shell, as its user runs it. */
const shell = (script: string): { readonly code: number | null; readonly err: string; readonly out: string } => {
  const ran = spawnSync("bash", ["-c", script], { cwd: cli.at("."), encoding: "utf8", env: { ...process.env, N: program } });
  return { code: ran.status, err: ran.stderr, out: ran.stdout };
};

const WRITERS: readonly (readonly [string, readonly string[], string])[] = [
  ["create", ["create", "--year", "2024", "--force", "--out"], "x.xlsx"],
  ["fill", ["fill", now, "--force", "--out"], "x.xlsx"],
  ["report", ["report", now, "--force", "--out"], "x.docx"],
  ["compare", ["compare", cli.at("last.json"), now, "--format", "json", "--force", "--out"], "x.json"],
  ["sum", ["sum", now, "--force", "--out"], "x.xlsx"],
  ["check", ["check", now, cli.at("last.json"), "--format", "json", "--force", "--out"], "x.json"],
  ["check, a board", ["check", now, cli.at("last.json"), "--format", "xlsx", "--force", "--out"], "y.xlsx"],
  ["explain", [...explain, "--key", "R20.disclosure.governmentRules", "--reason", "年内三件自然失效", "--out"], "r.json"],
];
const OLD = '{"explanations":[]}\n';

onUnix.each(WRITERS)("%s", (name, args, out) => {
  const folder = cli.at(`kill-${name.replace(/\W/gu, "")}`);
  const file = join(folder, out);
  beforeAll(() => mkdirSync(folder));

  it("killed at any moment leaves the old file whole, or the new one", async () => {
    writeFileSync(file, OLD);
    const start = Date.now();
    const whole = cli.run(...args, file);
    const took = Date.now() - start;
    expect([whole.err, existsSync(file)]).toEqual([expect.not.stringContaining("写不了"), true]);
    const length = readFileSync(file).length;
    expect(readFileSync(file, "utf8")).not.toBe(OLD);
    for (let i = 0; i < 6; i += 1) {
      writeFileSync(file, OLD);
      const run = spawn(process.execPath, [program, ...args, file], { stdio: "ignore" });
      const timer = setTimeout(() => run.kill(i % 2 === 0 ? "SIGKILL" : "SIGINT"), took * (0.4 + Math.random() * 0.7));
      await once(run, "exit");
      clearTimeout(timer);
      const left = readFileSync(file);
      // A time of writing may be in it, packed to a few bytes more or less.
      if (left.toString() !== OLD) expect(Math.abs(left.length - length)).toBeLessThan(64);
      // What lies beside it for a moment is hidden, and belongs to no report.
      expect(readdirSync(folder).filter((one) => one !== out && !one.startsWith("."))).toEqual([]);
    }
  });

  it("on a full disk leaves the old file, and says so", () => {
    writeFileSync(file, OLD);
    // No file may be longer than that: what a disk says that is full in the midst of a file.
    const ran = shell(
      `trap '' XFSZ; ulimit -f 0; exec node "$N" ${args.map((one) => `'${one}'`).join(" ")} '${file}' 2>&1 | cat`,
    );
    expect(ran.out).toContain(`写不了${file}（超出文件大小的上限），原有内容没有改动，`);
    expect(readFileSync(file, "utf8")).toBe(OLD);
    // What the killed ones before left is hidden.
    expect(readdirSync(folder).filter((one) => !/^\.nianbao-.*\.tmp$/u.test(one))).toEqual([out]);
  });
});

onUnix("standard output", () => {
  beforeAll(() => {
    mkdirSync(cli.at("many"));
    for (let i = 0; i < 60; i += 1) linkSync(now, cli.at(`many/${i}.json`));
  });

  (existsSync("/dev/full") ? it : it.skip).each(["check now.json", "check many", "read now.json", "rules", "--help"])(
    "on a full disk: %s ends with 2 and one sentence",
    (args) => {
      expect(shell(`node "$N" ${args} > /dev/full`)).toEqual({
        code: 2,
        out: "",
        err: "结果没有写完（磁盘已满），请腾出空间或换一个地方后再试。\n",
      });
    },
  );

  it.each(["check many", "read now.json", "rules"])("whose reader goes away: %s ends as it would have", (args) => {
    const heard = shell(`node "$N" ${args} > /dev/null`);
    expect(shell(`node "$N" ${args} | true; exit \${PIPESTATUS[0]}`)).toEqual({ ...heard, out: "" });
  });
});

it("what the work began with is not written over, also by another name and with --force", () => {
  const before = readFileSync(now, "utf8");
  if (!existsSync(cli.at("alias.json"))) linkSync(now, cli.at("alias.json"));
  symlinkSync("now.json", cli.at("soft.json"));
  for (const out of [now, cli.at("./alias.json"), cli.at("soft.json")])
    for (const args of [
      ["check", now, "--format", "json"],
      ["report", now],
      ["compare", cli.at("last.json"), now, "--format", "json"],
    ]) {
      const ran = cli.run(...args, "--out", out, "--force");
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(`${out}是这次要读的文件，没有改动，`)]);
    }
  expect(readFileSync(now, "utf8")).toBe(before);
});

it("reasons written in several windows at once are all there", async () => {
  const side = cli.at("together.json");
  const units = Array.from({ length: 6 }, (_, i) => cli.figures(suqian2024, `unit${i}.json`, `第${i}局`));
  const codes = await Promise.all(
    units.map(async (unit, i) => {
      cli.figures(suqian2023, `before${i}.json`, `第${i}局`, (values) => {
        values[2] = 15;
      });
      const args = ["explain", unit, "--rule", "R20", "--reason", "年内三件自然失效", "--previous", cli.at(`before${i}.json`)];
      const [code] = (await once(spawn(process.execPath, [program, ...args, "--out", side], { stdio: "ignore" }), "exit")) as [
        number,
      ];
      return code;
    }),
  );
  expect(codes).toEqual(units.map(() => 0));
  const { explanations } = JSON.parse(readFileSync(side, "utf8")) as ExplanationFile;
  expect(explanations.map(({ unit }) => unit).sort()).toEqual(units.map((_, i) => `第${i}局`));
});

describe("one bad file in a batch", () => {
  const folder = cli.at("batch");
  /** Within every limit on sizes, and yet more than some machine may spend on a file. */
  const costly = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${"<table><tr><td>规章<td>自然人<td>总计<tr><td>1<td>2</table>".repeat(60_000)}`;
  beforeAll(() => {
    mkdirSync(folder);
    for (const name of ["a", "c"]) linkSync(now, join(folder, `${name}.json`));
    writeFileSync(join(folder, "b.html"), costly);
  });
  const errors = (...args: string[]): (string | undefined)[] => {
    const ran = cli.run("check", folder, "--format", "json", ...args);
    expect(ran.code).toBe(2);
    return (JSON.parse(ran.out) as { error?: string }[]).map(({ error }) => error);
  };

  it("takes more memory than it may: its own line, and the others are done", () => {
    expect(errors("--megabytes", "32")).toEqual([undefined, expect.stringContaining("读取所用的内存超过32MB"), undefined]);
  });

  it("takes more time than it may: its own line, and the others are done", () => {
    writeFileSync(join(folder, "b.html"), costly.repeat(3));
    expect(errors("--seconds", "1")).toEqual([undefined, expect.stringContaining("读取所用的时间超过1秒"), undefined]);
    rmSync(join(folder, "b.html"));
  });

  (process.platform === "win32" ? it.skip : it)("is a pipe, or a link that leads nowhere", () => {
    expect(spawnSync("mkfifo", [join(folder, "b.txt")]).status).toBe(0);
    symlinkSync("nowhere", join(folder, "d.docx"));
    expect(errors()).toEqual([
      undefined,
      expect.stringContaining("（是管道，不是文件）"),
      undefined,
      expect.stringContaining("（链接指向的文件不存在）"),
    ]);
  });
});
