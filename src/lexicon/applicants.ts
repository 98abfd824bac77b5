// How reports call the columns of table three: who applied.
import type { WordGroup } from "../core/prose/words";
import { column, mark } from "./word-groups";

export const applicants: readonly WordGroup[] = [
  column("naturalPerson", "自然人", "公民个人", "个人申请", "公民"),
  column(
    "entities",
    "法人或其他组织",
    "法人和其他组织",
    "法人及其他组织",
    "法人、其他组织",
    "法人或者其他组织",
    "法人与其他组织",
    "法人及组织",
    "法人",
  ),
  column("business", "商业企业", "企业"),
  column("research", "科研机构"),
  column("publicWelfare", "社会公益组织", "公益组织"),
  column("legalService", "法律服务机构"),
  column("otherEntity", "其他法人组织", "其他法人或组织"),
  // All applicants at once, and 公民 as whom one serves: no column.
  mark(
    "filler",
    "公民、法人和其他组织",
    "公民、法人或其他组织",
    "公民、法人或者其他组织",
    "公民、法人及其他组织",
    "公民、法人以及其他组织",
    "公民、法人、其他组织",
    "公民、法人和组织",
    "公民、法人",
    "公民或法人",
    "自然人、法人和其他组织",
    "自然人、法人或其他组织",
    "社会公众",
    "群众",
    "市民",
    "公众",
  ),
];
