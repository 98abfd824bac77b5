// 转换为数字: digits that the sheet keeps as texts → the numbers they are, so that its own sums take them in.
import type { Reading } from "../../core/document/reading";
import { proposalFor, type FillProposal } from "./proposal";

/** Every cell of the form that holds a figure and nothing else as a text, full-width too; a remark or another unit is left alone. */
export const textFigures = (target: Reading): readonly FillProposal[] =>
  target.form.cells.flatMap(({ index }) => {
    const value = target.values[index] ?? null;
    const proposal = value === null ? undefined : proposalFor(target, index, value);
    return proposal?.kind === "convert" ? [proposal] : [];
  });
