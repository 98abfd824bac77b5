// Rows that a province or city added to the national form: each a small difference over its edition.
import { amount, count, group, item, type Variant } from "../core/form/form";

/** 北京市2019年格式，见2020年度各街道年报所印表样. */
const beijing: Variant = {
  id: "beijing",
  name: "北京市表样",
  edition: "2019",
  ground: "北京市2019、2020年度报告所印表样",
  amendments: [
    {
      kind: "replace-row",
      id: "otherServices",
      by: group(
        "其他对外管理服务事项",
        item("otherServices.inspection", "行政检查"),
        item("otherServices.confirmation", "行政确认"),
      ),
    },
    {
      kind: "replace-column",
      row: "procurement",
      id: "amount",
      by: item("amount", "采购总金额（万元，保留四位小数）", amount("万元", 4)),
    },
  ],
};

/** 湖北省2019年格式，见2020年度市直部门和乡镇年报所印表样. */
const hubei: Variant = {
  id: "hubei",
  name: "湖北省表样",
  edition: "2019",
  ground: "湖北省2019、2020年度报告所印表样",
  amendments: [
    { kind: "add-row-after", id: "normativeDocuments", line: item("otherDocuments", "其他主动公开文件", count("件")) },
  ],
};

export const variants: readonly Variant[] = [beijing, hubei];
