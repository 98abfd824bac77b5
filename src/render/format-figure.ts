// A figure as the printed form shows it.
import type { Domain } from "../core/form/form";
import { compareFigures, decimalText, isFigure, valueText, type Value } from "../core/figures/values";

/** The text of a figure on paper or a page: an increase with its sign, money with the decimals that the form asks for. */
export function formatFigure(domain: Domain, value: Value): string {
  if (!isFigure(value) || (typeof value !== "number" && value.unit !== undefined)) return valueText(value);
  const text = decimalText(value);
  if (domain.kind === "change") return compareFigures(value, 0) > 0 ? `+${text}` : text;
  if (domain.kind !== "amount" || domain.decimals === undefined) return text;
  const [whole = "", fraction = ""] = text.split(".");
  return fraction.length > domain.decimals ? text : `${whole}.${fraction.padEnd(domain.decimals, "0")}`;
}
