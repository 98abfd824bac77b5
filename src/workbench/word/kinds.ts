// What the played objects of Word have in common: how they are made, kept and searched.
import { refuse } from "../model/refusal";
import type { AnyStage } from "../interpreter";
import { text } from "../objects/arguments";
import { isHostObject, type HostObject, type Part } from "../objects/part";
import type { DocumentPlace, WordDocument } from "./document";
import { occurrences, paragraphText } from "./text";
import type { Branch } from "./xml-tree";

export interface WordStage extends AnyStage {
  readonly document: WordDocument;
  /** The reference under which an object is kept for the add-in. */
  keep(object: HostObject): string;
  release(id: string): void;
}

export interface NodeObject extends HostObject {
  readonly node: Branch;
}

export interface WordRangeObject extends HostObject {
  readonly className: "Range";
  readonly place: DocumentPlace;
}

export interface ListObject extends HostObject {
  readonly list: readonly HostObject[];
}

export interface KeyObject extends HostObject {
  readonly key: string;
}

export type WordPart<T extends HostObject> = Part<T, WordStage>;

export const node = (className: string, of: Branch): NodeObject => ({ className, node: of });
export const wordRange = (place: DocumentPlace): WordRangeObject => ({ className: "Range", place });
export const list = (className: string, of: readonly HostObject[]): ListObject => ({ className, list: of });
export const controls = (stage: WordStage, within: readonly Branch[]): ListObject =>
  list(
    "ContentControlCollection",
    within
      .flatMap((one) => stage.document.controlsIn(one))
      .filter((one) => !stage.document.hidesPlainControls || one.child("sdtPr")?.child("text") === undefined)
      .map((one) => node("ContentControl", one)),
  );
export const paragraphCollection = (stage: WordStage, within: Branch): ListObject =>
  list(
    "ParagraphCollection",
    stage.document.paragraphsIn(within).map((one) => node("Paragraph", one)),
  );
export const tables = (stage: WordStage, within: Branch): ListObject =>
  list(
    "TableCollection",
    stage.document.tablesIn(within).map((one) => node("Table", one)),
  );

export const mayWriteKind = (stage: WordStage): WordDocument => {
  if (stage.document.isProtected) refuse("AccessDenied");
  stage.document.tell();
  return stage.document;
};

export const found = (className: string, of: Branch | undefined): HostObject =>
  of ? node(className, of) : refuse("ItemNotFound");

/** Every object can be asked for again under its reference. */
export const tracked = {
  identity: (self: HostObject, stage: WordStage) => ({ _ReferenceId: stage.keep(self), _Id: stage.keep(self) }),
};
export const keeping = {
  _KeepReference: (self: HostObject, _: readonly unknown[], stage: WordStage) => (stage.keep(self), null),
};

/** As older clients say how to search. */
export interface SearchOptions extends HostObject {
  matchCase?: boolean;
}

/** Newer clients pass flags, older ones an object. */
function caseMatters(how: unknown): boolean {
  if (isHostObject(how) && how.className === "SearchOptions") return (how as SearchOptions).matchCase === true;
  if ((Number(how) & ~MATCH_CASE) !== 0) return refuse("NotImplemented", "The workbench searches for plain text only.");
  return (Number(how) & MATCH_CASE) !== 0;
}

function search(within: readonly Branch[], [wanted, how]: readonly unknown[], stage: WordStage): ListObject {
  const what = text(wanted);
  if (what === "" || what.length > 255) return refuse("InvalidArgument");
  // In a search ^ begins a special character, ^^ is the character itself.
  if (/\^[^^]/.test(what.replaceAll("^^", "")))
    return refuse("NotImplemented", "The workbench does not search for special characters.");
  const matchCase = caseMatters(how);
  const plain = what.replaceAll("^^", "^");
  return list(
    "RangeCollection",
    within.flatMap((paragraph) =>
      occurrences(paragraphText(paragraph), plain, matchCase).map((at) =>
        wordRange(stage.document.span(paragraph, at, at + plain.length)),
      ),
    ),
  );
}

const MATCH_CASE = 1;

/** The same search under its old and its new name. */
export const searching = <T extends HostObject>(
  within: (self: T, stage: WordStage) => readonly Branch[],
): Record<"search" | "_Search2", (self: T, args: readonly unknown[], stage: WordStage) => ListObject> => {
  const work = (self: T, args: readonly unknown[], stage: WordStage): ListObject => search(within(self, stage), args, stage);
  return { search: work, _Search2: work };
};

export const collection: WordPart<ListObject> = { ...tracked, items: ({ list: of }) => of, call: { ...keeping } };
