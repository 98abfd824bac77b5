// 2019年格式（试行）：国务院办公厅政府信息与政务公开办公室，国办公开办函〔2019〕60号.
import { edition, item } from "../../core/form/form";
import { proceedings } from "../proceedings";
import { requestsWith } from "../requests";
import { disclosure } from "./disclosure";

export const edition2019 = edition({
  id: "2019",
  name: "2019年格式（试行）",
  document: "国办公开办函〔2019〕60号",
  since: 2019,
  tables: [disclosure, requestsWith(item("other", "（六）其他处理")), proceedings],
});
