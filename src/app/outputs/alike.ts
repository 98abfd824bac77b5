// 雷同: reports that repeat one another in clusters, with the passages of each pair side by side.
import { excerpt } from "../words/one-line";
import type { AlikeReports } from "./batch-sameness";
import { escapePageText as text } from "./page-frame";

export interface AlikeCluster {
  readonly names: readonly string[];
  readonly pairs: readonly AlikeReports[];
}

const nameOf = ({ unit, source }: AlikeReports["here"]): string => unit ?? source;

/** Reports that are alike through one another are one cluster; the largest first. */
export function alikeClusters(pairs: readonly AlikeReports[]): readonly AlikeCluster[] {
  const cluster = new Map<string, Set<string>>();
  const names = new Map<string, string>();
  for (const { here, there } of pairs) {
    const joined = new Set([here.source, there.source].flatMap((source) => [source, ...(cluster.get(source) ?? [])]));
    for (const source of joined) cluster.set(source, joined);
    for (const one of [here, there]) names.set(one.source, nameOf(one));
  }
  return [...new Set(cluster.values())]
    .sort((a, b) => b.size - a.size)
    .map((sources) => ({
      // In the order in which they were met.
      names: [...names].filter(([source]) => sources.has(source)).map(([, name]) => name),
      pairs: pairs.filter(({ here }) => sources.has(here.source)),
    }));
}

export const MOST_PASSAGES = 5;

export const pairLine = ({ here, there, share }: AlikeReports): string =>
  `${nameOf(here)}的正文有${Math.round(share * 100)}%与${nameOf(there)}相同`;
export const clusterLine = ({ names }: AlikeCluster): string => `${names.length}个单位互相雷同：${names.join("、")}`;

function pairPart(pair: AlikeReports): string {
  const { here, there, passages } = pair;
  const shown = passages.slice(0, MOST_PASSAGES);
  const rows = shown.map(
    (one) =>
      `<tr><td><span class="ground">${text(one.here)}</span><br>${text(excerpt(one.text))}</td><td><span class="ground">${text(one.there)}</span><br>${text(excerpt(one.text))}</td></tr>`,
  );
  const more = passages.length > shown.length ? `<p class="ground">另有${passages.length - shown.length}处相同。</p>` : "";
  return `<table class="alike"><caption>${text(pairLine(pair))}</caption><thead><tr><th scope="col">${text(nameOf(here))}</th><th scope="col">${text(nameOf(there))}</th></tr></thead><tbody>${rows.join("")}</tbody></table>${more}`;
}

export function alikePart(pairs: readonly AlikeReports[] | undefined): string {
  if (!pairs) return "";
  const clusters = alikeClusters(pairs);
  if (clusters.length === 0) return "<h2>雷同</h2><p>没有发现各单位之间雷同的正文。</p>";
  return `<h2>雷同</h2>${clusters
    .map(
      (cluster) =>
        `<details open><summary>${text(clusterLine(cluster))}</summary>${cluster.pairs.map(pairPart).join("")}</details>`,
    )
    .join("")}`;
}
