// Another system's ledger into the open workbook: how its columns and words are taken is shown and asked once, then it is laid
// out as ours, and what was answered is kept for the next time.
import { chineseCalendar } from "../../adapters/calendar/chinese-days";
import { countLedger, type CountedLedger } from "../../app/ledger/count-ledger";
import { countLine } from "../../app/ledger/count-text";
import { linesOf, type LedgerSetting } from "../../app/ledger/lay-out-ledger";
import type { LedgerMapping } from "../../app/ledger/mapping-file";
import { mappingAsks, mappingOf, type MappingAsk } from "../../app/ledger/mapping-asks";
import { daysTaken } from "../../app/ledger/tally";
import type { RawDocument } from "../../core/document/source";
import type { NumberedForm } from "../../core/form/numbered-form";
import type { ListName } from "../../core/ledger/ledger";
import { no, yes, type Outcome } from "../../core/outcome";
import { choicesFor } from "../../app/ledger/language";
import type { ActionContext, Step } from "../actions/step";
import type { PaneServices } from "../services";
import type { Preview } from "../views";
import { keepMapping, knownMapping, mappingNote, NO_MAPPING } from "./kept-mapping";
import { formForLedger, putLedger, putWords, type LedgerIdentity } from "./put-ledger";
import { todayHere } from "./today";

/** Formulas that follow the ledger, or what it comes to today. */
const TABLES: readonly { readonly id: LedgerSetting["tables"]; readonly text: string }[] = [
  { id: "live", text: "公式，台账改了跟着变" },
  { id: "fixed", text: "固定的数，台账改了不变，审核时与台账核对" },
];
const TABLES_ASK = "tables";

/** What was said of the same columns before, and in another workbook. */
const KEPT: readonly { readonly id: "used" | "anew"; readonly text: string }[] = [
  { id: "used", text: "照用上次的" },
  { id: "anew", text: "不用，重新问" },
];
const KEPT_ASK = "kept";

const idOf = (ask: Pick<MappingAsk, "id">, option: string): string => `${ask.id}\n${option}`;

/** “信息不存在”→（四）无法提供 2.… */
function carriedWords({ answers }: LedgerMapping, form: NumberedForm): string {
  const choices = choicesFor(form);
  const words = Object.entries(answers.values).flatMap(([list, own]) =>
    Object.entries(own).flatMap(([word, answer]) =>
      answer.is === "line" ? [`“${word}”→${choices[list as ListName].find(({ id }) => id === answer.id)?.text ?? ""}`] : [],
    ),
  );
  const first = words.slice(0, NAMED).join("；");
  return words.length === 0 ? "各栏的对照" : `${first}${words.length > NAMED ? `等${words.length}个说法` : ""}`;
}
const NAMED = 4;

function previewOf(book: CountedLedger, asks: readonly MappingAsk[], name: string, carried: string): Preview {
  const { ledger } = book;
  const words = asks.filter(({ about }) => about === "word").length;
  const tables = { id: TABLES_ASK, about: "tables", label: "表三、表四", hint: "", options: TABLES, answer: "live" } as const;
  const kept = {
    id: KEPT_ASK,
    about: "kept",
    label: "这台电脑上次为同样的栏目答过",
    hint: carried,
    options: KEPT,
    answer: "used",
  } as const;
  const all = [...(carried === "" ? [] : [kept]), ...asks, tables];
  return {
    kind: "mapping",
    title: "由台账计数",
    lead: `${name}${name === "" ? "" : "里"}有${ledger.requests.length}件申请${ledger.proceedings.length > 0 ? `、${ledger.proceedings.length}件复议诉讼` : ""}。请核对各栏的对照${words > 0 ? "，说不出计入哪一行的说法请各选一行" : ""}，姓名、电话、证件号不会带入。`,
    action: `生成台账，计入${book.counted.year}年度`,
    asks: all.map((ask) => ({
      id: ask.id,
      about: ask.about,
      label: ask.label,
      hint: ask.hint,
      options: ask.options.map(({ id, text }) => ({ id: idOf(ask, id), label: text })),
    })),
    choices: all.flatMap((ask) =>
      ask.options.map(({ id, text }) => ({ id: idOf(ask, id), label: text, taken: id === ask.answer })),
    ),
    remarks: [countLine(book)],
  };
}

const answersIn = (preview: Preview): ReadonlyMap<string, string> =>
  new Map(
    preview.kind === "mapping"
      ? preview.choices.flatMap(({ id, taken }) => (taken ? [id.split("\n") as [string, string]] : []))
      : [],
  );

class Import {
  constructor(
    private readonly context: ActionContext,
    private readonly identity: LedgerIdentity,
    private readonly document: RawDocument,
    private readonly form: NumberedForm,
    private readonly name: string,
    private readonly kept: PaneServices["kept"],
  ) {}

  /** As the ledger is read before anything was said of it. */
  async begin(): Promise<Outcome<Step>> {
    const first = this.count(NO_MAPPING);
    if (!first.ok) return first;
    const { mapping, from } = await knownMapping(this.context.workbook, this.kept, this.form, first.value.ledger);
    return this.ask(mapping, from === "machine" ? carriedWords(mapping, this.form) : "");
  }

  private count({ answers, columns }: LedgerMapping): Outcome<CountedLedger> {
    const { year } = this.identity;
    return countLedger(this.document, this.form, year, { answers, columns, calendar: chineseCalendar, today: todayHere() });
  }

  /** @param carried - what is used of another workbook's answers; "" where nothing is */
  private ask(mapping: LedgerMapping, carried: string): Outcome<Step> {
    const counted = this.count(mapping);
    if (!counted.ok) return counted;
    const book = counted.value;
    const asks = mappingAsks(book, mapping);
    return yes({
      kind: "asked",
      preview: previewOf(book, asks, this.name, carried),
      agree: async ({ preview, cancel }) => {
        const said = answersIn(preview);
        if (said.get(KEPT_ASK) === "anew") return this.ask(NO_MAPPING, "");
        const answered = mappingOf(mapping, asks, said);
        // Other columns hold other words: they are looked at before anything is counted by them.
        if (answered.moved) return this.ask(answered.mapping, carried);
        if (cancel.cancelled) return no({ kind: "cancelled" });
        const tables = TABLES.find(({ id }) => id === said.get(TABLES_ASK))?.id ?? "live";
        return this.put(answered.mapping, tables, { ...this.context, cancel });
      },
    });
  }

  private async put(mapping: LedgerMapping, tables: LedgerSetting["tables"], context: ActionContext): Promise<Outcome<string>> {
    const counted = this.count(mapping);
    if (!counted.ok) return counted;
    const book = counted.value;
    const lines = linesOf(book.ledger, this.form);
    const taken = daysTaken(book, chineseCalendar, todayHere());
    const done = await putLedger(
      context,
      this.identity,
      this.form,
      { ...lines, values: book.values, tables, ...(taken && { taken }) },
      mappingNote(mapping, book.ledger, this.form),
    );
    if (done.ok) await keepMapping(this.kept, mapping, book.ledger, this.form);
    return done.ok ? yes(`已生成台账。${countLine(book)}${putWords(done.value, tables)}`) : done;
  }
}

/** @param name - what the source is called: “导出.xlsx” */
export async function importLedger(
  context: ActionContext,
  identity: LedgerIdentity,
  document: RawDocument,
  name: string,
  kept: PaneServices["kept"],
): Promise<Outcome<Step>> {
  const form = formForLedger(identity);
  return form.ok ? new Import(context, identity, document, form.value, name, kept).begin() : form;
}
