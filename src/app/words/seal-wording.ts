// What is said of reports that were accepted, and of those that were not.
import type { Accepted, Seal } from "../desk/seal";
import type { SealedState } from "../desk/sealed-state";

export const SEALED = { sealed: "已验收", changed: "验收后有改动" } as const;

const FEW = 5;
const shown = (figure: number | string | null): string => (figure === null ? "空格" : String(figure));

/** 2026-01-28由张三验收；此后表二“…”由3改为4，请重新验收。 */
export function sealLine({ state, by, date, changed, waivers }: SealedState): string {
  const when = `${date}由${by}验收`;
  const waived = waivers.length === 0 ? "" : `，准予通过${waivers.map(({ rule, reason }) => `${rule}（${reason}）`).join("、")}`;
  if (state === "sealed") return `${when}${waived}，此后数据没有改动。`;
  const figures = changed.slice(0, FEW).map(({ label, from, to }) => `${label}由${shown(from)}改为${shown(to)}`);
  const what = figures.length === 0 ? "换了表样" : `${figures.join("，")}${changed.length > FEW ? `等${changed.length}格` : ""}`;
  return `${when}${waived}，此后${what}，请核对后重新验收。`;
}

export function refusedLine(source: string, accepted: Extract<Accepted, { readonly ok: false }>): string {
  switch (accepted.why) {
    case "unread":
      return `${source}不能读取，没有验收，请先改好文件。`;
    case "nameless":
      return `${source}没有写明单位或年度，没有验收，请用 --unit、--year 写明。`;
    case "uncorrected":
      return `${source}与${accepted.open[0]!}验收的数据不同，没有验收，是更正的请用 --correction 理由 写明为什么更正。`;
    case "alike":
      return `${source}与${accepted.open[0]!}验收的数据完全相同，不是更正，请核对是不是拿错了文件。`;
    case "first":
      return `${source}还没有验收过，不是更正，请去掉 --correction 后再验收。`;
    case "open": {
      const [first = ""] = accepted.open;
      const more = accepted.open.length > 1 ? `等${accepted.open.length}条` : "";
      return `${source}没有验收：${first.replace(/。$/u, "")}${more}，请退回修改，或用 --waive 规则号=理由 写明为什么准予通过。`;
    }
  }
}

type Waiver = Seal["waivers"][number];

/** R40：…理由：…（所依据的数：…） */
export const waiverLine = ({ rule, message, reason, figures }: Waiver): string => {
  const values = Object.values(figures).map(shown);
  const said = values.length === 0 ? "" : `（涉及的数：${values.slice(0, FEW).join("、")}${values.length > FEW ? "等" : ""}）`;
  return `${rule}：${message}理由：${reason}${said}`;
};

/** 更正 of a report that had been accepted: what changed, why, and what it stands in the place of. */
export function correctionLine({ digest, date, by, reason, changed }: NonNullable<Seal["replaces"]>[number]): string {
  const figures = changed.slice(0, FEW).map(({ label, from, to }) => `${label}由${shown(from)}更正为${shown(to)}`);
  const what = figures.length === 0 ? "换了表样" : `${figures.join("，")}${changed.length > FEW ? `等${changed.length}格` : ""}`;
  return `更正：${what}；原因：${reason}；替换${date}由${by}验收的一份（数据摘要${digest.slice(0, 16)}）。`;
}

/** The same to whoever accepts on a page. */
export function refusedHere(accepted: Extract<Accepted, { readonly ok: false }>): string {
  switch (accepted.why) {
    case "unread":
      return "文件不能读取，没有验收，请先改好文件。";
    case "nameless":
      return "没有写明单位或年度，没有验收，请在报告里写明后重新审核。";
    case "uncorrected":
      return `与${accepted.open[0]!}验收的数据不同，没有验收，是更正的请写明更正的理由。`;
    case "alike":
      return `与${accepted.open[0]!}验收的数据完全相同，不是更正，请去掉更正的理由，或核对是不是拿错了文件。`;
    case "first":
      return "还没有验收过，不是更正，请去掉更正的理由后再验收。";
    case "open":
      return `没有验收：${accepted.open[0]!.replace(/。$/u, "")}${accepted.open.length > 1 ? `等${accepted.open.length}条` : ""}，请退回修改，或写明准予通过的理由。`;
  }
}

/** The list that may be published: who accepted what, by which rules, and what was let pass. */
export const sealText = ({ unit, year, digest, rules, product, by, date, waivers, replaces = [] }: Seal): string =>
  [
    `${unit}${year}年度：${date}由${by}验收，数据摘要${digest.slice(0, 16)}，${product}，规则${rules}。`,
    ...replaces.map((one) => `  ${correctionLine(one)}`),
    ...waivers.map((one) => `  准予通过 ${waiverLine(one)}`),
  ].join("\n");
