// 2021年格式：国务院办公厅政府信息与政务公开办公室，国办公开办函〔2021〕30号（2021年9月26日）.
import { edition, group, item } from "../../core/form/form";
import { proceedings } from "../proceedings";
import { requestsWith } from "../requests";
import { disclosure } from "./disclosure";

const requests = requestsWith(
  group(
    "（六）|其他|处理",
    item("other.notCorrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    item("other.feeUnpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    item("other.other", "3.其他"),
  ),
);

export const edition2021 = edition({
  id: "2021",
  name: "2021年格式",
  document: "国办公开办函〔2021〕30号",
  since: 2021,
  tables: [disclosure, requests, proceedings],
});
