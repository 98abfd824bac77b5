// Sentences about what a batch is held against beside the law.

export interface BeforeTaken {
  readonly reports: number;
  readonly years: readonly number[];
  /** Files and parts that hold no report of a unit and a year. */
  readonly unread: readonly string[];
}

/** How many names a sentence has room for. */
const NAMED = 5;

const listed = (names: readonly string[]): string => `${names.slice(0, NAMED).join("、")}${names.length > NAMED ? "等" : ""}`;

export function beforeTakenWords({ reports, years, unread }: BeforeTaken): string {
  const left = unread.length === 0 ? "" : `没有认出单位、年度或统计表的${unread.length}份没有放入，请核对：${listed(unread)}。`;
  if (reports === 0) return `没有放入上年报告。${left}`;
  return `已放入上年报告${reports}份（${years.map((year) => `${year}年度`).join("、")}），按单位逐份核对跨年度的数。${left}`;
}

/**
 * @param again - files that were checked once more at once
 * @param stale - results that were found before, and whose files are not at hand
 */
export const heldAnewWords = (again: number, stale: number): string =>
  `${again > 0 ? `已重新审核${again}份。` : ""}${stale > 0 ? staleWords(stale) : ""}`;

export const staleWords = (stale: number): string => `${stale}份是换材料以前审核的，请把文件再放入一次。`;

export const beforeLine = (name: string | undefined, reports: number): string =>
  name === undefined
    ? "上年报告：没有（放入后按单位核对跨年度的数）"
    : `上年报告：${name}，${reports}份，按单位核对跨年度的数，不比正文`;

export const localLine = (name: string | undefined): string =>
  name === undefined ? "地方要求：没有（放入后每份都按它核对）" : `地方要求：${name}，每份都按它核对`;

/** The open workbook's own last year is one unit's: the batch has those of all its units. */
export const BATCH_OWN_PREVIOUS = "上面选的上年报告只用于打开的工作簿；批量的上年报告在“审核用的材料”里放入，按单位核对。";
