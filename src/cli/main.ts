// The command line: chooses adapters, answers with an exit code. 0 nothing broken, 1 findings, 2 something could not be read.
import { given, meant, type Given } from "./arguments";
import { PRODUCT } from "./product";
import { asking, misused, say } from "./terminal";
import { COMMANDS, helpOf, helpOfAll, isCommand, type CommandName } from "./usage";

const HELP = new Set(["--help", "-h", "help"]);

/** Each command is loaded when it is asked for. */
async function ask(name: CommandName, { operands, options }: Given): Promise<number> {
  const [first] = operands;
  switch (name) {
    case "create":
      return (await import("./commands/create")).create(options);
    case "read":
      return (await import("./commands/read")).read(first, options);
    case "fill":
      return (await import("./commands/fill")).fill(first, options);
    case "check":
      return (await import("./commands/check")).check(operands, options);
    case "explain":
      return (await import("./commands/explain")).explain(operands, options);
    case "sum":
      return (await import("./commands/sum")).sum(operands, options);
    case "compare":
      return (await import("./commands/compare")).compare(operands, options);
    case "report":
      return (await import("./commands/report")).report(first, options);
    case "rules":
      return (await import("./commands/rules")).rules(options);
    case "verify":
      return (await import("./commands/verify")).verify(operands, options);
  }
}

async function run(): Promise<number> {
  const [word, ...rest] = process.argv.slice(2);
  if (word === "--version") {
    say(PRODUCT.version);
    return 0;
  }
  // “help check” asks for the same as “check --help”.
  const name = word === "help" ? rest[0] : word;
  if (name === undefined || HELP.has(name)) {
    say(helpOfAll(`${PRODUCT.name} ${PRODUCT.version}　政府信息公开工作年度报告三张统计表的填报、审核与入文`));
    return word === undefined ? 2 : 0;
  }
  if (!isCommand(name)) {
    const like = await meant(name, Object.keys(COMMANDS));
    return misused(`没有“${name}”这个命令${like === undefined ? "" : `，是不是 ${like}`}。`);
  }
  if (word === "help" || rest.includes("--help") || rest.includes("-h")) {
    say(helpOf(name));
    return 0;
  }
  asking(name);
  const asked = await given(name, COMMANDS[name], rest);
  return typeof asked === "string" ? misused(asked) : ask(name, asked);
}

process.exitCode = await run();
