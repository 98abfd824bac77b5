// What the 报告 screen shows and what can be asked of it, as plain values.
import type { PlaceholderNames } from "./placeholder-list";
import { agrees, type UpdateAsk, type UpdateView } from "../update/update-view";

/** A document that is written into. */
export type ReportTarget =
  | { readonly kind: "own" }
  | {
      readonly kind: "file";
      readonly name: string;
      /** Written by us before. */
      readonly again: boolean;
      /** Whether this machine keeps it until the next time. */
      readonly kept: boolean;
      /** As it was when it was written last: nobody sees here what became of it since. */
      readonly isLast?: true;
    };

interface RememberedFile {
  readonly name: string;
  /** This machine still has it. */
  readonly here: boolean;
}

export interface ReportView extends UpdateView {
  /** 示例市示例局 2024年度 */
  readonly who: string;
  /** What the workbook lacks for a report, and what to do about it; told before anything is asked. */
  readonly missing?: string | undefined;
  /** The tables that can be copied: 表二, 表三, 表四. */
  readonly tables: readonly { readonly id: string; readonly name: string }[];
  /** Whether charts can be drawn into the open workbook. */
  readonly draws?: boolean;
  readonly target?: ReportTarget | undefined;
  /** What is begun with: what was written last for this workbook, or else what was chosen last. */
  readonly remembered?:
    | (RememberedFile & {
        /** Its name, where it is what was written last. */
        readonly written?: string;
        /** What was chosen last, where that is another one. */
        readonly template?: RememberedFile;
      })
    | undefined;
  /** 上年报告 of the workbook, where it can be written into. */
  readonly previous?: string | undefined;
  /** The name was written before, and what would be written is begun afresh: it waits until that is wanted. */
  readonly overwrites?: { readonly name: string; readonly here: boolean; readonly wanted: boolean } | undefined;
  /** 占位符一览, where it is open. */
  readonly placeholders?: PlaceholderNames | undefined;
  /** A table that only the user can copy here. */
  readonly byHand?: { readonly name: string; readonly html: string } | undefined;
}

/**
 * The figures that were written last are those of now, and the document in hand has them all: 写入 is not the next step.
 *
 * @param written - 数据摘要 of what was written last
 */
export const isSettled = (view: Pick<ReportView, "preview">, written: string | undefined): boolean =>
  agrees(view) && view.preview?.digest === written;

export type ReportAsk =
  | UpdateAsk
  /** @param onward - with the document of the last time in hand, where it is known: what is left is to look and to write */
  | { readonly kind: "open"; readonly onward?: true }
  | { readonly kind: "template"; readonly file: File }
  /** What was written last, or else what was chosen last; or that one, though another was written since. */
  | { readonly kind: "recall"; readonly template?: true }
  /** 上年报告, as it was chosen for the workbook. */
  | { readonly kind: "previous" }
  | { readonly kind: "overwrite"; readonly wanted: boolean }
  | { readonly kind: "forget" }
  /** A report of our own, set as official documents are. */
  | { readonly kind: "own" }
  | { readonly kind: "copy"; readonly table: string }
  | { readonly kind: "copied" }
  /** What may stand in a template; asked once more, put away. */
  | { readonly kind: "placeholders" }
  /** 生成带占位符的模板 */
  | { readonly kind: "make-template" }
  | { readonly kind: "copy-text"; readonly text: string }
  /** A report that was written: without our marks, record and drafts. */
  | { readonly kind: "final"; readonly file: File }
  /** 图示: the charts on a sheet of the open workbook. */
  | { readonly kind: "pictures" }
  | { readonly kind: "publish"; readonly as: "html" | "charted" | "book" | "infographic" | "json" | "csv" };
