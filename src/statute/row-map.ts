// What changed from one form to the next: lines that go on under another name, and why some have no counterpart
// (国办公开办函〔2019〕60号、国办公开办函〔2021〕30号). What keeps its name needs no word here.
import type { Counterpart, RowMap } from "../core/compare/row-map";

const documents = (row: string, why: string): Counterpart => ({
  older: [`disclosure.${row}.made`],
  newer: [`disclosure.${row}.issued`],
  note: why,
});

const NO_PROJECTS = "2021年格式不再统计项目数量，无对应";
const NO_STOCK = "2021年格式改为制发、废止、现行有效件数，无对应";

const across: RowMap = {
  older: 2019,
  newer: 2021,
  pairs: [
    documents("governmentRules", "2019年格式数新制作数量，2021年格式数制发件数，口径有调整，仅供参照"),
    documents(
      "normativeDocuments",
      "2019年格式数规范性文件的新制作数量，2021年格式数行政规范性文件的制发件数，口径有调整，仅供参照",
    ),
    {
      older: ["requests.other"],
      newer: ["requests.other.notCorrected", "requests.other.feeUnpaid", "requests.other.other"],
      note: "2021年格式把“（六）其他处理”分为三行，按三行之和对照",
    },
  ],
  onlyOlder: [
    { name: "disclosure.governmentRules", why: NO_STOCK },
    { name: "disclosure.normativeDocuments", why: NO_STOCK },
    { name: "disclosure.otherDocuments", why: "“其他主动公开文件”是地方表样的行，2021年格式无对应" },
    { name: "disclosure.licensing", why: NO_PROJECTS },
    { name: "disclosure.otherServices", why: "2021年格式不再统计其他对外管理服务事项，无对应" },
    { name: "disclosure.penalties", why: NO_PROJECTS },
    { name: "disclosure.coercion", why: NO_PROJECTS },
    { name: "disclosure.charges", why: "2021年格式的行政事业性收费由项数改为金额，无对应" },
    { name: "disclosure.procurement", why: "2021年格式不再统计政府集中采购，无对应" },
  ],
  onlyNewer: [
    { name: "disclosure.governmentRules", why: "2019年格式不统计废止和现行有效件数，无对应" },
    { name: "disclosure.normativeDocuments", why: "2019年格式不统计废止和现行有效件数，无对应" },
    { name: "disclosure.charges", why: "2019年格式的行政事业性收费是项数不是金额，无对应" },
  ],
};

/** Variants of the 2019 form among themselves: names that both print are the same line. */
const within2019: RowMap = {
  older: 2019,
  newer: 2019,
  pairs: [
    {
      older: ["disclosure.otherServices"],
      newer: ["disclosure.otherServices.inspection", "disclosure.otherServices.confirmation"],
      note: "北京市表样把“其他对外管理服务事项”分为两行，按两行之和对照",
    },
  ],
  onlyOlder: [],
  onlyNewer: [],
};

export const rowMaps: readonly RowMap[] = [across, within2019];
