// 生成台账 in the open workbook: a blank one.
import { yes, type Outcome } from "../../core/outcome";
import type { ActionContext, Step } from "../actions/step";
import { formForLedger, putLedger, putWords, type LedgerIdentity } from "./put-ledger";

export async function layOutLedger(context: ActionContext, identity: LedgerIdentity): Promise<Outcome<Step>> {
  const form = formForLedger(identity);
  if (!form.ok) return form;
  const done = await putLedger(context, identity, form.value);
  if (!done.ok) return done;
  return yes({
    kind: "done",
    message: `已生成${identity.year}年度台账，请在“台账”里逐件登记，选中标题可以看全年统计；${putWords(done.value)}`,
  });
}
