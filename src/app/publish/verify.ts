// 核对摘要: do files that claim to hold the same report hold the same figures?
import type { Reading } from "../../core/document/reading";
import { PROPERTIES } from "../../render/stamp";
import { figuresDigest } from "../read/digest-of-figures";

export interface Verified {
  readonly source: string;
  readonly unit: string | undefined;
  readonly year: number | undefined;
  /** What the file says of itself. */
  readonly stated: string | undefined;
  /** What its tables come to. */
  readonly computed: string;
  /** "differs": the tables were changed after the digest was written. "incomplete": a table is missing, so nothing can be said. */
  readonly verdict: "agrees" | "unstated" | "differs" | "incomplete";
}

export function verified(source: string, reading: Reading): Verified {
  const stated = reading.document.properties[PROPERTIES.figures];
  const computed = figuresDigest(reading.form, reading.values);
  const whole = reading.present.length === reading.form.tables.length;
  return {
    source,
    unit: reading.unit,
    year: reading.year,
    stated,
    computed,
    verdict: !whole ? "incomplete" : stated === undefined ? "unstated" : stated === computed ? "agrees" : "differs",
  };
}

const short = (digest: string): string => digest.slice(0, 16);

function line({ source, stated, computed, verdict }: Verified): string {
  switch (verdict) {
    case "agrees":
      return `✓ ${source}：摘要与表中数据一致（${short(computed)}）`;
    case "unstated":
      return `– ${source}：没有写明摘要，按表中数据计算为${short(computed)}`;
    case "differs":
      return `✗ ${source}：写明的摘要是${short(stated ?? "")}，表中数据却是${short(computed)}，写明之后数据被改动过，请重新生成`;
    case "incomplete":
      return `✗ ${source}：三张表不全，无法核对，请补齐后再核对`;
  }
}

export interface Agreement {
  readonly agree: boolean;
  readonly text: string;
}

/** Each file against itself, then all against one another: figures, unit and year. */
export function agreement(files: readonly Verified[]): Agreement {
  const lines = files.map(line);
  const sound = files.every(({ verdict }) => verdict === "agrees" || verdict === "unstated");
  const groups = (of: (file: Verified) => string | undefined): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const file of files) {
      const key = of(file);
      if (key !== undefined && file.verdict !== "incomplete") found.set(key, [...(found.get(key) ?? []), file.source]);
    }
    return found;
  };
  const differences = (
    [
      ["数据", ({ computed }: Verified) => short(computed)],
      ["单位", ({ unit }: Verified) => unit],
      ["年度", ({ year }: Verified) => (year === undefined ? undefined : String(year))],
    ] as const
  ).flatMap(([what, of]) => {
    const found = groups(of);
    if (found.size <= 1) return [];
    return [
      `✗ ${what}不一致：${[...found].map(([key, sources]) => `${sources.join("、")}是${key}`).join("；")}，请以统计表为准重新生成`,
    ];
  });
  const agree = sound && differences.length === 0;
  return {
    agree,
    text: [...lines, ...differences, ...(agree && files.length > 1 ? [`${files.length}个文件的数据一致。`] : [])].join("\n"),
  };
}
