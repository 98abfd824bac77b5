// 写入报告，可以反复写: figures → the places of a Word document that are ours, and nothing else.
//
// What a shell needs, in the order of use:
//
//   previewPush(document, report, options, choices)   what would be written where, what was edited by hand since
//   push(document, report, options, choices)          does it; refuses while a conflict is undecided
//   pushAsShown(…, shown)                             the same, if it would still come to what somebody was shown
//
// `document` is the port (ports/report.ts): `docxReport(bytes)` of adapters/docx gives the new file's bytes. `report` is a
// reading with unit and year. Between them stands a plan of plain values (plan/part.ts): plan/plan.ts makes it, plan/decide.ts
// applies what was chosen, and only here is anything asked of the world. Every item has its key, what stands there (`theirs`)
// and what we would write (`ours`); those whose state is "conflict" want a choice by key — "theirs" leaves the document,
// "ours" replaces it, "both" leaves theirs and puts ours beside.
import { no, yes, type Outcome } from "../../core/outcome";
import type { ReportDocument } from "../../ports/report";
import type { PushOptions } from "./plan/context";
import { decide } from "./plan/decide";
import type { Choices, DecidedUpdate, PushPreview } from "./plan/part";
import { planUpdate } from "./plan/plan";
import type { Named } from "./publish";

export interface Pushed<Saved> {
  readonly saved: Saved;
  readonly preview: PushPreview;
}

/** What would be written is something else by now than what was shown: nothing was done. */
export interface Overtaken {
  readonly overtakenBy: PushPreview;
}

/** Pure but for the reading of the document. */
async function decided<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  options: PushOptions,
  choices: Choices,
): Promise<Outcome<DecidedUpdate>> {
  const contents = await document.contents();
  const plan = contents.ok ? planUpdate(contents.value, report, options) : contents;
  return plan.ok ? yes(decide(plan.value, choices)) : plan;
}

export async function previewPush<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  options: PushOptions,
  choices: Choices = {},
): Promise<Outcome<PushPreview>> {
  const update = await decided(document, report, options, choices);
  return update.ok ? yes(update.value.preview) : update;
}

export async function push<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  options: PushOptions,
  choices: Choices = {},
): Promise<Outcome<Pushed<Saved>>> {
  const update = await decided(document, report, options, choices);
  if (!update.ok) return update;
  const { edits, keep, undecided, preview } = update.value;
  if (undecided.length > 0) return no({ kind: "edited-by-hand", places: undecided });
  const saved = await document.write(edits, keep);
  return saved.ok ? yes({ saved: saved.value, preview }) : saved;
}

/**
 * What was not shown is not written.
 *
 * @param shown - the preview that was answered, made without `options.override`
 */
export async function pushAsShown<Saved>(
  document: ReportDocument<Saved>,
  report: Named,
  options: PushOptions,
  choices: Choices,
  shown: PushPreview,
): Promise<Outcome<Pushed<Saved> | Overtaken>> {
  const { override: _, ...unexcused } = options;
  const now = await previewPush(document, report, unexcused, choices);
  if (!now.ok) return now;
  if (JSON.stringify(now.value) !== JSON.stringify(shown)) return yes({ overtakenBy: now.value });
  return push(document, report, options, choices);
}
