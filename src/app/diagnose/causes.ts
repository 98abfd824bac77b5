// 找原因: findings → the figures that are most likely wrong and what they should be, each told in one sentence.
import type { Between, Cause, FigureChange, Diagnosis, Proposal, ErrorReason } from "../../core/diagnose/diagnosis";
import type { DiagnosisQuestion } from "../../core/diagnose/diagnose";
import type { Budget } from "../../core/diagnose/repairs";
import type { Cell } from "../../core/form/numbered-form";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { addressesIn, cellLabel, cellName, shownValue } from "../words/cell-label";
import type { CheckedReport } from "../check/check-report";
import { inquire, inquiryInto, isWorthAsking } from "./inquiry";
import { headOf, INCOMPLETE, tiedWords, unaccountedWords } from "./cause-words";
import { sheetPlace, unreadCells } from "../../core/document/reading";
import type { SheetPlace } from "../../core/document/source";

interface ReportedChange {
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly address: string;
  /** The same as a place, where it stands in a worksheet. */
  readonly at?: SheetPlace;
  readonly from: JsonFigure;
  readonly to: JsonFigure;
}

export interface ReportedProposal {
  readonly message: string;
  /** How the figures came about: 两位颠倒. */
  readonly why: string;
  readonly changes: readonly ReportedChange[];
  /** Keys of findings that vanish, and that appear, when it is adopted. */
  readonly removes: readonly string[];
  readonly adds: readonly string[];
  /** 1 for the likeliest; equals share a rank. */
  readonly rank: number;
  readonly proposal: Proposal;
}

/** Where something is to be done, and nothing is proposed. */
interface ToldCell {
  readonly index: number;
  readonly label: string;
  /** Where it stands in a worksheet. */
  readonly at?: SheetPlace;
}

export interface ReportedCause {
  /** Stays the same while the same figure is suspected. */
  readonly id: string;
  /** 最可能的原因, 有2种同样可能的改法, 没有填完: what sort of a cause it is. */
  readonly head: string;
  readonly message: string;
  /** Cells of which one or another must be filled in, for cases that are accounted for nowhere. */
  readonly open: readonly ToldCell[];
  /** Keys of the findings it explains. */
  readonly findings: readonly string[];
  readonly proposals: readonly ReportedProposal[];
  readonly proved: boolean;
}

export interface Causes {
  readonly causes: readonly ReportedCause[];
  /** Keys of findings that no cause explains. */
  readonly rest: readonly string[];
}

const beside = (between: Between): string => (between === "rows" ? "上下行" : "左右栏");

/** @param nameOf - what a neighbour is called: in a worksheet its address is enough */
function reasonWords(reason: ErrorReason, nameOf: (index: number) => string): string {
  switch (reason.kind) {
    case "swapped-digits":
      return "两位颠倒";
    case "one-digit":
      return "错一位数字";
    case "dropped-digit":
      return "漏一位数字";
    case "doubled-digit":
      return "重复一位数字";
    case "extra-digit":
      return "多一位数字";
    case "stray-point":
      return "多了小数点";
    case "sign":
      return "正负号写反";
    case "exchanged":
      return `${beside(reason.between)}两格互换`;
    case "displaced":
      return `填到了相邻的${reason.between === "rows" ? "行" : "栏"}`;
    case "repeated":
      return `与相邻的${nameOf(reason.neighbour)}重复`;
    case "lines-exchanged":
      return reason.between === "rows" ? "相邻两行整行互换" : "相邻两栏整栏互换";
    case "shifted":
      return `整块${reason.between === "rows" ? (reason.by === 1 ? "下移" : "上移") : reason.by === 1 ? "右移" : "左移"}了一${reason.between === "rows" ? "行" : "栏"}`;
    case "last-year":
      return "上年的数没有更新";
    case "forgotten-total":
      return "总计没有重算";
    case "counted-twice":
      return `与${nameOf(reason.neighbour)}重复计算`;
    case "units-agree":
      return "与上级报告和其他单位的数对得上";
    case "yuan-for-wan":
      return "把元当成了万元";
    case "fill-blank":
      return "按勾稽关系";
    case "words-for-figure":
      return "应填数字";
    case "unexplained":
      return "按勾稽关系";
  }
}

/** That the balances ask for the figure is said of every change: only what else speaks for it is put in brackets. */
const isPlain = ({ kind }: ErrorReason): boolean => kind === "fill-blank" || kind === "unexplained";

const NO_CAUSES: Causes = { causes: [], rest: [] };

/** @param unitsLeave - what the reports above and below leave for a cell, where they are loaded */
export const causesOf = (checked: CheckedReport, budget: Budget, unitsLeave?: DiagnosisQuestion["unitsLeave"]): Causes =>
  isWorthAsking(checked) ? reportCauses(checked, inquire(inquiryInto(checked), budget, unitsLeave)) : NO_CAUSES;

/** That the total which is suspected was typed over its formula is the same story. */
function sameStory({ findings }: Pick<CheckedReport, "findings">, { proposals }: Cause): string[] {
  const suspected = new Set(proposals.flatMap(({ rank, changes }) => (rank === 1 ? changes.map(({ index }) => index) : [])));
  return findings.flatMap(({ key, finding: { detail, cells } }) =>
    detail.kind === "form-fault" && cells.some((index) => suspected.has(index)) ? [key] : [],
  );
}

/** Where no figure can be to blame because all of them are counted: the cases of the ledger that are not whole. */
function ledgerCause(
  { findings, ledger }: Pick<CheckedReport, "findings" | "ledger">,
  { proposals, findings: keys }: Cause,
): Pick<ReportedCause, "head" | "message" | "findings"> | undefined {
  if (!ledger || proposals.length > 0) return undefined;
  const own = findings.filter(({ key, finding: { detail } }) => keys.includes(key) && detail.kind !== "ledger");
  const found = ledger.incomplete(own.map(({ finding }) => finding));
  return found && { head: INCOMPLETE, message: found.message, findings: [...new Set([...keys, ...found.findings])] };
}

/** So many figures of one slip are told; the others are in the list of changes. */
const MOST_CHANGES = 2;

/** What a diagnosis says, in words. */
export function reportCauses(checked: Pick<CheckedReport, "reading" | "findings" | "ledger">, found: Diagnosis): Causes {
  const { reading } = checked;
  const { form, places } = reading;
  const unread = unreadCells(reading);
  const addressOf = addressesIn(reading);
  const cellAt = (index: number): Cell => form.cells[index]!;
  const labelOf = (index: number): string => cellLabel(cellAt(index), addressOf(index));
  const why = (reason: ErrorReason): string => reasonWords(reason, (index) => addressOf(index) ?? `“${cellName(cellAt(index))}”`);
  const placed = (index: number): Pick<ReportedChange, "at"> => {
    const at = sheetPlace(reading.document, places[index]);
    return at ? { at } : {};
  };
  const reportedChange = ({ index, from, to }: FigureChange): ReportedChange => ({
    ...placed(index),
    index,
    id: cellAt(index).id,
    label: labelOf(index),
    address: places[index]?.location ?? "",
    from: jsonFigure(from),
    to: jsonFigure(to),
  });
  const wasWords = ({ index, from }: FigureChange): string =>
    from === null ? (unread.has(index) ? "没有读到，" : "未填，") : `填${shownValue(cellAt(index), from)}`;
  const toWords = ({ index, to }: FigureChange): string => shownValue(cellAt(index), to);
  /** Blanks that are to hold the same figure are told together. */
  const changesWords = (changes: readonly FigureChange[]): string => {
    const [first, ...others] = changes;
    /** The table is named once where all of them stand in it. */
    const later = (index: number): string =>
      addressOf(index) === undefined && cellAt(index).table === cellAt(first!.index).table
        ? `“${cellName(cellAt(index))}”`
        : labelOf(index);
    const names = changes.map(({ index }, position) => (position === 0 ? labelOf(index) : later(index)));
    const alike =
      first?.from === null && others.every((one) => wasWords(one) === wasWords(first) && toWords(one) === toWords(first));
    if (others.length > 0 && alike) return `${names.join("、")}${wasWords(first)}都应为${toWords(first)}`;
    return changes.map((one, position) => `${names[position]!}${wasWords(one)}应为${toWords(one)}`).join("，");
  };
  const proposed = (proposal: Proposal): string => {
    const slips = proposal.errorPatterns.map(({ reason, changes }) => {
      const shown = changesWords(changes.slice(0, MOST_CHANGES));
      return `${shown}${changes.length > MOST_CHANGES ? `，共${changes.length}格` : ""}${isPlain(reason) ? "" : `（${why(reason)}）`}`;
    });
    const adds = proposal.adds.length > 0 ? `，改后会新增${proposal.adds.length}条问题` : "";
    return `${slips.join("；")}${adds}`;
  };
  const reportedProposal = (proposal: Proposal): ReportedProposal => {
    return {
      message: `${proposed(proposal)}，请核实。`,
      why: [...new Set(proposal.errorPatterns.map(({ reason }) => why(reason)))].join("，"),
      changes: proposal.changes.map(reportedChange),
      removes: proposal.removes,
      adds: proposal.adds,
      rank: proposal.rank,
      proposal,
    };
  };
  const reportedCause = (cause: Cause): ReportedCause => {
    const proposals = cause.proposals.map(reportedProposal);
    const [first] = proposals;
    const ties = proposals.filter((one) => one.rank === 1).length;
    const open = (cause.unaccounted?.open ?? []).map((index): ToldCell => ({
      index,
      label: labelOf(index),
      ...placed(index),
    }));
    const message = cause.unaccounted
      ? unaccountedWords(cause.unaccounted, cellAt)
      : first
        ? ties > 1
          ? tiedWords(cause.proposals.slice(0, ties).map(proposed))
          : first.message
        : `这${cause.findings.length}条问题出自同一处，推不出哪个数填错，请逐格核对。`;
    const findings = [...new Set([...cause.findings, ...sameStory(checked, cause)])];
    const cases = ledgerCause(checked, cause);
    if (cases) return { ...cases, id: `cause.ledger.${findings[0] ?? ""}`, proposals: [], proved: false, open: [] };
    const id = `cause.${first?.changes[0]?.id ?? findings[0] ?? ""}`;
    return { id, head: headOf(cause, ties), message, findings, proposals, proved: cause.proved, open };
  };
  const causes = found.causes.map(reportedCause);
  const told = new Set(causes.flatMap(({ findings }) => findings));
  return { causes, rest: found.rest.filter((key) => !told.has(key)) };
}
