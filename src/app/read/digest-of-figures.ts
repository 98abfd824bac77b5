// 数据摘要: one digest over all figures of a report, the same whatever file they stand in.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { NumberedForm } from "../../core/form/numbered-form";
import { decimalText, type Value } from "../../core/figures/values";

const spelt = (value: Value): string => {
  if (value === null) return "";
  if (typeof value === "number") return decimalText(value);
  return value.kind === "words" ? `“${value.text}”` : decimalText(value) + (value.unit ?? "");
};

/** What is summed up: the form, then one line for each cell in printed order. Blank, 0 and “/” are three things. */
export function figuresDigest(form: NumberedForm, values: readonly Value[]): string {
  const name = `${form.edition.id}${form.variant ? `/${form.variant.id}` : ""}`;
  const lines = form.cells.map((cell) => `${cell.id}=${spelt(values[cell.index] ?? null)}`);
  // The hosts' own is asynchronous or missing.
  return bytesToHex(sha256([`nianbao ${name}`, ...lines].join("\n")));
}
