// What each command is asked with: its files, its options, and what --help says of them. Nothing here is slow to load.

interface Option {
  readonly type: "string" | "boolean";
  /** May be given several times. */
  readonly multiple?: true;
  /** What stands behind it, as the help shows it. */
  readonly value?: string;
  readonly about: string;
}

export interface Command {
  /** What the files are called, and how many of them there may be. */
  readonly operands: string;
  readonly most: number;
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  /** The options without which it does nothing. */
  readonly required?: readonly string[];
}

const given = (value: string, about: string) => ({ type: "string", value, about }) as const;
const several = (value: string, about: string) => ({ type: "string", multiple: true, value, about }) as const;
const flag = (about: string) => ({ type: "boolean", about }) as const;

const year = given("年度", "报告年度；文件里没有写明时使用，与文件里写的不同时以这里为准，并予提示");
const unit = given("单位全称", "文件里没有写明时使用，与文件里写的不同时以这里为准，并予提示");
const force = flag("允许覆盖已有文件");
const previous = several("上年报告", "与上年报告核对；可以写几次，也可以是文件夹");
const tables = several("统计表.xlsx", "与统计表核对；可以写几次，也可以是文件夹");
const out = (file: string, about = "写到哪个文件") => given(file, about);
const format = (kinds: string) => given(kinds, "结果的格式，不写时是第一种");
const profile = given("地方要求.json|.xlsx|文号", "并按地方要求核对；文号是自带的那一份，如 武政办发〔2025〕54号");
const edition = given("施行年份", "哪一版统一格式");
const variant = given("beijing|hubei", "地方表样");

export const COMMANDS = {
  create: {
    operands: "",
    most: 0,
    about: "生成空白的法定表样工作簿",
    options: { year: given("2024", "报告年度"), unit, variant, out: out("表.xlsx"), force },
    required: ["year", "out"],
  },
  read: {
    operands: "来源",
    most: 1,
    about: "读出三张表的数据，说明与表样的每一处出入",
    options: { json: flag("以JSON列出"), year, unit },
  },
  fill: {
    operands: "来源",
    most: 1,
    about: "把任何来源（xlsx、docx、html、txt、json）的数据填成法定样式的工作簿",
    options: {
      out: out("表.xlsx"),
      identity: given("来源|本簿", "要覆盖的工作簿是另一单位、年度或表样的：按来源的全部改写，还是单位、年度不变，只取来源的数"),
      zeros: flag("其余空格补0：先列出要填0的格；现行有效、上年结转等不填"),
      charts: flag("加一张“图示”：表三、表四的图，随表里的数变动，可以编辑；不足10件的不画"),
      previous: given("上年报告", "与 --zeros 同用，现行有效、上年结转等从上年报告取得；与 --charts 同用，图里并列上年"),
      year,
      unit,
      force,
    },
    required: ["out"],
  },
  check: {
    operands: "来源…",
    most: Infinity,
    about: "审核一个文件，或整个文件夹；报告的正文与三张表、上年报告、统计表一并核对",
    options: {
      previous,
      with: tables,
      profile,
      explanations: several("审核说明.json", "带上已写的审核说明"),
      list: given(
        "单位名单",
        "每行一个单位（.xlsx、.csv、.txt都行，可有“曾用名”“收到日期”两栏）：列出未报、重报、改名、迟报和催报的话",
      ),
      due: given("2026-01-31", "报送期限，与 --list 同用；收到的日期按名单，名单没有的按文件的修改时间"),
      office: given("落款", "催报的落款，与 --list 同用"),
      "previous-round": several("上一轮.json", "上一轮 check --format json 的结果：逐单位列出新增、仍有、已改、说明已收"),
      "against-rules": given(
        "规则.json|地方要求|法定",
        "同一份文件再按另一套规则判一次，说出不同（去年为什么能过）：规则.json 是 rules --format json 存的，规则的有无和类别按它，算法按这一版",
      ),
      accepted: given("验收.json", "accept 写下的验收记录：说出验收以后哪些数有改动"),
      format: format("text|json|html|xlsx"),
      out: out("文件"),
      jobs: given("数", "同时用几个线程"),
      seconds: given("20", "一个文件最多用几秒，超过的不再审核"),
      megabytes: given("512", "一个文件最多用多少兆内存，超过的不再审核"),
      sameness: flag("找出各单位之间雷同的正文"),
      trace: flag("列出正文每一个数是按哪条规则、依据哪些词读出的，由台账计数的每一格是哪几件"),
      year,
      unit,
      force,
    },
  },
  return: {
    operands: "来源…",
    most: Infinity,
    about:
      "把需要退回的报告逐单位写成退回单：必须改正的、需要说明的、供参考的，可能的正确值，什么时候交；不写 --out 时列出文字，可以直接复制",
    options: {
      out: out("文件夹|退回单.zip|退回单.docx", "文件夹或压缩包里一个单位一份，.docx是全部单位合成一份"),
      due: given("2026-02-05", "请在哪一天前重新报送"),
      office: given("落款", "退回的单位"),
      contact: given("联系人", "联系人和电话"),
      template: given(
        "模板.docx",
        "用自己的退回单：写上{{单位}}、{{改正}}、{{说明}}、{{参考}}、{{问题表}}、{{期限}}、{{落款}}、{{日期}}等",
      ),
      "previous-round": several("上一轮.json", "上一轮 check --format json 的结果：说明上一次的问题改了几处"),
      previous,
      with: tables,
      profile,
      explanations: several("审核说明.json", "带上已写的审核说明，说明了的不再要求"),
      jobs: given("数", "同时用几个线程"),
      seconds: given("20", "一个文件最多用几秒，超过的不再审核"),
      megabytes: given("512", "一个文件最多用多少兆内存，超过的不再审核"),
      year,
      unit,
      force,
    },
  },
  accept: {
    operands: "来源…",
    most: Infinity,
    about: "验收：没有必须处理的问题的，记下数据摘要、规则和日期，写入验收记录；以后数据有改动，check --accepted 看得出来",
    options: {
      by: given("审核人", "由谁验收"),
      correction: given("理由", "验收以后又更正的：写明为什么更正，与原来的一份连在一起；数据相同的、没有验收过的不收"),
      waive: several("R40=理由", "这条规则的问题准予通过，写明理由（至少6个字），列入验收记录"),
      previous,
      with: tables,
      profile,
      explanations: several("审核说明.json", "带上已写的审核说明"),
      out: out("验收.json", "写到哪个文件；已有的记录保留，同一单位同一年度的换成这一次的"),
      jobs: given("数", "同时用几个线程"),
      seconds: given("20", "一个文件最多用几秒，超过的不再审核"),
      megabytes: given("512", "一个文件最多用多少兆内存，超过的不再审核"),
      year,
      unit,
    },
    required: ["by", "out"],
  },
  explain: {
    operands: "来源",
    most: 1,
    about: "为准强制性、核实性问题写审核说明，存为旁边的“审核说明.json”；审核时用 --explanations 带上",
    options: {
      rule: given("规则号", "问题所依据的规则，照审核结果里写的"),
      reason: given("原因", "至少6个字"),
      key: given("问题名称", "同一条规则有几个问题时，写明是哪一个"),
      previous,
      with: tables,
      out: out("审核说明.json"),
      year,
      unit,
    },
    required: ["rule", "reason"],
  },
  sum: {
    operands: "来源…",
    most: Infinity,
    about:
      "汇总各单位的报告，列明计入、重复、未报的单位和本级差额；一个单位报了两份不同的，计最新的一份；一个工作簿里可以有几个单位",
    options: {
      parent: given("上级报告", "与上级报告核对，列出本级差额"),
      list: given("单位名单", "每行一个单位（.xlsx、.csv、.txt都行），列出未报的单位"),
      without: several("单位=理由", "这个单位不计入，写明理由（至少6个字），可以写几次；名单和表下都印出来"),
      out: out("汇总.xlsx"),
      format: format("text|json"),
      year,
      unit,
      force,
    },
  },
  compare: {
    operands: "甲 乙",
    most: 2,
    about: "本年与上年（或同一年度的两份）逐格对照，列出衔接关系和无对应的栏目",
    options: { format: format("text|json|html|xlsx"), out: out("文件"), year, force },
  },
  report: {
    operands: "来源",
    most: 1,
    about: "写成年度报告；或填入自己的模板、去年的报告：统计表、占位符，其余内容原样保留",
    options: {
      out: out("报告.docx|.html|.json|.csv", "写到哪个文件；名称以“图解.html”结尾的，写成一页图解"),
      template: given("模板.docx", "填入自己的模板或去年的报告"),
      again: given("报告.docx", "数据改动后再次写入：只更新上次写入的位置；手工改过的位置不覆盖，用 --conflict 决定"),
      conflict: given("theirs|ours|both", "手工改过的位置：保留文档、改用统计表、两者并存"),
      final: flag("定稿：来源是写好的报告，去掉写入的标记、记录和草稿，其余一字不动"),
      table: several("表=处", "同一张表有几处时写哪一处：表三=第3个表格，几处都写：表三=第2个表格、第4个表格；写过以后就记住了"),
      number: several("处=做法", "没有写入的数怎么办，可以写几次：第4段的121件=结转下年（改写），=保留，=标出"),
      bind: flag("同时更新正文中识别出的数字"),
      draft: flag("起草依申请公开、信息处理费两段"),
      charts: flag("表三、表四后面加图：.docx是Word自己的图，可以编辑；.html附数据表；不足10件的不画"),
      override: given("理由", "有强制性问题或待补填项时不在文档上标明（至少6个字）"),
      preview: flag("只看将写入什么"),
      previous: several("上年报告", "与上年报告核对"),
      placeholders: flag("列出模板里可以写的全部占位符；写上 --out 模板.docx，生成一份带占位符的模板，留着每年填"),
      edition,
      variant,
      year,
      unit,
      force,
    },
  },
  verify: {
    operands: "文件…",
    most: Infinity,
    about: "核对Word、网页、JSON等文件里的数据摘要是否一致",
    options: { year, unit },
  },
  ledger: {
    operands: "",
    most: 0,
    about: "生成申请台账：逐件登记，表三、表四由公式自动计数",
    options: { year: given("2025", "报告年度"), unit, out: out("台账.xlsx"), force },
    required: ["year", "out"],
  },
  count: {
    operands: "台账",
    most: 1,
    about: "由台账逐件计数，填成三张表；别的系统导出的台账也行，看不懂的说法列进对照文件，答好再数",
    options: {
      year: given("2025", "报告年度"),
      map: given("对照.json", "栏目和说法的对照；没有这个文件时写一份，答好后再用"),
      out: out("三表.xlsx", "写到哪个文件：台账、三张表和台账统计在一起"),
      tables: given("live|fixed", "表三、表四用活公式（不写时）或者固定的数"),
      reasons: flag("逐格列出登记编号"),
      statistics: flag("列出按月、方式、类型、结果的统计和起草的句子"),
      unit,
      force,
    },
    required: ["year"],
  },
  rules: {
    operands: "",
    most: 0,
    about: "列出全部审核规则和依据",
    options: {
      edition,
      profile,
      format: format("markdown|json"),
      out: given("地方要求.json|.xlsx", "把 --profile 的地方要求另存为JSON或工作表，改好再用"),
      force,
    },
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;
export const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** A command's options as they were given; it can be asked for no other. */
export type OptionsOf<Name extends CommandName> = {
  readonly [Key in keyof (typeof COMMANDS)[Name]["options"]]?:
    | ((typeof COMMANDS)[Name]["options"][Key] extends { readonly multiple: true }
        ? readonly string[]
        : (typeof COMMANDS)[Name]["options"][Key] extends { readonly type: "boolean" }
          ? boolean
          : string)
    | undefined;
};

const RUN = "npm run -s nianbao --";
const CODES =
  "结束代码：0 没有问题　1 有强制性、准强制性问题或待定项　2 有文件无法读取（read、fill、report 还有：统计表无法读取）";

const words = (...some: readonly string[]): string => some.filter((word) => word !== "").join(" ");
const optionText = (name: string, { value }: Option): string => words(`--${name}`, value ?? "");

/** The line that shows how a command is called. */
function line(name: string, { operands, options, required = [] }: Command): string {
  const needed = required.map((one) => optionText(one, options[one]!));
  return words(name, operands, ...needed, Object.keys(options).length > needed.length ? "[选项]" : "");
}

/** @param product - name, version and purpose, the help's first line */
export function helpOfAll(product: string): string {
  const commands = Object.entries<Command>(COMMANDS).map(([name, command]) => `  ${line(name, command)}\n      ${command.about}`);
  return [product, `用法：${RUN} 命令 [选项]`, commands.join("\n"), `一个命令有哪些选项：${RUN} check --help\n${CODES}`].join(
    "\n\n",
  );
}

export function helpOf(name: CommandName): string {
  const command: Command = COMMANDS[name];
  const options = Object.entries(command.options).map(([key, option]) => `  ${optionText(key, option)}\n      ${option.about}`);
  return [`用法：${RUN} ${line(name, command)}`, command.about, `选项：\n${options.join("\n")}`, CODES].join("\n\n");
}
