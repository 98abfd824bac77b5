// 生成表样 and 修复表样: the official sheets in the open workbook.
import type { FormFault } from "../../core/check/finding";
import { faultSentence } from "../../app/words/form-wording";
import { journalOf, type JournalEntry } from "../../app/workbook/journal";
import { layOut, previewLayOut, type LayOutPreview, type SheetPreview } from "../../app/workbook/lay-out";
import { officialForm } from "../../app/read/official";
import type { ContentChange } from "../../app/workbook/plan-contents";
import { changesFigure, previewRepair, repair, typedText, type SheetRepair } from "../../app/workbook/repair";
import type { NumberedForm } from "../../core/form/numbered-form";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Held, Lack, Workbook } from "../../ports/workbook";
import { formPictures, type FormPictureView } from "../../app/words/form-picture";
import { spokenPlace } from "../../app/words/place";
import type { PaneState } from "../state";
import type { Choice, Preview, SquareChangeView } from "../views";
import type { ActionContext, Step } from "./step";

const LACKS: Readonly<Record<Lack, string>> = {
  "entry-rules": "录入规则",
  "page-setup": "页面设置",
  "merges-are-not-read": "合并单元格的核对",
};

/** 这个版本的Excel不支持录入规则和页面设置，其余已照做。 */
export const lacksSentence = (lacks: readonly Lack[]): string =>
  lacks.length === 0 ? "" : `这个版本的Excel不支持${lacks.map((lack) => LACKS[lack]).join("、")}，其余都已做好。`;

export async function journalIn(workbook: Workbook): Promise<Outcome<readonly JournalEntry[]>> {
  const notes = await workbook.notes();
  return notes.ok ? yes(journalOf(notes.value)) : notes;
}

const heldText = (held: Held): string => (held.formula === undefined ? held.text : `=${held.formula}`);

const KINDS: Readonly<Record<ContentChange["kind"], string>> = {
  label: "表样文字",
  figure: "数据",
  total: "合计",
  outside: "表样之外",
};

type SheetPlan = SheetPreview["plan"];

function squareChanges(plan: SheetPlan, changes: readonly ContentChange[]): SquareChangeView[] {
  const figures = new Map(plan.cells.flatMap(({ row, col, figure }) => (figure ? [[`${row},${col}`, figure.index]] : [])));
  return changes.map(({ row, col, was, becomes, kind }) => {
    const index = figures.get(`${row},${col}`);
    return {
      address: spokenPlace({ sheet: plan.name, row, col }),
      label: KINDS[kind],
      before: heldText(was),
      after: heldText(becomes),
      ...(index !== undefined && { index }),
    };
  });
}

/** The picture of the table that a sheet holds; none where none of its figures would change. */
function pictureOf(
  form: NumberedForm,
  { table }: SheetPlan,
  changes: readonly ContentChange[],
): { readonly picture?: FormPictureView } {
  const picture = formPictures(form).find((one) => one.table === table);
  return picture && changes.some(({ kind }) => kind === "figure" || kind === "total") ? { picture } : {};
}

function stateWords({ state, changes, kept }: SheetPreview): string {
  switch (state) {
    case "new":
      return "新建";
    case "empty":
    case "hidden":
      return "空表，直接使用";
    case "occupied":
      return [changes.length === 0 ? "内容不变" : `${changes.length}格将改变`, kept > 0 ? `保留${kept}个数` : ""]
        .filter(Boolean)
        .join("，");
  }
}

const named = (preview: LayOutPreview): string => preview.sheets.map(({ plan }) => plan.name).join("、");

/**
 * Lays out what the preview says, occupied sheets as agreed.
 *
 * @param told - what has been done by it; without it, that there is a form to be filled in
 */
export async function putForm(
  context: ActionContext,
  preview: LayOutPreview,
  agreed: ReadonlySet<string>,
  told?: string,
): Promise<Outcome<string>> {
  const journal = await journalIn(context.workbook);
  if (!journal.ok) return journal;
  const done = await layOut(context.workbook, preview, agreed, journal.value, context.now(), context.cancel);
  if (!done.ok) return done;
  // The form stands without them: a host that will not name its cells takes nothing away from it.
  await context.workbook.nameInputs?.(preview.sheets.map(({ plan }) => plan));
  const { sheets, lacks } = done.value.laidOut;
  const words = told ?? `已按${preview.form.edition.name}生成${sheets.map((sheet) => sheet.name).join("、")}，请填入数据后审核。`;
  return yes(`${words}${lacksSentence(lacks)}`);
}

/** The blank form that the identity asks for, against what the workbook holds. */
export async function planForm(context: ActionContext, identity: PaneState["identity"]): Promise<Outcome<LayOutPreview>> {
  const { unit, year, variant } = identity;
  const form = officialForm(year, variant === "" ? undefined : variant);
  if (!form.ok) return form;
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  return yes(previewLayOut(contents.value, form.value, { year, ...(unit.trim() !== "" && { unit: unit.trim() }) }));
}

export async function layOutForm(context: ActionContext, identity: PaneState["identity"]): Promise<Outcome<Step>> {
  const planned = await planForm(context, identity);
  if (!planned.ok) return planned;
  const preview = planned.value;
  const occupied = preview.sheets.filter((sheet) => sheet.state === "occupied");
  if (occupied.length === 0) {
    const told = await putForm(context, preview, new Set());
    return told.ok ? yes({ kind: "done", message: told.value, leads: true }) : told;
  }
  return yes(
    askForm(context, preview, {
      title: "工作表里已有内容",
      lead: `将按${preview.form.edition.name}重新生成${named(preview)}。勾选的工作表会改动下列各格，没有勾选的不动；认得出的数据都会保留。`,
      action: "确认生成",
      remarks: [],
      asksSheets: true,
    }),
  );
}

interface FormFrame {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  /** Said once, with the first sheet. */
  readonly remarks: readonly string[];
  /** Whether sheets that hold something are asked about one by one; otherwise the yes is to all of them. */
  readonly asksSheets: boolean;
  /** What is told when it is done, where that is not that there is a form to be filled in. */
  readonly told?: string;
}

/** Sheets to be laid out anew, shown square by square before it is done. */
export function askForm(context: ActionContext, preview: LayOutPreview, frame: FormFrame): Step {
  const { title, lead, action, remarks, asksSheets, told } = frame;
  const occupied = preview.sheets.filter((sheet) => sheet.state === "occupied").map(({ plan }) => plan.name);
  return {
    kind: "asked",
    agree: ({ preview: answered, cancel }) =>
      putForm({ ...context, cancel }, preview, asksSheets ? takenSheets(answered) : new Set(occupied), told),
    preview: {
      kind: "form",
      title,
      lead,
      action,
      sheets: preview.sheets.map((sheet, at) => ({
        name: sheet.plan.name,
        state: asksSheets || sheet.state !== "occupied" ? stateWords(sheet) : `${sheet.changes.length}格将改变`,
        remarks: at === 0 ? remarks : [],
        changes: squareChanges(sheet.plan, sheet.changes),
        ...pictureOf(preview.form, sheet.plan, sheet.changes),
      })),
      choices: asksSheets ? occupied.map((name) => ({ id: name, label: `重新生成${name}`, taken: true })) : [],
    },
  };
}

const takenIds = (preview: Preview): ReadonlySet<string> =>
  new Set(preview.kind === "form" ? preview.choices.filter((choice) => choice.taken).map((choice) => choice.id) : []);
const takenSheets = takenIds;

const typedId = (index: number): string => `typed ${index}`;

/** Totals that somebody typed and that say something else than their formula would: they are asked one by one. */
function typedChoices(faults: readonly FormFault[], label: (fault: FormFault) => string): Choice[] {
  return faults.flatMap((fault): Choice[] =>
    fault.kind === "typed-total" && changesFigure(fault)
      ? [{ id: typedId(fault.index), label: `${label(fault)} 勾选则恢复公式，不勾选则留用${typedText(fault)}。`, taken: true }]
      : [],
  );
}

function repairState({ seen, changes, faults }: SheetRepair): string {
  if (!seen) return "补上";
  return faults.length === 0 && changes.length === 0 ? "表样完好" : `${changes.length}格将改变`;
}

export async function repairForm(context: ActionContext): Promise<Outcome<Step>> {
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  const found = previewRepair(contents.value);
  if (!found.ok) return found;
  const { form, sheets, faults } = found.value;
  const tell = (fault: FormFault): string => faultSentence(fault, form);
  const typed = typedChoices(faults, tell);
  const beyond = faults.filter((fault) => fault.kind === "beyond-repair").map(tell);
  const lead =
    faults.length === 0
      ? "表样的文字、公式和合并都完好，可以再恢复一次格式、录入规则和条件格式，数据不动。"
      : `发现${faults.length}处表样被改动，将恢复表样，数据保留。`;
  return yes({
    kind: "asked",
    agree: async ({ preview, cancel }) => {
      const journal = await journalIn(context.workbook);
      if (!journal.ok) return journal;
      const taken = takenIds(preview);
      const kept = new Set(
        faults.flatMap((fault) =>
          fault.kind === "typed-total" && typed.some(({ id }) => id === typedId(fault.index)) && !taken.has(typedId(fault.index))
            ? [fault.index]
            : [],
        ),
      );
      const final = kept.size === 0 ? found : previewRepair(contents.value, kept);
      if (!final.ok) return final;
      if (cancel.cancelled) return no({ kind: "cancelled" });
      const done = await repair(
        context.workbook,
        final.value,
        new Set(final.value.sheets.map(({ plan }) => plan.name)),
        journal.value,
        context.now(),
      );
      if (!done.ok) return done;
      return yes(
        `已修复${done.value.laidOut.sheets.map((sheet) => sheet.name).join("、")}，数据都在。${lacksSentence(done.value.laidOut.lacks)}`,
      );
    },
    preview: {
      kind: "form",
      title: "修复表样",
      lead: [lead, ...beyond].join(""),
      action: "修复",
      sheets: sheets.map((sheet) => ({
        name: sheet.plan.name,
        state: repairState(sheet),
        remarks: [
          ...sheet.faults.map(tell),
          ...(sheet.lost.length > 0
            ? [`表样之外的文字会被清除：${sheet.lost.slice(0, 5).join("、")}${sheet.lost.length > 5 ? "等" : ""}。`]
            : []),
          ...(sheet.undoable ? [] : ["这张表的行列有增减，修复后不能用“撤销”回到现在的样子，请先另存一份。"]),
        ],
        changes: squareChanges(sheet.plan, sheet.changes),
        ...pictureOf(form, sheet.plan, sheet.changes),
      })),
      choices: typed,
    },
  });
}
