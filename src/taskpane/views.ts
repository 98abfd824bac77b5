// What the 填报 and 记录 screens show, as plain values.
import type { FormPictureView } from "../app/words/form-picture";

/** What can be laid out for a report year. */
export interface Offer {
  readonly year: number;
  /** 2021年格式; absent when no form is in force for the year, and then `refusal` says so. */
  readonly edition?: { readonly name: string; readonly document: string };
  readonly refusal?: string;
  readonly variants: readonly { readonly id: string; readonly name: string }[];
}

/** A square whose content would become another one. */
export interface SquareChangeView {
  /** 表三!D12 */
  readonly address: string;
  /** What the form calls the cell, or what stands there now. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** The form's cell, where it is one. */
  readonly index?: number;
}

/** One figure that was recognised, and what would become of it. */
export interface FigureChangeView {
  readonly id: string;
  /** The form's cell, by which a picture of the form knows it. */
  readonly index: number;
  readonly address: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** fill: the cell is blank; replace: it holds something else; same: it holds this already. */
  readonly kind: "fill" | "replace" | "same";
  /** Why the user is asked: "数字后有括注". */
  readonly doubt?: string;
  readonly taken: boolean;
}

/** Something to be taken or left before the yes. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly taken: boolean;
}

interface PreviewFrame {
  readonly title: string;
  readonly lead: string;
  /** What the yes is called: 生成, 填入; the number of cells follows it where cells are chosen. */
  readonly action: string;
}

export type Preview =
  /** One of several is to be said before anything can be shown: the press is the answer. */
  | (Pick<PreviewFrame, "title" | "lead"> & {
      readonly kind: "choice";
      /** What speaks for one or the other, one sentence each. */
      readonly remarks: readonly string[];
      readonly choices: readonly Choice[];
    })
  /** Sheets would be laid out anew, or the form put right around the figures. */
  | (PreviewFrame & {
      readonly kind: "form";
      readonly sheets: readonly {
        readonly name: string;
        readonly state: string;
        readonly remarks: readonly string[];
        readonly changes: readonly SquareChangeView[];
        /** The form that the sheet would hold. */
        readonly picture?: FormPictureView;
      }[];
      readonly choices: readonly Choice[];
    })
  /** A ledger of another system would be laid out as ours: how its columns and words are taken, each asked by a list. */
  | (PreviewFrame & {
      readonly kind: "mapping";
      readonly asks: readonly {
        readonly id: string;
        readonly about: "column" | "word" | "year" | "tables" | "kept";
        readonly label: string;
        readonly hint: string;
        readonly options: readonly { readonly id: string; readonly label: string }[];
      }[];
      /** The options of all of them; one of each is taken. */
      readonly choices: readonly Choice[];
      readonly remarks: readonly string[];
    })
  /** Figures would be written. */
  | (PreviewFrame & {
      readonly kind: "figures";
      readonly changes: readonly FigureChangeView[];
      readonly pictures: readonly FormPictureView[];
      /** What stands in the form's cells now, as it is read; "" for a blank. */
      readonly held: readonly string[];
      /** What was odd about the source, one sentence each. */
      readonly remarks: readonly string[];
    });

export interface JournalLine {
  readonly id: string;
  /** 2024年1月5日 14:03 */
  readonly when: string;
  readonly what: string;
  readonly undone: boolean;
  /** Why it cannot be undone any more, if so. */
  readonly fixed?: string;
  /** Why it was not undone when that was asked, and how many cells could be all the same. */
  readonly blocked?: { readonly sentence: string; readonly rest: number };
}

/** How a file that was made can still be had. */
export type DeliveryChoice = "download" | "share" | "copy" | "browser";

export interface DeliveredFile {
  readonly name: string;
  /** Where it is, or how it can be had. */
  readonly sentence: string;
  /** By which way it has gone out; absent where every way of its own is closed here. */
  readonly by?: DeliveryChoice;
  /** The ways that are open, the best one first. */
  readonly ways: readonly DeliveryChoice[];
}
