// 填入, 提取上年数 and 零报告: figures into the open workbook's form, each shown before it is written.
import { carry } from "../../app/workbook/carry";
import { cellName, labelsIn, shownValue } from "../../app/words/cell-label";
import { doubtSentence } from "../../app/workbook/change-wording";
import { planFill, type FillPlan } from "../../app/workbook/fill";
import { writeProposals, type Verb } from "../../app/workbook/journal";
import { misfitSentence } from "../../app/check/gaps";
import { gridOfPlan } from "../../app/workbook/plan-contents";
import { isSafe, type Doubt, type FillProposal } from "../../app/workbook/proposal";
import { readReport } from "../../app/read/read-report";
import { deviationSentence, spokenOf } from "../../app/words/wording";
import { spokenPlace } from "../../app/words/place";
import { textFigures } from "../../app/workbook/text-figures";
import { zeroReport } from "../../app/workbook/zero-report";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { PaneState } from "../state";
import type { FigureChangeView, Preview } from "../views";
import { journalIn, planForm, putForm } from "./form";
import type { ActionContext, Step } from "./step";

type Identity = PaneState["identity"];

/** Doubts about the source as a whole: said once, not at each of two hundred cells. */
const isGeneral = (doubt: Doubt): boolean => doubt.kind === "other-unit" || doubt.kind === "other-year";

function figureChange(target: Reading, proposal: FillProposal): FigureChangeView {
  const cell = target.form.cells[proposal.index]!;
  const doubts = proposal.doubts.filter((doubt) => !isGeneral(doubt)).map(doubtSentence);
  return {
    id: String(proposal.index),
    address: spokenPlace(proposal.at),
    label: cellName(cell),
    before: shownValue(cell, proposal.old) || proposal.before.text,
    after: shownValue(cell, proposal.next),
    kind: proposal.kind === "overwrite" || proposal.kind === "convert" ? "replace" : proposal.kind,
    taken: isSafe(proposal),
    ...(doubts.length > 0 && { doubt: doubts.join("") }),
  };
}

interface Target {
  readonly reading: Reading;
  /** Lays the form out first, where the workbook has none. */
  readonly prepare: (context: ActionContext) => Promise<Outcome<void>>;
  readonly remark?: string;
}

/** The workbook's own form; where it has none, the one that would be laid out. */
async function targetIn(context: ActionContext, identity: Identity): Promise<Outcome<Target>> {
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  const found = readReport(contents.value.document);
  if (found.ok) return yes({ reading: found.value, prepare: async () => yes(undefined) });
  if (found.refusal.kind !== "no-table-found") return found;
  const planned = await planForm(context, identity);
  if (!planned.ok) return planned;
  const occupied = planned.value.sheets.filter((sheet) => sheet.state === "occupied");
  if (occupied.length > 0) return no({ kind: "sheet-occupied", sheets: occupied.map(({ plan }) => plan.name) });
  const reading = readReport({
    format: "xlsx",
    properties: {},
    blocks: planned.value.sheets.map(({ plan }) => gridOfPlan(plan)),
  });
  if (!reading.ok) return reading;
  return yes({
    reading: reading.value,
    remark: `本簿还没有统计表，将先按${planned.value.form.edition.name}生成${planned.value.sheets.map(({ plan }) => plan.name).join("、")}。`,
    prepare: async (again) => {
      const done = await putForm(again, planned.value, new Set());
      return done.ok ? yes(undefined) : done;
    },
  });
}

interface Offered {
  readonly verb: Verb;
  readonly target: Target;
  readonly proposals: readonly FillProposal[];
  readonly frame: Pick<Preview, "title" | "lead" | "action" | "pledge">;
  readonly remarks: readonly string[];
  readonly message: (cells: number) => string;
}

function offered(context: ActionContext, { verb, target, proposals, frame, remarks, message }: Offered): Step {
  const { form } = target.reading;
  const general = new Set(proposals.flatMap((proposal) => proposal.doubts.filter(isGeneral).map(doubtSentence)));
  return {
    kind: "asked",
    preview: {
      kind: "figures",
      ...frame,
      changes: proposals.map((proposal) => figureChange(target.reading, proposal)),
      groups: form.tables.map(({ table, cells }) => ({ title: table.title, ids: cells.map((cell) => String(cell.index)) })),
      remarks: [...(target.remark === undefined ? [] : [target.remark]), ...general, ...remarks],
    },
    agree: async ({ preview, cancel }) => {
      const taken = new Set(
        preview.kind === "figures" ? preview.changes.filter((change) => change.taken).map((change) => change.id) : [],
      );
      const chosen = proposals.filter((proposal) => taken.has(String(proposal.index)) && proposal.kind !== "same");
      const prepared = await target.prepare({ ...context, cancel });
      if (!prepared.ok) return prepared;
      if (cancel.cancelled) return no({ kind: "cancelled" });
      const journal = await journalIn(context.workbook);
      if (!journal.ok) return journal;
      const written = await writeProposals(context.workbook, verb, chosen, journal.value, context.now());
      return written.ok ? yes(message(chosen.length)) : written;
    },
  };
}

/** Beyond these a list helps nobody. */
const MOST_REMARKS = 12;

function fillRemarks({ source, target, unplaced, kept, computed }: FillPlan): string[] {
  const context = spokenOf(source);
  const deviations = source.deviations
    .filter((deviation) => deviation.kind !== "oddity")
    .map((deviation) => deviationSentence(deviation, context));
  const totals = computed.filter(
    ({ reported, sum }) => sum !== null && typeof sum === "number" && typeof reported === "number" && sum !== reported,
  );
  return [
    ...source.misfits.map((misfit) => misfitSentence(source, misfit)),
    ...deviations.slice(0, MOST_REMARKS),
    ...(deviations.length > MOST_REMARKS ? [`另有${deviations.length - MOST_REMARKS}处与表样的出入，请对照来源核对。`] : []),
    ...totals.slice(0, MOST_REMARKS).map(({ index, reported, sum }) => {
      const cell = target.form.cells[index]!;
      return `${labelsIn(target)(index)}由公式计算，得${shownValue(cell, sum)}，来源写的是${shownValue(cell, reported)}，请查清哪一个对。`;
    }),
    ...(unplaced.length > 0 ? [`来源中有${unplaced.length}个数在本簿的表样里没有对应的格，没有填入。`] : []),
    ...(kept.length > 0 ? [`本簿有${kept.length}格已有数据而来源是空的，保持不动。`] : []),
  ];
}

/** @param name - what the source is called: a file's name, or 粘贴的内容 */
export async function fillFrom(
  context: ActionContext,
  identity: Identity,
  source: Reading,
  name: string,
): Promise<Outcome<Step>> {
  // A workbook without a form gets the one that the source is on.
  const asked: Identity = {
    unit: identity.unit || (source.unit ?? ""),
    year: source.year ?? identity.year,
    variant: source.form.variant?.id ?? identity.variant,
  };
  const target = await targetIn(context, asked);
  if (!target.ok) return target;
  const filling = planFill(source, target.value.reading);
  if (!filling.ok) return filling;
  const { proposals } = filling.value;
  const found = [source.unit, source.year === undefined ? undefined : `${source.year}年度`, source.form.edition.name]
    .filter(Boolean)
    .join(" ");
  return yes(
    offered(context, {
      verb: "fill",
      target: target.value,
      proposals,
      frame: {
        title: "核对后填入",
        lead: `从${name}读出${proposals.length}个数（${found}）。空格直接填入；会替换原数或有疑问的，请逐格勾选。`,
        action: "填入",
      },
      remarks: fillRemarks(filling.value),
      message: (cells) => `已填入${cells}格，请审核。`,
    }),
  );
}

export async function carryFrom(
  context: ActionContext,
  identity: Identity,
  previous: Reading,
  name: string,
): Promise<Outcome<Step>> {
  const target = await targetIn(context, identity);
  if (!target.ok) return target;
  const carrying = carry(previous, target.value.reading);
  if (!carrying.ok) return carrying;
  const { proposals } = carrying.value;
  const found = [previous.unit, previous.year === undefined ? undefined : `${previous.year}年度`].filter(Boolean).join(" ");
  return yes(
    offered(context, {
      verb: "carry",
      target: target.value,
      proposals,
      frame: {
        title: "提取上年数",
        lead: `从${name}（${found === "" ? "未写单位和年度" : found}）提取${proposals.length}格。`,
        action: "填入",
      },
      remarks: [],
      message: (cells) => `已从上年报告填入${cells}格，请审核。`,
    }),
  );
}

export async function fillZeros(context: ActionContext, identity: Identity): Promise<Outcome<Step>> {
  const target = await targetIn(context, identity);
  if (!target.ok) return target;
  const proposals = zeroReport(target.value.reading);
  const { unit, year } = target.value.reading;
  const who = `${unit ?? (identity.unit === "" ? "本单位" : identity.unit)}${year ?? identity.year}年度`;
  return yes(
    offered(context, {
      verb: "zero-report",
      target: target.value,
      proposals,
      frame: {
        title: "零报告",
        lead:
          proposals.length === 0
            ? "没有空格需要填0，已经填了的数不改动。"
            : `${proposals.length}个空格将逐格填0；已经填了的数不改动。空格不等于0，只有确实没有发生的才填。`,
        action: "填0，共",
        ...(proposals.length > 0 && { pledge: `我确认${who}以上各项全年确实没有发生。` }),
      },
      remarks: [],
      message: (cells) => `零报告已填${cells}格，请审核。`,
    }),
  );
}

/** What the open workbook holds as texts of digits, put in as numbers. */
export async function convertTexts(context: ActionContext, identity: Identity): Promise<Outcome<Step>> {
  const target = await targetIn(context, identity);
  if (!target.ok) return target;
  const proposals = textFigures(target.value.reading);
  return yes(
    offered(context, {
      verb: "convert",
      target: target.value,
      proposals,
      frame: {
        title: "转换为数字",
        lead:
          proposals.length === 0
            ? "没有以文本存放的数字，不需要转换。"
            : `${proposals.length}格的数字以文本存放，将转换为数字，数值不变，工作表的合计会把它们计入。`,
        action: "转换",
      },
      remarks: [],
      message: (cells) => `已把${cells}格转换为数字，请审核。`,
    }),
  );
}
