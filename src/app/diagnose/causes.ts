// 找原因: findings → the figures that are most likely wrong and what they should be, each told in one sentence.
import type { Between, Cause, Change, Diagnosis, Proposal, Reason } from "../../core/diagnose/diagnosis";
import type { Question } from "../../core/diagnose/diagnose";
import type { Budget } from "../../core/diagnose/repairs";
import type { Cell } from "../../core/form/numbered-form";
import { jsonFigure, type JsonFigure } from "../../render/figures";
import { cellLabel, shownValue } from "../words/cell-label";
import type { CheckedReport } from "../check/check-report";
import { inquire, inquiryInto, isWorthAsking } from "./inquiry";
import { headOf, unaccountedWords } from "./unaccounted-words";
import { sheetPlace, unreadCells } from "../../core/document/reading";
import type { SheetPlace } from "../../core/document/source";

interface ToldChange {
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly address: string;
  /** The same as a place, where it stands in a worksheet. */
  readonly at?: SheetPlace;
  readonly from: JsonFigure;
  readonly to: JsonFigure;
}

export interface ToldProposal {
  readonly message: string;
  /** How the figures came about: 两位颠倒. */
  readonly why: string;
  readonly changes: readonly ToldChange[];
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

export interface ToldCause {
  /** Stays the same while the same figure is suspected. */
  readonly id: string;
  /** 最可能的原因, 有2种同样可能的改法, 没有填完: what sort of a cause it is. */
  readonly head: string;
  readonly message: string;
  /** Cells of which one or another must be filled in, for cases that are accounted for nowhere. */
  readonly open: readonly ToldCell[];
  /** Keys of the findings it explains. */
  readonly findings: readonly string[];
  readonly proposals: readonly ToldProposal[];
  readonly proved: boolean;
}

export interface Causes {
  readonly causes: readonly ToldCause[];
  /** Keys of findings that no cause explains. */
  readonly rest: readonly string[];
}

const beside = (between: Between): string => (between === "rows" ? "上下行" : "左右栏");

function reasonWords(reason: Reason, cellAt: (index: number) => Cell): string {
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
      return `与相邻的“${cellLabel(cellAt(reason.neighbour))}”重复`;
    case "lines-exchanged":
      return reason.between === "rows" ? "相邻两行整行互换" : "相邻两栏整栏互换";
    case "shifted":
      return `整块${reason.between === "rows" ? (reason.by === 1 ? "下移" : "上移") : reason.by === 1 ? "右移" : "左移"}了一${reason.between === "rows" ? "行" : "栏"}`;
    case "last-year":
      return "上年的数没有更新";
    case "forgotten-total":
      return "总计没有填或没有重算";
    case "counted-twice":
      return `与“${cellLabel(cellAt(reason.neighbour))}”重复计算`;
    case "units-agree":
      return "与上级报告和其他单位的数对得上";
    case "yuan-for-wan":
      return "把元当成了万元";
    case "fill-blank":
      return "空格可由平衡关系推出";
    case "words-for-figure":
      return "应填数字";
    case "unexplained":
      return "由平衡关系推出";
  }
}

const NO_CAUSES: Causes = { causes: [], rest: [] };

/** @param unitsLeave - what the reports above and below leave for a cell, where they are loaded */
export const causesOf = (checked: CheckedReport, budget: Budget, unitsLeave?: Question["unitsLeave"]): Causes =>
  isWorthAsking(checked) ? tellCauses(checked, inquire(inquiryInto(checked), budget, unitsLeave)) : NO_CAUSES;

/** That the total which is suspected was typed over its formula is the same story. */
function sameStory({ findings }: Pick<CheckedReport, "findings">, { proposals }: Cause): string[] {
  const suspected = new Set(proposals.flatMap(({ rank, changes }) => (rank === 1 ? changes.map(({ index }) => index) : [])));
  return findings.flatMap(({ key, finding: { about, cells } }) =>
    about.kind === "form-fault" && cells.some((index) => suspected.has(index)) ? [key] : [],
  );
}

/** What a diagnosis says, in words. */
export function tellCauses(checked: Pick<CheckedReport, "reading" | "findings">, found: Diagnosis): Causes {
  const { reading } = checked;
  const { form, places } = reading;
  const unread = unreadCells(reading);
  const cellAt = (index: number): Cell => form.cells[index]!;
  const placed = (index: number): Pick<ToldChange, "at"> => {
    const at = sheetPlace(reading.document, places[index]);
    return at ? { at } : {};
  };
  const toldChange = ({ index, from, to }: Change): ToldChange => ({
    ...placed(index),
    index,
    id: cellAt(index).id,
    label: cellLabel(cellAt(index)),
    address: places[index]?.spoken ?? "",
    from: jsonFigure(from),
    to: jsonFigure(to),
  });
  const changeWords = ({ index, from, to }: Change): string => {
    const cell = cellAt(index);
    const was = from === null ? (unread.has(index) ? "没有读到，" : "是空的，") : `填的${shownValue(cell, from)}`;
    return `${cellLabel(cell)}${was}应为${shownValue(cell, to)}`;
  };
  const toldProposal = (proposal: Proposal): ToldProposal => {
    const slips = proposal.slips.map(({ reason, changes }) => {
      const shown = changes.slice(0, 3).map(changeWords).join("，");
      return `${shown}${changes.length > 3 ? `等${changes.length}格` : ""}（${reasonWords(reason, cellAt)}）`;
    });
    const adds = proposal.adds.length > 0 ? `，但会新增${proposal.adds.length}条` : "";
    return {
      message: `${slips.join("；")}，可消除${proposal.removes.length}条问题${adds}，请对照原始登记核实后改正。`,
      why: [...new Set(proposal.slips.map(({ reason }) => reasonWords(reason, cellAt)))].join("，"),
      changes: proposal.changes.map(toldChange),
      removes: proposal.removes,
      adds: proposal.adds,
      rank: proposal.rank,
      proposal,
    };
  };
  const toldCause = (cause: Cause): ToldCause => {
    const proposals = cause.proposals.map(toldProposal);
    const [first] = proposals;
    const ties = proposals.filter((one) => one.rank === 1).length;
    const open = (cause.unaccounted?.open ?? []).map((index): ToldCell => ({
      index,
      label: cellLabel(cellAt(index)),
      ...placed(index),
    }));
    const message = cause.unaccounted
      ? unaccountedWords(cause.unaccounted, cellAt)
      : first
        ? ties > 1
          ? `其一：${first.message}`
          : first.message
        : `这${cause.findings.length}条问题出自同一处，还推不出哪个数填错，请逐格核对。`;
    const findings = [...new Set([...cause.findings, ...sameStory(checked, cause)])];
    const id = `cause.${first?.changes[0]?.id ?? findings[0] ?? ""}`;
    return { id, head: headOf(cause, ties), message, findings, proposals, proved: cause.proved, open };
  };
  const causes = found.causes.map(toldCause);
  const told = new Set(causes.flatMap(({ findings }) => findings));
  return { causes, rest: found.rest.filter((key) => !told.has(key)) };
}
