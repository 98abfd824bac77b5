// The reference pages: every form as it is printed, with its stable names, and every rule with its ground.
import type { Domain } from "../core/form/form";
import { leaves, type Leaf } from "../core/form/lines";
import type { NumberedForm } from "../core/form/numbered-form";
import type { RuleClass, RuleText } from "../core/form/rule-text";

const CLASSES: Readonly<Record<RuleClass, string>> = { A: "强制性", B: "准强制性", C: "核实性", D: "提示性" };
const STATUSES: Readonly<Record<RuleText["status"], string>> = { official: "官方", derived: "推导", local: "地方" };

const escaped = (text: string): string =>
  text.replace(/[\\|<>*_`[\]]/g, "\\$&").replace(/\s+/g, (run) => (run.includes("\n") ? "<br>" : run));
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => "---")),
  ...rows.map((cells) => row(cells.map(escaped))),
];

const years = (since: number, until: number | undefined): string =>
  until === undefined ? `${since}年度起` : since === until ? `${since}年度` : `${since}至${until}年度`;

const labelOf = (leaf: Leaf): string => [...leaf.under, leaf.label].filter((label) => label !== "").join(" · ");

function holds(domain: Domain): string {
  switch (domain.kind) {
    case "count":
      return `非负整数（${domain.unit}）`;
    case "change":
      return `带正负号的整数（${domain.unit}）`;
    case "amount":
      return `非负金额（${domain.unit === "" ? "表样未印单位" : domain.unit}${domain.decimals === undefined ? "" : `，${domain.decimals}位小数`}）`;
  }
}

const kind = (leaf: Leaf): string => (leaf.line.kind === "total" ? "合计" : "填报");

/** One form: its tables with rows, columns, what they hold, and the name of every line. */
export function formMarkdown(form: NumberedForm): string {
  const { edition, variant } = form;
  const title = variant ? `${edition.name}·${variant.name}` : edition.name;
  const lines = [
    `# ${title}`,
    "",
    `${edition.document}，${years(edition.since, edition.until)}${variant ? `；${variant.ground}` : ""}。共 ${form.cells.length} 格。`,
  ];
  for (const { table, layout, cells } of form.tables) {
    lines.push(
      "",
      `## ${table.title}`,
      "",
      `表${table.number}，名称 \`${table.id}\`，${layout.rows} 行 ${layout.cols} 列，${cells.length} 格数值。`,
    );
    table.blocks.forEach((block, index) => {
      if (block.banner !== "") lines.push("", `### ${block.banner}`);
      if (block.stubhead !== "") lines.push("", `左上角：${escaped(block.stubhead)}`);
      const own = cells.filter((cell) => cell.block === table.blocks[index]);
      const holdsOf = (test: (id: { readonly row: Leaf; readonly column: Leaf }) => boolean): string =>
        [...new Set(own.filter(test).map((cell) => holds(cell.domain)))].join("；");
      lines.push(
        "",
        ...grid(
          ["栏", "名称", "性质", "数值"],
          leaves(block.columns).map((leaf) => [
            labelOf(leaf),
            leaf.id,
            kind(leaf),
            holdsOf(({ column }) => column.id === leaf.id),
          ]),
        ),
      );
      if (leaves(block.rows).some((leaf) => leaf.label !== ""))
        lines.push(
          "",
          ...grid(
            ["行", "名称", "性质"],
            leaves(block.rows).map((leaf) => [labelOf(leaf), leaf.id, kind(leaf)]),
          ),
        );
    });
  }
  return lines.join("\n") + "\n";
}

/** The rules, in the order given. */
export function rulesMarkdown(rules: readonly RuleText[]): string {
  const lines = [
    "# 审核规则",
    "",
    "A 强制性：必须成立；B 准强制性：不成立须书面说明；C 核实性：核对后可说明；D 提示性：可以不理。",
    "",
    ...grid(
      ["编号", "类别", "规则", "依据", "性质", "适用", "例外"],
      rules.map((rule) => [
        rule.id,
        `${rule.class} ${CLASSES[rule.class]}`,
        rule.title,
        rule.ground,
        STATUSES[rule.status],
        years(rule.since, rule.until) + (rule.acrossYears ? "，需上年报告" : ""),
        rule.exceptions ?? "",
      ]),
    ),
  ];
  return lines.join("\n") + "\n";
}

/** A list under a title of its own. */
export const linesMarkdown = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`## ${escaped(title)}`, "", ...grid(heads, rows)].join("\n") + "\n";
