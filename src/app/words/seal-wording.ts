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
    case "open": {
      const [first = ""] = accepted.open;
      const more = accepted.open.length > 1 ? `等${accepted.open.length}条` : "";
      return `${source}没有验收：${first.replace(/。$/u, "")}${more}，请退回修改，或用 --waive 规则号=理由 写明为什么准予通过。`;
    }
  }
}

/** The list that may be published: who accepted what, by which rules, and what was let pass. */
export const sealText = ({ unit, year, digest, rules, product, by, date, waivers }: Seal): string =>
  [
    `${unit}${year}年度：${date}由${by}验收，数据摘要${digest.slice(0, 16)}，${product}，规则${rules}。`,
    ...waivers.map(({ rule, message, reason }) => `  准予通过 ${rule}：${message}理由：${reason}`),
  ].join("\n");
