// The command line: chooses adapters, answers with an exit code. 0 nothing broken, 1 findings, 2 something could not be read.
import { given, meant, type Given } from "./arguments";
import { codeWithOutput, watchOutput } from "../adapters/disk/standard-output";
import { PRODUCT } from "./product";
import { askedOnTerminal, misused, printNotice, printResult } from "./terminal";
import { COMMANDS, helpOf, helpOfAll, isCommand, type CommandName } from "./usage";

const HELP = new Set(["--help", "-h", "help"]);

/** Each command is loaded when it is asked for. */
async function ask(name: CommandName, { operands, options }: Given): Promise<number> {
  const [first] = operands;
  switch (name) {
    case "create":
      return (await import("./commands/create")).createCommand(options);
    case "read":
      return (await import("./commands/read")).readCommand(first, options);
    case "fill":
      return (await import("./commands/fill")).fillCommand(first, options);
    case "check":
      return (await import("./commands/check")).checkCommand(operands, options);
    case "return":
      return (await import("./commands/return")).returnCommand(operands, options);
    case "accept":
      return (await import("./commands/accept")).acceptCommand(operands, options);
    case "explain":
      return (await import("./commands/explain")).explainCommand(operands, options);
    case "sum":
      return (await import("./commands/sum")).sumCommand(operands, options);
    case "compare":
      return (await import("./commands/compare")).compareCommand(operands, options);
    case "report":
      return (await import("./commands/report")).reportCommand(first, options);
    case "ledger":
      return (await import("./commands/ledger")).ledgerCommand(options);
    case "count":
      return (await import("./commands/count")).countCommand(first, options);
    case "rules":
      return (await import("./commands/rules")).rulesCommand(options);
    case "verify":
      return (await import("./commands/verify")).verifyCommand(operands, options);
  }
}

async function run(): Promise<number> {
  const [word, ...rest] = process.argv.slice(2);
  if (word === "--version") {
    printResult(PRODUCT.version);
    return 0;
  }
  // “help check” asks for the same as “check --help”.
  const name = word === "help" ? rest[0] : word;
  if (name === undefined || HELP.has(name)) {
    printResult(helpOfAll(`${PRODUCT.name} ${PRODUCT.version}　政府信息公开工作年度报告三张统计表的填报、审核与入文`));
    return word === undefined ? 2 : 0;
  }
  if (!isCommand(name)) {
    const like = await meant(name, Object.keys(COMMANDS));
    return misused(`没有“${name}”这个命令${like === undefined ? "" : `，是不是 ${like}`}。`);
  }
  if (word === "help" || rest.includes("--help") || rest.includes("-h")) {
    printResult(helpOf(name));
    return 0;
  }
  askedOnTerminal(name);
  const asked = await given(name, COMMANDS[name], rest);
  return typeof asked === "string" ? misused(asked) : ask(name, asked);
}

/** Our own fault, or a machine that says no where nobody thought of it: one sentence, and no code that means something else. */
async function answer(): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    printNotice(`程序出错，没有做完（${what.split("\n", 1)[0]!}），请把所用的文件和这句话一并反馈。`);
    return 2;
  }
}

watchOutput((detail) => printNotice(`结果没有写完（${detail}），请腾出空间或换一个地方后再试。`));
// Until it is answered nothing has been found right.
process.exitCode = 2;
void answer().then((code) => {
  process.exitCode = codeWithOutput(code);
});
