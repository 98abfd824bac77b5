// The whole journey of one report through the command line: text in, workbook, check and finished report out, one line per step.
// node .config/journey.mjs [SOURCE] [--unit 名称] [--year 2020] [--out FOLDER]
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: join(root, "out", "journey") },
    unit: { type: "string" },
    year: { type: "string" },
  },
});
const source = positionals[0] ?? join(root, "assets", "sample", "report-2020.txt");
const out = (name) => join(values.out, name);
const book = out("年报三表.xlsx");
const identity = ["unit", "year"].flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]));
const to = (name) => ["--out", out(name), "--force"];

const steps = [
  { does: "读取文本，识别三张表", run: ["read", source, "--json", ...identity] },
  { does: "填成法定样式的工作簿", run: ["fill", source, ...identity, ...to("年报三表.xlsx")], leaves: book },
  { does: "审核工作簿", run: ["check", book, "--format", "text"], shows: true },
  { does: "审核结果存为网页", run: ["check", book, "--format", "html", ...to("审核报告.html")], leaves: out("审核报告.html") },
  { does: "审核结果存为数据", run: ["check", book, "--format", "json", ...to("审核报告.json")], leaves: out("审核报告.json") },
  { does: "审核结果存为表格", run: ["check", book, "--format", "xlsx", ...to("审核看板.xlsx")], leaves: out("审核看板.xlsx") },
  { does: "写成年度报告文稿", run: ["report", source, ...identity, ...to("年度报告.docx")], leaves: out("年度报告.docx") },
  { does: "写成网站页面", run: ["report", source, ...identity, ...to("年度报告.html")], leaves: out("年度报告.html") },
  { does: "写成开放数据", run: ["report", source, ...identity, ...to("年度报告.json")], leaves: out("年度报告.json") },
];

mkdirSync(values.out, { recursive: true });
let failed = 0;
steps.forEach(({ does, run, leaves, shows }, at) => {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, ".config", "nianbao.mjs"), ...run], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const done = status === 0 && (leaves === undefined || statSync(leaves, { throwIfNoEntry: false })?.size > 0);
  if (!done) failed++;
  const where = leaves === undefined ? "" : ` → ${relative(process.cwd(), leaves)}`;
  console.log(
    `${done ? "✓" : "✗"} ${at + 1}/${steps.length} ${does}${where}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`,
  );
  if (!done) console.log(`${stdout.slice(-2000)}${stderr.slice(-2000)}`.trim());
  else if (shows) console.log(stdout.trimEnd().replace(/^/gm, "    "));
});
process.exit(failed === 0 ? 0 : 1);
