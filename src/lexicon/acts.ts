// What was done with an application, a document or a decision.
import type { WordGroup } from "../core/prose/words";
import { act } from "./word-groups";

export const acts: readonly WordGroup[] = [
  act("receive", "收到过", "接到过", "收到", "接收", "接到", "收件", "收悉", "收取申请"),
  act("receiveNew", "新收到", "新受理", "新收件", "新接收"),
  act("accept", "受理", "收办", "承办", "登记受理"),
  act("handle", "办理", "处理", "应办"),
  act("finish", "办结", "办理完毕", "处理完毕", "办理完结", "处理完结", "办理完成", "办毕", "办完", "答毕"),
  act("reply", "答复", "回复"),
  act("carry", "结转"),
  act("issue", "制发", "制定出台", "制定印发", "制定", "出台", "印发", "新制作", "制作", "发布实施", "新制定"),
  act("repeal", "废止", "宣布失效", "失效", "自动失效", "到期失效", "期满失效"),
  act("inForce", "现行有效", "继续有效", "现有效", "继续保留", "保留", "有效执行"),
  act("publish", "公开", "发布", "公布", "主动公开"),
  act("newlyPublic", "新公开"),
  act("totalPublic", "对外公开总数", "对外公开总量", "对外公开总数量", "公开总数量"),
  act("decide", "作出", "做出", "实施", "决定", "办理量"),
  act("collect", "收费金额", "收取", "收费"),
  act("purchase", "采购总金额", "采购金额", "采购项目"),
  act("amend", "修改", "修订"),
  act("inspect", "审查", "审核", "备案", "清理", "解读", "评估", "起草", "刊登", "刊发", "转发"),
];
