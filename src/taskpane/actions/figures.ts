// 填入, 提取上年数 and 零报告: figures into the open workbook's form, each shown before it is written.
import { carry } from "../../app/workbook/carry";
import { cellName, labelsIn, shownValue } from "../../app/words/cell-label";
import { formPictures } from "../../app/words/form-picture";
import { doubtSentence } from "../../app/workbook/change-wording";
import { planFill, type FillPlan } from "../../app/workbook/fill";
import { writeProposals, type Verb } from "../../app/workbook/journal";
import { misfitSentence } from "../../app/check/gaps";
import { gridOfPlan } from "../../app/workbook/plan-contents";
import { isSafe, type Doubt, type FillProposal } from "../../app/workbook/proposal";
import { previewLayOut } from "../../app/workbook/lay-out";
import { readReport } from "../../app/read/read-report";
import { deviationSentence, spokenOf } from "../../app/words/wording";
import { differenceWords } from "../../app/words/identity-wording";
import { spokenPlace } from "../../app/words/place";
import { textFigures } from "../../app/workbook/text-figures";
import { identityDifferences, standsInForm, type Whose } from "../../app/workbook/whose";
import { zeroReport } from "../../app/workbook/zero-report";
import { no, yes, type Outcome } from "../../core/outcome";
import type { Reading } from "../../core/document/reading";
import type { PaneState } from "../state";
import type { FigureChangeView, Preview } from "../views";
import { asking } from "./choice";
import { askForm, journalIn, planForm, putForm } from "./form";
import type { ActionContext, Step } from "./step";

type Identity = PaneState["identity"];

/** Doubts about the source as a whole: said once, not at each of two hundred cells. */
const isGeneral = (doubt: Doubt): boolean => doubt.kind === "other-unit" || doubt.kind === "other-year";

function figureChange(target: Reading, proposal: FillProposal): FigureChangeView {
  const cell = target.form.cells[proposal.index]!;
  const doubts = proposal.doubts.filter((doubt) => !isGeneral(doubt)).map(doubtSentence);
  return {
    id: String(proposal.index),
    index: proposal.index,
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
  readonly frame: Pick<Extract<Preview, { kind: "figures" }>, "title" | "lead" | "action">;
  readonly remarks: readonly string[];
  readonly message: (cells: number) => string;
}

function offered(context: ActionContext, { verb, target, proposals, frame, remarks, message }: Offered): Step {
  const { form, values } = target.reading;
  const general = new Set(proposals.flatMap((proposal) => proposal.doubts.filter(isGeneral).map(doubtSentence)));
  return {
    kind: "asked",
    preview: {
      kind: "figures",
      ...frame,
      changes: proposals.map((proposal) => figureChange(target.reading, proposal)),
      pictures: formPictures(form),
      held: form.cells.map((cell) => shownValue(cell, values[cell.index] ?? null)),
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

const PASTED = "粘贴的内容";

/** Newest first: the years for which the source's form is the one in force, none of them in the future. */
function yearsOf({ form }: Reading, context: ActionContext): readonly number[] {
  const { since, until = Infinity } = form.edition;
  const last = Math.min(until, Number(context.now().at.slice(0, 4)));
  return Array.from({ length: Math.max(1, last - since + 1) }, (_, at) => Math.max(last, since) - at);
}

/** @param name - what the source is called, a file's name; "" for what was pasted, which is of the report that is open */
export async function fillFrom(
  context: ActionContext,
  identity: Identity,
  source: Reading,
  name: string,
): Promise<Outcome<Step>> {
  if (source.year !== undefined || name === "") return fillWhose(context, identity, source, name === "" ? PASTED : name);
  const years = yearsOf(source, context);
  return yes(
    asking(
      {
        title: "来源是哪一年度的",
        lead: `${name}没有写明报告年度，请选定后再填入。`,
        choices: years.map((year) => `${year}年度`),
      },
      (at) => fillWhose(context, identity, { ...source, year: years[at]! }, name),
    ),
  );
}

/** Whose tables the workbook holds; where it holds none, whose the user has said they shall be. */
async function bookIn(context: ActionContext, identity: Identity): Promise<Outcome<Whose>> {
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  const found = readReport(contents.value.document);
  const unit = identity.unit.trim() || undefined;
  if (found.ok) return yes({ ...found.value, unit: found.value.unit ?? unit });
  return yes(unit === undefined ? {} : { unit, year: identity.year });
}

/** The source's unit, year and form are told against the workbook's, and nothing is filled in before one of them is chosen. */
async function fillWhose(context: ActionContext, identity: Identity, source: Reading, name: string): Promise<Outcome<Step>> {
  const book = await bookIn(context, identity);
  if (!book.ok) return book;
  const { form } = book.value;
  const differences = identityDifferences(source, book.value);
  const ofSource: Identity = {
    unit: source.unit ?? (differences.length > 0 ? "" : identity.unit),
    year: source.year ?? identity.year,
    variant: source.form.variant?.id ?? identity.variant,
  };
  if (differences.length === 0) return fillInto(context, { ...ofSource, unit: identity.unit || ofSource.unit }, source, name);
  const fits = form === undefined || form.edition.id === source.form.edition.id;
  const ways = [
    ...(form === undefined || (await standsInPlace(context))
      ? [
          {
            label: "按来源",
            // A form that is there already becomes the source's, whole: nothing of the other report stays in it.
            take: () => (form === undefined ? fillInto(context, ofSource, source, name) : becomeSource(context, source, name)),
          },
        ]
      : []),
    ...(fits
      ? [
          {
            label: "按本簿",
            take: () => fillInto(context, identity, { ...source, ...named(book.value) }, name),
          },
        ]
      : []),
  ];
  return yes(
    asking(
      {
        title: "来源与本簿不是同一份报告",
        lead: `${name}与本簿不一致，请先确定按哪一边填入。`,
        remarks: [
          ...differences.map((difference) => `${differenceWords(difference)}。`),
          ...ways.map(({ label }) => WAYS[label as keyof typeof WAYS]),
          ...(fits ? [] : ["两版的栏目不同，不能按本簿填入。"]),
          ...(ways.some(({ label }) => label === "按来源")
            ? []
            : ["本簿的统计表不在表样的工作表里，按来源填入请另建一个工作簿。"]),
        ],
        choices: ways.map(({ label }) => label),
      },
      (at) => ways[at]!.take(),
    ),
  );
}

const WAYS = {
  按来源: "按来源：本簿改为来源的单位、年度和表样，数据全部换成来源的，先列出再改。",
  按本簿: "按本簿：单位、年度和表样不变，只取来源的数。",
} as const;

const named = ({ unit, year }: Whose): Pick<Reading, "unit" | "year"> => ({ unit, year });

/** Whether the workbook's tables can be laid out anew where they stand. */
async function standsInPlace(context: ActionContext): Promise<boolean> {
  const contents = await context.workbook.readAll(context.cancel);
  const found = contents.ok ? readReport(contents.value.document) : contents;
  return found.ok && standsInForm(found.value);
}

/** The workbook's form laid out anew as the source's, with the source's figures and no other. */
async function becomeSource(context: ActionContext, source: Reading, name: string): Promise<Outcome<Step>> {
  const contents = await context.workbook.readAll(context.cancel);
  if (!contents.ok) return contents;
  const { unit, year, form, values } = source;
  const planned = previewLayOut(contents.value, form, {
    values,
    ...(unit !== undefined && { unit }),
    ...(year !== undefined && { year }),
  });
  const blank = readReport({ format: "xlsx", properties: {}, blocks: planned.sheets.map(({ plan }) => gridOfPlan(plan)) });
  const filling = blank.ok ? planFill(source, blank.value) : blank;
  if (!filling.ok) return filling;
  const step = askForm(context, planned, {
    title: "按来源填入",
    lead: `本簿将成为${name}的${[unit, year === undefined ? undefined : `${year}年度`, form.edition.name].filter(Boolean).join(" ")}，原来的数都换成来源的；可以在“记录”里撤销。`,
    action: "按来源填入",
    remarks: fillRemarks(filling.value),
    asksSheets: false,
  });
  return yes(step);
}

async function fillInto(context: ActionContext, asked: Identity, source: Reading, name: string): Promise<Outcome<Step>> {
  // A workbook without a form gets the one that the source is on.
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
  const from = name === "" ? PASTED : name;
  const found = [previous.unit, previous.year === undefined ? undefined : `${previous.year}年度`].filter(Boolean).join(" ");
  return yes(
    offered(context, {
      verb: "carry",
      target: target.value,
      proposals,
      frame: {
        title: "提取上年数",
        lead: `从${from}（${found === "" ? "未写单位和年度" : found}）提取${proposals.length}格。`,
        action: "填入",
      },
      remarks: [],
      message: (cells) => `已从上年报告填入${cells}格，请审核。`,
    }),
  );
}

const LEFT = "“现行有效”“上年结转”等延续上年的";

/** What the two acts are called, and what the user confirms. */
const ZEROS = {
  "zero-report": {
    title: "零报告",
    pledge: (who: string) => `按下面的按钮，就是确认${who}以下各项全年确实没有发生。`,
  },
  "zero-rest": {
    title: "其余空格补0",
    pledge: (who: string) => `按下面的按钮，就是确认${who}以下各项确实没有发生。`,
  },
} as const;

/** @param previous - last year's report, where it was given: what is carried over from it is proposed as well */
export async function fillZeros(
  context: ActionContext,
  identity: Identity,
  verb: keyof typeof ZEROS,
  previous?: Reading,
): Promise<Outcome<Step>> {
  const target = await targetIn(context, identity);
  if (!target.ok) return target;
  const { proposals, left, filled } = zeroReport(target.value.reading, previous);
  const { title, pledge } = ZEROS[verb];
  const isNone = verb === "zero-report" && filled > 0;
  const offers = isNone ? [] : proposals;
  const { unit, year } = target.value.reading;
  const who = `${unit ?? (identity.unit === "" ? "本单位" : identity.unit)}${year ?? identity.year}年度`;
  const zeros = offers.filter(({ next }) => next === 0).length;
  const lead = isNone
    ? `本簿已填了${filled}个不是0的数，不是零报告；没有发生的各项请用“其余空格补0”。`
    : offers.length === 0
      ? "没有空格需要填0，已经填了的数不改动。"
      : `${zeros}个空格将逐格填0；已经填了的数不改动。空格不等于0，${pledge(who)}`;
  return yes(
    offered(context, {
      verb,
      target: target.value,
      proposals: offers,
      frame: {
        title,
        lead,
        action: "确认没有发生，填0，共",
      },
      remarks: [
        ...(offers.length > zeros ? [`另有${offers.length - zeros}格按上年报告和勾稽关系填入，不是0。`] : []),
        ...(left.length > 0 ? [`${LEFT}${left.length}格不填0，请用“提取上年数”从上年报告填入，或照实填写。`] : []),
      ],
      message: (cells) => `${title}已填${cells}格，请审核。`,
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
