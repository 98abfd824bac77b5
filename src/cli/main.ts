// The command line: chooses adapters, answers with an exit code. 0 nothing broken, 1 findings, 2 something could not be read.
import { parseArgs } from "node:util";
import type { Options } from "./options";
import { PRODUCT } from "./product";
import { misused, say } from "./terminal";

const HELP = `${PRODUCT.name} ${PRODUCT.version}　政府信息公开工作年度报告三张统计表的填报、审核与入文

用法：npm run -s nianbao -- 命令 [选项]

  create --year 2024 --unit 名称 [--variant beijing|hubei] --out 表.xlsx
      生成空白的法定表样工作簿
  read 来源 [--json]
      读出三张表的数据，说明与表样的每一处出入
  fill 来源 --out 表.xlsx
      把任何来源（xlsx、docx、html、txt、json）的数据填成法定样式的工作簿
  check 来源… [--previous 上年报告] [--with 统计表.xlsx] [--explanations 审核说明.json]
        [--format text|json|html|xlsx] [--out 文件] [--jobs 数] [--sameness]
      审核一个文件，或整个文件夹（--sameness 找出各单位之间雷同的正文）；报告的正文与三张表、上年报告、统计表一并核对
  explain 来源 --rule R40 [--key 问题名称] --reason 原因 [--previous 上年报告] [--with 统计表.xlsx]
      为准强制性、核实性问题写审核说明（至少6个字），存为旁边的“审核说明.json”；审核时用 --explanations 带上
  sum 来源… [--parent 上级报告] [--list 单位名单.txt] [--out 汇总.xlsx] [--format text|json]
      汇总各单位的报告，列明计入、重复、未报的单位和本级差额
  compare 甲 乙 [--format text|json|html|xlsx] [--out 文件]
      本年与上年（或同一年度的两份）逐格对照，列出衔接关系和无对应的栏目
  report 来源 [--template 模板.docx] --out 报告.docx|.html|.json|.csv
      写成年度报告；或填入自己的模板、去年的报告：统计表、占位符，其余内容原样保留
  report 来源 --again 报告.docx --out 新报告.docx
      数据改动后再次写入：只更新上次写入的位置；手工改过的位置不覆盖，用 --conflict 决定
      --bind 同时更新正文中识别出的数字　--draft 起草依申请公开、信息处理费两段
      --conflict theirs|ours|both 手工改过的位置：保留文档、改用统计表、两者并存
      --override 理由 有强制性问题或待补填项时不在文档上标明（至少6个字）　--preview 只看将写入什么
  report --placeholders [--edition 2021]
      列出模板里可以写的全部占位符
  verify 文件…
      核对Word、网页、JSON等文件里的数据摘要是否一致
  rules [--edition 2021] [--format markdown|json]
      列出全部审核规则和依据

通用选项：--year 年度　--unit 单位全称（文件里没有写明时使用；与文件里写的不同时以这里为准，并予提示）　--force 允许覆盖已有文件
结束代码：0 没有问题　1 有强制性、准强制性问题或待定项　2 有文件无法读取（read、fill、report 还有：统计表无法读取）
`;

async function run(): Promise<number> {
  const [command, ...rest] = process.argv.slice(2);
  if (command === undefined || command === "--help" || command === "-h" || command === "help") {
    say(HELP);
    return command === undefined ? 2 : 0;
  }
  if (command === "--version") {
    say(PRODUCT.version);
    return 0;
  }
  let parsed;
  try {
    parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        year: { type: "string" },
        unit: { type: "string" },
        variant: { type: "string" },
        out: { type: "string" },
        format: { type: "string" },
        previous: { type: "string", multiple: true },
        sameness: { type: "boolean" },
        explanations: { type: "string", multiple: true },
        rule: { type: "string" },
        key: { type: "string" },
        reason: { type: "string" },
        parent: { type: "string" },
        list: { type: "string" },
        with: { type: "string", multiple: true },
        jobs: { type: "string" },
        template: { type: "string" },
        edition: { type: "string" },
        again: { type: "string" },
        bind: { type: "boolean" },
        draft: { type: "boolean" },
        conflict: { type: "string" },
        override: { type: "string" },
        preview: { type: "boolean" },
        placeholders: { type: "boolean" },
        json: { type: "boolean" },
        force: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    const option = /'(-[^']*)'/u.exec(error instanceof Error ? error.message : "")?.[1] ?? "";
    return misused(`不认识或用错了选项${option === "" ? "" : `“${option}”`}。`);
  }
  const options: Options = parsed.values;
  const [first] = parsed.positionals;
  if (parsed.values.help) {
    say(HELP);
    return 0;
  }
  // Each command is loaded when it is asked for.
  switch (command) {
    case "create":
      return (await import("./commands/create")).create(options);
    case "read":
      return (await import("./commands/read")).read(first, options);
    case "fill":
      return (await import("./commands/fill")).fill(first, options);
    case "check":
      return (await import("./commands/check")).check(parsed.positionals, options);
    case "explain":
      return (await import("./commands/explain")).explain(parsed.positionals, options);
    case "sum":
      return (await import("./commands/sum")).sum(parsed.positionals, options);
    case "compare":
      return (await import("./commands/compare")).compare(parsed.positionals, options);
    case "report":
      return (await import("./commands/report")).report(first, options);
    case "rules":
      return (await import("./commands/rules")).rules(options);
    case "verify":
      return (await import("./commands/verify")).verify(parsed.positionals, options);
    default:
      return misused(`没有“${command}”这个命令。`);
  }
}

process.exitCode = await run();
