// Figures of real reports, as published: the ground on which damages are made and put right again.
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { parseDecimal, words, type Value } from "../../../src/core/figures/values";
import { editionFor, formOf, variantsOf } from "../../../src/statute";

export interface Report {
  /** Where the figures were published. */
  readonly source: string;
  readonly year: number;
  readonly variant?: string;
  /** Each table's figures in printed order; null where nothing is printed. */
  readonly disclosure: readonly (number | string | null)[];
  readonly requests: readonly (readonly (number | null)[])[];
  readonly proceedings: readonly (number | null)[];
}

export function formFor({ year, variant }: Report): NumberedForm {
  const edition = editionFor(year);
  if (!edition.ok) throw new Error(`no form for ${year}`);
  return formOf(
    edition.value,
    variantsOf(edition.value).find(({ id }) => id === variant),
  );
}

const figure = (found: number | string | null): Value => {
  if (found === null) return null;
  const [, text, unit] = /^(.*?)(元|万元)?$/.exec(String(found))!;
  return parseDecimal(text!, unit as "元" | "万元" | undefined) ?? words(String(found));
};

/** By `Cell.index`. */
export const figuresOf = (report: Report): Value[] =>
  [...report.disclosure, ...report.requests.flat(), ...report.proceedings].map(figure);

/** 北京市丰台区南苑街道办事处，2020年度。 */
export const nanyuan2020: Report = {
  source: "北京市丰台区南苑街道办事处2020年度报告",
  year: 2020,
  variant: "beijing",
  disclosure: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "+397", 228, 0, "+20", 0, 0, 0, 34, 1480.6663],
  // prettier-ignore
  requests: [
    [1, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0],
  ],
  proceedings: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
};

/** 上海市人民政府办公厅，2019年度。 */
export const shanghai2019: Report = {
  source: "https://www.shanghai.gov.cn/",
  year: 2019,
  disclosure: [13, 13, 524, 60, 60, 368, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, "251000元"],
  // prettier-ignore
  requests: [
    [821, 35, null, null, 2, 1, 859],
    [18, null, null, null, null, null, 18],
    [258, 12, null, null, 1, 1, null],
    [3, null, null, null, null, null, null],
    [14, null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [5, null, null, null, null, null, null],
    [3, 1, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [10, 2, null, null, null, null, null],
    [252, 12, null, null, 1, null, null],
    [44, 3, null, null, null, null, null],
    [25, null, null, null, null, null, null],
    [148, 1, null, null, null, null, null],
    [5, 4, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    [767, 35, null, null, 2, 1, 805],
    [72, null, null, null, null, null, 72],
  ],
  proceedings: [5, null, null, 2, 7, 8, null, null, 1, 9, null, null, null, null, null],
};

/** 宿迁市人民政府，2023年度。 */
export const suqian2023: Report = {
  source: "https://github.com/zxj6827111-blip/KIROGOVCOMPARE",
  year: 2023,
  disclosure: [2, 0, 11, 109, 489, 597, 1808595, 2822652, 20163, 59237.2449],
  // prettier-ignore
  requests: [
    [3402, 99, 0, 4, 5, 1, 3511],
    [91, 3, 0, 0, 2, 0, 96],
    [1175, 12, 0, 3, 1, 0, 1191],
    [319, 7, 0, 0, 2, 0, 328],
    [0, 0, 0, 0, 0, 0, 0],
    [27, 0, 0, 0, 0, 0, 27],
    [6, 0, 0, 0, 0, 0, 6],
    [38, 0, 0, 0, 0, 0, 38],
    [20, 0, 0, 0, 0, 0, 20],
    [9, 0, 0, 0, 0, 0, 9],
    [21, 0, 0, 0, 0, 0, 21],
    [20, 1, 0, 0, 0, 0, 21],
    [968, 74, 0, 1, 3, 1, 1047],
    [26, 2, 0, 0, 0, 0, 28],
    [3, 0, 0, 0, 0, 0, 3],
    [305, 0, 0, 0, 0, 0, 305],
    [39, 0, 0, 0, 0, 0, 39],
    [0, 0, 0, 0, 0, 0, 0],
    [58, 0, 0, 0, 0, 0, 58],
    [4, 0, 0, 0, 0, 0, 4],
    [40, 0, 0, 0, 0, 0, 40],
    [10, 0, 0, 0, 0, 0, 10],
    [287, 3, 0, 0, 1, 0, 291],
    [3375, 99, 0, 4, 7, 1, 3486],
    [118, 3, 0, 0, 0, 0, 121],
  ],
  proceedings: [309, 17, 88, 26, 440, 1, 1, 16, 6, 24, 13, 0, 67, 9, 89],
};

/** 宿迁市人民政府，2024年度。 */
export const suqian2024: Report = {
  source: "https://github.com/zxj6827111-blip/KIROGOVCOMPARE",
  year: 2024,
  disclosure: [2, 1, 12, 50, 227, 420, 1573179, 2676474, 29351, 72701.2578],
  // prettier-ignore
  requests: [
    [3440, 75, 0, 1, 6, 3, 3525],
    [118, 3, 0, 0, 0, 0, 121],
    [1408, 21, 0, 0, 2, 0, 1431],
    [462, 9, 0, 0, 0, 0, 471],
    [2, 0, 0, 0, 0, 0, 2],
    [1, 0, 0, 0, 0, 0, 1],
    [4, 0, 0, 0, 0, 0, 4],
    [16, 1, 0, 0, 0, 0, 17],
    [21, 0, 0, 0, 0, 0, 21],
    [10, 1, 0, 0, 0, 0, 11],
    [21, 2, 0, 0, 0, 0, 23],
    [13, 0, 0, 0, 0, 0, 13],
    [859, 33, 0, 0, 3, 2, 897],
    [35, 1, 0, 0, 0, 0, 36],
    [8, 0, 0, 0, 0, 0, 8],
    [86, 1, 0, 0, 0, 0, 87],
    [26, 1, 0, 0, 0, 0, 27],
    [0, 0, 0, 0, 0, 0, 0],
    [3, 0, 0, 0, 0, 0, 3],
    [0, 0, 0, 0, 0, 0, 0],
    [75, 1, 0, 1, 0, 0, 77],
    [38, 0, 0, 0, 0, 0, 38],
    [352, 2, 0, 0, 0, 0, 354],
    [3440, 73, 0, 1, 5, 2, 3521],
    [118, 5, 0, 0, 1, 1, 125],
  ],
  proceedings: [88, 18, 28, 36, 170, 7, 0, 11, 7, 25, 33, 0, 6, 13, 52],
};

/** 沭阳县发展和改革局，2023年度。 */
export const shuyang2023: Report = {
  source: "http://www.shuyang.gov.cn/sygfj/gknb/202401/2ecfb31a335f4d689220a3a23e24a986.shtml",
  year: 2023,
  disclosure: [0, 0, 0, 8, 0, 18, 0, 0, 0, 0],
  // prettier-ignore
  requests: [
    [26, null, null, null, null, null, 26],
    [0, null, null, null, null, null, 0],
    [26, null, null, null, null, null, 26],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [0, null, null, null, null, null, 0],
    [26, null, null, null, null, null, 26],
    [0, null, null, null, null, null, 0],
  ],
  proceedings: [0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
};

/** 金湖县人民政府，2023年度。 */
export const jinhu2023: Report = {
  source: "https://github.com/zxj6827111-blip/KIROGOVCOMPARE",
  year: 2023,
  disclosure: [0, 0, 0, 3, 6, 14, 54408, 2086, 1272, 14722.49],
  // prettier-ignore
  requests: [
    [140, 1, 0, 0, 0, 2, 143],
    [0, 0, 0, 0, 0, 0, 0],
    [61, 1, 0, 0, 0, 0, 62],
    [4, 0, 0, 0, 0, 0, 4],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 2],
    [2, 0, 0, 0, 0, 0, 2],
    [1, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [44, 0, 0, 0, 0, 2, 46],
    [0, 0, 0, 0, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 2],
    [1, 0, 0, 0, 0, 0, 1],
    [2, 0, 0, 0, 0, 0, 2],
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 2],
    [17, 0, 0, 0, 0, 0, 17],
    [0, 0, 0, 0, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 2],
    [140, 1, 0, 0, 0, 2, 143],
    [0, 0, 0, 0, 0, 0, 0],
  ],
  proceedings: [1, 0, 6, 0, 7, 2, 0, 1, 0, 0, 0, 0, 1, 0, 1],
};
