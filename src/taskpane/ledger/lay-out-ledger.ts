// 生成台账 in the open workbook: the ledger, its lists, and those of the three tables that do not stand there yet.
import { listedDays } from "../../adapters/calendar/chinese-days";
import { ledgerBook } from "../../app/ledger/lay-out-ledger";
import { officialForm } from "../../app/read/official";
import { yes, type Outcome } from "../../core/outcome";
import type { LayOutRequest } from "../../ports/workbook";
import type { ActionContext, Step } from "../actions/step";
import { lacksSentence } from "../actions/form";
import type { PaneState } from "../state";

export async function layOutLedger({ workbook, cancel }: ActionContext, identity: PaneState["identity"]): Promise<Outcome<Step>> {
  const { unit, year, variant } = identity;
  const form = officialForm(year, variant === "" ? undefined : variant);
  if (!form.ok) return form;
  const contents = await workbook.readAll(cancel);
  if (!contents.ok) return contents;
  const { sheets, tables } = ledgerBook(form.value, {
    ...(unit.trim() !== "" && { unit: unit.trim() }),
    year,
    days: listedDays(year - 1, year + 1),
    tables: "live",
  });
  const standing = new Set(contents.value.sheets.filter(({ empty }) => !empty).map(({ name }) => name));
  // A table that holds something stays as it is, and is held against the ledger when it is checked.
  const left = tables.filter(({ name }) => standing.has(name)).map(({ name }) => name);
  const { stamp } = tables[0]!;
  const requests = sheets
    .filter(({ name }) => !left.includes(name))
    .map((plan): LayOutRequest => ({ plan: { table: "", title: plan.name, stamp, ...plan } }));
  const done = await workbook.layOut(requests, {}, cancel);
  if (!done.ok) return done;
  const kept = left.length === 0 ? "" : `${left.join("、")}里已有内容，没有改动，审核时与台账核对；`;
  return yes({
    kind: "done",
    message: `已生成${year}年度台账，请在“台账”里逐件登记，${kept === "" ? "表三、表四自动计数。" : `${kept.slice(0, -1)}。`}${lacksSentence(done.value.lacks)}`,
  });
}
