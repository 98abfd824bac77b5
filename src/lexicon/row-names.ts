// What the trade calls a row or a column for short, in the form's own words. A line that is not listed is called by its
// printed label; ordinals are printed in front and are no part of the name. Data only.

import type { ColumnId, RowId } from "../core/form/law";

/** By row id. */
export const ROW_NAMES = {
  received: "新收",
  broughtForward: "上年结转",
  "denied.stateSecret": "国家秘密",
  "denied.forbidden": "法律法规禁止",
  "denied.security": "三安全一稳定",
  "denied.thirdParty": "第三方权益",
  "denied.internal": "内部事务",
  "denied.process": "过程性信息",
  "denied.enforcementFile": "执法案卷",
  "denied.administrativeQuery": "行政查询",
  "unable.notHeld": "不掌握信息",
  "unable.toBeCreated": "另行制作",
  "unable.unclear": "补正后不明确",
  "declined.complaint": "信访举报投诉",
  "declined.publication": "公开出版物",
  "declined.excessive": "大量反复申请",
  "declined.confirmation": "重新出具",
  "other.notCorrected": "逾期不补正",
  "other.feeUnpaid": "逾期未缴费",
  processed: "办结",
  carriedForward: "结转下年",
} as const satisfies Readonly<Partial<Record<RowId, string>>>;

/** What the trade calls a row that has such a name. */
export const shorthand = (row: keyof typeof ROW_NAMES): string => ROW_NAMES[row];

/** By column id. */
export const COLUMN_NAMES: Readonly<Partial<Record<ColumnId, string>>> = {
  issued: "制发",
  repealed: "废止",
  inForce: "现行有效",
  made: "新制作",
  newlyPublic: "新公开",
  totalPublic: "对外公开总数",
  lastYear: "上一年项目",
  decisions: "处理决定",
  collected: "收费金额",
};
