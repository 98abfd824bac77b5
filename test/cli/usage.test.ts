// What each command can be asked, what its help says of it, and the sentence for what it cannot be asked.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { given } from "../../src/cli/arguments";
import { COMMANDS, helpOf, helpOfAll, isCommand, type Command, type CommandName } from "../../src/cli/usage";
import { commandLine, type CommandLine } from "../support/command-line";

const names = Object.keys(COMMANDS) as CommandName[];
const asked = (name: CommandName, ...args: string[]) => given(name, COMMANDS[name], args);

describe.each(names)("%s", (name) => {
  const command: Command = COMMANDS[name];
  const options = Object.entries(command.options);

  it("its help names its own options and no other", () => {
    const named = [...helpOf(name).matchAll(/^ {2}--([a-z-]+)/gmu)].map(([, option]) => option);
    expect(named).toEqual(Object.keys(command.options));
    expect(helpOfAll("")).toContain(`  ${name} `.trimEnd());
  });

  it("takes every option that it declares, and gives it back", async () => {
    for (const [option, { type, multiple }] of options) {
      const args =
        type === "boolean" ? [`--${option}`] : multiple ? [`--${option}`, "甲", `--${option}=乙`] : [`--${option}`, "甲"];
      const wanted = type === "boolean" ? true : multiple ? ["甲", "乙"] : "甲";
      expect(await asked(name, ...args)).toEqual({ operands: [], options: { [option]: wanted } });
    }
  });

  it("refuses an option that another command has", async () => {
    const strange = [...new Set(names.flatMap((other) => Object.keys(COMMANDS[other].options)))].filter(
      (option) => !Object.hasOwn(command.options, option),
    );
    for (const option of strange)
      expect(await asked(name, `--${option}`, "甲")).toMatch(new RegExp(`^${name} 没有“--${option}”这个选项.*。$`, "u"));
  });

  it("refuses an option whose value was forgotten, at the end or before the next one", async () => {
    for (const [option, { type }] of options.filter(([, one]) => one.type === "string"))
      for (const args of [[`--${option}`], [`--${option}`, "--force"], [`--${option}=`], [`--${option}`, ""]])
        expect([type, await asked(name, ...args)]).toEqual(["string", expect.stringContaining(`--${option} 后面要写内容，如 `)]);
  });
});

it.each<[CommandName, string[], string]>([
  ["check", ["a.docx", "--previus", "b.docx"], "check 没有“--previus”这个选项，是不是 --previous。"],
  ["check", ["a.docx", "-f"], "check 没有“-f”这个选项"],
  ["check", ["a.docx", "--sameness=yes"], "--sameness 后面不写内容。"],
  ["check", ["a.docx", "--year", "2023", "--year", "2024"], "--year 写了两次，只能写一次。"],
  ["check", ["--constructor"], "check 没有“--constructor”这个选项。"],
  ["read", ["a.docx", "b.docx"], "read 只要1个文件，多出了“b.docx”。"],
  ["create", ["a.docx", "--year", "2024"], "create 不需要文件，多出了“a.docx”。"],
])("%s %j", async (name, args, sentence) => {
  expect(await asked(name, ...args)).toContain(sentence);
});

it("what stands behind -- is a file", async () => {
  expect(await asked("check", "--", "--year")).toEqual({ operands: ["--year"], options: {} });
});

it("every command that the README shows can be asked so", async () => {
  const page = readFileSync(join(__dirname, "../../README.md"), "utf8");
  const shown = [...page.matchAll(/npm run -s nianbao -- ([^`\n]+)/gu)].map(([, line]) => line!.trim().split(/\s+/u));
  expect(shown.length).toBeGreaterThan(4);
  for (const [name = "", ...args] of shown) {
    if (name === "--help") continue;
    if (!isCommand(name)) throw new Error(`the README shows ${name}`);
    expect(await asked(name, ...args)).toMatchObject({ operands: expect.any(Array) });
  }
});

describe("as it is run", () => {
  let line: CommandLine;
  beforeAll(() => {
    line = commandLine();
  });
  afterAll(() => line.end());

  it.each<[string[], string]>([
    [["chek", "a.docx"], "没有“chek”这个命令，是不是 check。 用 nianbao --help 查看用法。\n"],
    [["什么"], "没有“什么”这个命令。 用 nianbao --help 查看用法。\n"],
    [["toString"], "没有“toString”这个命令。 用 nianbao --help 查看用法。\n"],
    [["sum", "a.docx", "--out"], "--out 后面要写内容，如 --out 汇总.xlsx。 用 nianbao sum --help 查看用法。\n"],
    [["check"], "check 需要至少一个文件或文件夹。 用 nianbao check --help 查看用法。\n"],
  ])("%j", (args, err) => {
    expect(line.run(...args)).toEqual({ code: 2, out: "", err });
  });

  it("a command's help is that command's alone, however it is asked for", () => {
    const { code, out, err } = line.run("check", "--help");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("--sameness");
    expect(out).not.toContain("--template");
    expect(line.run("help", "check").out).toBe(out);
    expect(line.run("check", "-h", "a.docx").out).toBe(out);
  });
});
