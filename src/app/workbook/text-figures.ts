// 转换为数字: digits that the sheet keeps as texts → the numbers they are, so that its own sums take them in.
import type { Reading } from "../../core/document/reading";
import { proposalFor, type FillProposal } from "./proposal";

/** Every cell of the form that holds plain digits as a text; what is written there otherwise than in digits is left alone. */
export const textFigures = (target: Reading): readonly FillProposal[] =>
  target.form.cells.flatMap(({ index }) => {
    const value = target.values[index] ?? null;
    const proposal = value === null ? undefined : proposalFor(target, index, value);
    return proposal?.kind === "convert" ? [proposal] : [];
  });
