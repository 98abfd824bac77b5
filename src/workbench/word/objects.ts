// Which class of Word is played how, as far as an add-in that fills a report needs them.
import { wordApi } from "../api/word";
import { refuse } from "../model/refusal";
import type { Play } from "../interpreter";
import { oneOfTheseWords, text, truth } from "../objects/arguments";
import type { HostObject, Part } from "../objects/part";
import type { DocumentPlace, PlayedComment } from "./document";
import {
  collection,
  controls,
  found,
  keeping,
  list,
  mayWriteKind,
  node,
  paragraphCollection,
  wordRange,
  searching,
  tables,
  tracked,
  type NodeObject,
  type WordRangeObject,
  type ListObject,
  type SearchOptions,
  type WordPart,
  type WordStage,
} from "./kinds";
import { font, shape } from "./look";
import { customProperties, wordCustomProperty, properties } from "./properties";
import { paragraphText } from "./text";
import { branch, valued, type Branch } from "./xml-tree";

const document: WordPart<HostObject> = {
  ...tracked,
  read: { saved: () => true },
  write: {},
  go: {
    body: (_, stage) => node("Body", stage.document.body),
    contentControls: (_, stage) => controls(stage, [stage.document.body, ...stage.document.margins]),
    properties: () => ({ className: "DocumentProperties" }),
  },
  call: { ...keeping, _RemoveReference: (_, [id], stage) => stage.release(text(id)) },
};

const body: WordPart<NodeObject> = {
  ...tracked,
  read: { text: ({ node: at }, stage) => stage.document.textIn(at), type: () => "MainDoc" },
  go: {
    paragraphs: ({ node: at }, stage) => paragraphCollection(stage, at),
    contentControls: ({ node: at }, stage) => controls(stage, [at]),
    tables: ({ node: at }, stage) => tables(stage, at),
  },
  call: {
    ...keeping,
    getOoxml: (_, __, stage) => stage.document.ooxml(),
    getComments: (_, __, stage) => list("CommentCollection", stage.document.comments.map(commentObject)),
    ...searching<NodeObject>(({ node: at }, stage) => stage.document.paragraphsIn(at)),
    insertParagraph: ({ node: at }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      const place = oneOfTheseWords(where, ["Start", "End"]);
      const blocks = at.branches.filter(({ local }) => local !== "sectPr");
      const beside = place === "Start" ? blocks[0] : blocks.at(-1);
      const made = word.newParagraph(beside?.local === "p" ? beside : undefined, text(said));
      if (place === "Start" && beside) beside.before(made);
      else if (beside) beside.after(made);
      else at.append(made, 0);
      return node("Paragraph", made);
    },
  },
};

const ALIGNMENTS: Readonly<Record<string, string>> = {
  left: "Left",
  start: "Left",
  center: "Centered",
  right: "Right",
  end: "Right",
  both: "Justified",
  distribute: "Justified",
};

/** Where the schema has an element of a paragraph's properties: before those that follow it. */
const AFTER_JC = new Set([
  "textDirection",
  "textAlignment",
  "textboxTightWrap",
  "outlineLvl",
  "divId",
  "cnfStyle",
  "rPr",
  "sectPr",
  "pPrChange",
]);

const twips = (said: string | undefined): number => Number(said ?? 0) / 20;
/** What a paragraph has that says nothing of its own. */
const SINGLE = 12;

const BODY_TEXT = 10;
/** In the order of the schema. */
const SHAPES = ["spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", ...AFTER_JC];

/** An element of a paragraph's properties, before those that the schema has behind it. */
function setElement(paragraphAt: Branch, name: string, made: Branch | undefined): void {
  const own = shape(paragraphAt);
  own.child(name)?.remove();
  if (!made) return;
  const behind = SHAPES.slice(SHAPES.indexOf(name) + 1);
  const next = own.branches.find(({ local }) => behind.includes(local));
  own.append(made, next ? next.index : undefined);
}

const setAttributes = (at: Branch, name: "ind" | "spacing", attributes: string): void =>
  setElement(at, name, attributes === "" ? undefined : branch(`w:${name} ${attributes}`));

const paragraph: WordPart<NodeObject> = {
  ...tracked,
  exists: ({ node: at }, stage) => stage.document.isThere(at),
  read: {
    text: ({ node: at }) => paragraphText(at),
    tableNestingLevel: ({ node: at }, stage) => stage.document.nesting(at),
    alignment: ({ node: at }) => ALIGNMENTS[at.child("pPr")?.child("jc")?.attribute("val") ?? "left"] ?? "Left",
    style: ({ node: at }) => at.child("pPr")?.child("pStyle")?.attribute("val") ?? "",
    firstLineIndent: ({ node: at }) => twips(at.child("pPr")?.child("ind")?.attribute("firstLine")),
    outlineLevel: ({ node: at }) => Number(at.child("pPr")?.child("outlineLvl")?.attribute("val") ?? BODY_TEXT - 1) + 1,
    lineSpacing: ({ node: at }) => twips(at.child("pPr")?.child("spacing")?.attribute("line")) || SINGLE,
  },
  write: {
    alignment: ({ node: at }, wanted: string, stage) => {
      mayWriteKind(stage);
      const own = shape(at);
      own.child("jc")?.remove();
      const next = own.branches.find(({ local }) => AFTER_JC.has(local));
      const said = Object.entries({ Left: "left", Centered: "center", Right: "right", Justified: "both" }).find(
        ([name]) => name === wanted,
      );
      if (said === undefined) return refuse("InvalidArgument");
      own.append(valued("jc", said[1]), next ? next.index : undefined);
    },
    style: ({ node: at }, wanted: string, stage) => {
      mayWriteKind(stage);
      const own = shape(at);
      own.child("pStyle")?.remove();
      if (text(wanted) !== "") own.append(valued("pStyle", wanted), 0);
    },
    firstLineIndent: ({ node: at }, points: number, stage) => {
      mayWriteKind(stage);
      setAttributes(at, "ind", points === 0 ? "" : `w:firstLine="${Math.round(points * 20)}"`);
    },
    outlineLevel: ({ node: at }, level: number, stage) => {
      mayWriteKind(stage);
      if (!Number.isInteger(level) || level < 1 || level > BODY_TEXT) refuse("InvalidArgument");
      setElement(at, "outlineLvl", level === BODY_TEXT ? undefined : valued("outlineLvl", String(level - 1)));
    },
    lineSpacing: ({ node: at }, points: number, stage) => {
      mayWriteKind(stage);
      if (points <= 0) refuse("InvalidArgument");
      setAttributes(at, "spacing", points === SINGLE ? "" : `w:line="${Math.round(points * 20)}" w:lineRule="exact"`);
    },
    styleBuiltIn: ({ node: at }, wanted: string, stage) => {
      mayWriteKind(stage);
      if (wanted !== "Normal") refuse("NotImplemented", "The workbench knows the style Normal only.");
      const own = at.child("pPr");
      // A style takes the place of all that the paragraph said of its own.
      for (const one of own?.branches ?? []) if (one.local !== "sectPr") one.remove();
    },
  },
  go: {
    font: ({ node: at }) => ({ className: "Font", paragraph: at }) as HostObject,
    parentTable: ({ node: at }, stage) => found("Table", stage.document.near(at, "tbl")),
    contentControls: ({ node: at }, stage) => controls(stage, [at]),
  },
  call: {
    ...keeping,
    ...searching<NodeObject>(({ node: at }) => [at]),
    insertText: ({ node: at }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      const place = oneOfTheseWords(where, ["Replace", "Start", "End"]);
      const { length } = paragraphText(at);
      const span = word.span(at, place === "End" ? length : 0, place === "Start" ? 0 : length);
      return wordRange(word.replace(span, text(said)));
    },
    insertParagraph: ({ node: at }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      const made = word.newParagraph(at, text(said));
      if (oneOfTheseWords(where, ["Before", "After"]) === "Before") at.before(made);
      else at.after(made);
      return node("Paragraph", made);
    },
    delete: ({ node: at }, _, stage) => mayWriteKind(stage).removeParagraph(at),
    getRange: ({ node: at }, [where], stage) => rangeOf(at, oneOfTheseWords(where, RANGE_PLACES, "Whole"), stage),
    insertContentControl: ({ node: at }, _, stage) =>
      node("ContentControl", mayWriteKind(stage).wrap({ kind: "whole", node: at })),
  },
};

const RANGE_PLACES = ["Whole", "Start", "End", "After", "Content"] as const;

function rangeOf(at: Branch, where: (typeof RANGE_PLACES)[number], stage: WordStage): WordRangeObject {
  const { length } = paragraphText(at);
  switch (where) {
    case "Whole":
      return wordRange({ kind: "whole", node: at });
    case "Content":
      return wordRange(stage.document.span(at, 0, length));
    case "Start":
      return wordRange(stage.document.span(at, 0, 0));
    case "End":
      return wordRange(stage.document.span(at, length, length));
    case "After":
      return wordRange({ kind: "after", node: at });
  }
}

const paragraphOf = (place: DocumentPlace): Branch | undefined =>
  place.kind === "span" ? place.paragraph : place.node.local === "p" ? place.node : undefined;

interface CommentObject extends HostObject {
  readonly comment: PlayedComment;
}

const commentObject = (comment: PlayedComment): CommentObject => ({ className: "Comment", comment });

const commentPart: WordPart<CommentObject> = {
  ...tracked,
  read: { content: ({ comment }) => comment.content },
  call: {
    ...keeping,
    delete: ({ comment }, _, stage) => {
      mayWriteKind(stage);
      stage.document.comments = stage.document.comments.filter((one) => one !== comment);
    },
    getRange: ({ comment }) => wordRange(comment.place),
  },
};

const rangePart: WordPart<WordRangeObject> = {
  ...tracked,
  exists: ({ place }, stage) => stage.document.isThere(place.kind === "span" ? place.paragraph : place.node),
  read: {
    text: ({ place }, stage) =>
      place.kind === "span"
        ? paragraphText(place.paragraph).slice(place.start, place.end)
        : place.kind === "whole" || place.kind === "content"
          ? stage.document.textIn(place.node)
          : "",
  },
  go: {
    font: ({ place }) => ({ className: "Font", paragraph: paragraphOf(place), place }) as HostObject,
  },
  call: {
    ...keeping,
    insertText: ({ place }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      const wanted = oneOfTheseWords(where, ["Replace", "Start", "End", "Before", "After"]);
      const put = text(said);
      if (place.kind === "span") {
        if (wanted === "Replace") return wordRange(word.replace(place, put));
        const at = wanted === "Start" || wanted === "Before" ? place.start : place.end;
        return wordRange(word.replace(word.span(place.paragraph, at, at), put));
      }
      if (place.kind !== "before" && place.kind !== "after") return refuse("InvalidOperation");
      return wordRange(word.putBeside(place.node, place.kind, put));
    },
    insertComment: ({ place }, [said], stage) => {
      mayWriteKind(stage);
      const comment = { place, content: text(said) };
      stage.document.comments = [...stage.document.comments, comment];
      return commentObject(comment);
    },
    select: ({ place }, _, stage) => {
      stage.document.selection = place;
      stage.document.tell();
      return null;
    },
    insertContentControl: ({ place }, _, stage) => node("ContentControl", mayWriteKind(stage).wrap(place)),
    insertOoxml: ({ place }, [xml, where], stage) => {
      const word = mayWriteKind(stage);
      const at = paragraphOf(place);
      if (at === undefined) return refuse("NotImplemented", "The workbench puts blocks beside paragraphs only.");
      const wanted = oneOfTheseWords(where, ["Replace", "Start", "End", "Before", "After"]);
      if (wanted === "Start" || wanted === "End")
        return refuse("NotImplemented", "The workbench puts blocks beside paragraphs only.");
      const blocks = word.blocksOf(text(xml));
      word.putBlocks(at, blocks, wanted);
      return wordRange({ kind: "whole", node: blocks[0] ?? at });
    },
    delete: ({ place }, _, stage) => {
      const word = mayWriteKind(stage);
      if (place.kind === "span") word.replace(place, "");
      else if (place.node.local === "p") word.removeParagraph(place.node);
      else refuse("NotImplemented", "The workbench does not delete such a range.");
    },
  },
};

const control: WordPart<NodeObject> = {
  ...tracked,
  exists: ({ node: at }, stage) => stage.document.isThere(at),
  read: {
    id: ({ node: at }) => Number(at.child("sdtPr")?.child("id")?.attribute("val") ?? 0),
    tag: ({ node: at }) => at.child("sdtPr")?.child("tag")?.attribute("val") ?? "",
    title: ({ node: at }) => at.child("sdtPr")?.child("alias")?.attribute("val") ?? "",
    text: ({ node: at }, stage) => stage.document.textIn(at),
    type: () => "RichText",
  },
  write: {
    tag: ({ node: at }, tag: string, stage) => {
      if (tag.length > 64) refuse("InvalidArgument");
      mayWriteKind(stage).setProperty(at, "tag", tag);
    },
    title: ({ node: at }, title: string, stage) => mayWriteKind(stage).setProperty(at, "alias", title),
    placeholderText: ({ node: at }, prompt: string, stage) => {
      mayWriteKind(stage);
      if (at.child("sdtPr")?.child("showingPlcHdr") === undefined) return;
      const content = at.child("sdtContent")!;
      content.children = [];
      content.append(branch("w:r", branch('w:t xml:space="preserve"', prompt)));
    },
  },
  go: {
    contentControls: ({ node: at }, stage) => controls(stage, [at]),
    paragraphs: ({ node: at }, stage) => paragraphCollection(stage, at),
    tables: ({ node: at }, stage) => tables(stage, at),
  },
  call: {
    ...keeping,
    insertText: ({ node: at }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      if (oneOfTheseWords(where, ["Replace", "Start", "End"]) !== "Replace")
        return refuse("NotImplemented", "The workbench replaces the text of a control only.");
      return wordRange(word.fillControl(at, text(said)));
    },
    insertOoxml: ({ node: at }, [xml, where], stage) => {
      const word = mayWriteKind(stage);
      const content = at.child("sdtContent");
      if (oneOfTheseWords(where, ["Replace", "Start", "End"]) !== "Replace" || !content || word.near(at, "p"))
        return refuse("NotImplemented", "The workbench puts blocks in place of those that a control holds.");
      const blocks = word.blocksOf(text(xml));
      content.children = [];
      for (const block of blocks) content.append(block);
      return wordRange({ kind: "whole", node: blocks[0] ?? at });
    },
    insertParagraph: ({ node: at }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      if (oneOfTheseWords(where, ["Start", "End", "Before", "After"]) !== "After" || word.near(at, "p"))
        return refuse("NotImplemented", "The workbench puts a paragraph behind a control that holds paragraphs.");
      const made = word.newParagraph(undefined, text(said));
      at.after(made);
      return node("Paragraph", made);
    },
    delete: ({ node: at }, [keep], stage) => mayWriteKind(stage).removeControl(at, truth(keep)),
    getRange: ({ node: at }, [where], stage) => {
      const wanted = oneOfTheseWords(where, ["Whole", "Start", "End", "Before", "After", "Content"], "Whole");
      if (wanted === "Before" || wanted === "After")
        return wordRange({ kind: wanted === "Before" ? "before" : "after", node: at });
      const span = stage.document.spanOf(at);
      return wordRange(span && wanted === "Content" ? span : { kind: "whole", node: at });
    },
    ...searching<NodeObject>(({ node: at }, stage) => stage.document.paragraphsIn(at)),
  },
};

const table: WordPart<NodeObject> = {
  ...tracked,
  exists: ({ node: at }, stage) => stage.document.isThere(at),
  read: {
    rowCount: ({ node: at }) => at.branches.filter(({ local }) => local === "tr").length,
  },
  go: {},
  call: {
    ...keeping,
    insertContentControl: ({ node: at }, _, stage) =>
      node("ContentControl", mayWriteKind(stage).wrap({ kind: "whole", node: at })),
    insertParagraph: ({ node: at }, [said, where], stage) => {
      const word = mayWriteKind(stage);
      const made = word.newParagraph(undefined, text(said));
      if (oneOfTheseWords(where, ["Before", "After"]) === "Before") at.before(made);
      else at.after(made);
      return node("Paragraph", made);
    },
    getRange: ({ node: at }) => wordRange({ kind: "whole", node: at }),
  },
};

const contentControls: WordPart<ListObject> = {
  ...collection,
  call: {
    ...keeping,
  },
};

const searchOptions: WordPart<SearchOptions> = {
  write: {
    matchCase: (self, on: boolean) => {
      self.matchCase = on;
    },
  },
};

/** Where office.js says that it is ready for a button of the ribbon. */
const addinInternalService: WordPart<HostObject> = { call: { notifyActionHandlerReady: () => null } };

const cast = {
  AddinInternalService: addinInternalService,
  Body: body,
  Comment: commentPart,
  CommentCollection: collection,
  ContentControl: control,
  ContentControlCollection: contentControls,
  CustomProperty: wordCustomProperty,
  CustomPropertyCollection: customProperties,
  Document: document,
  DocumentProperties: properties,
  Font: font,
  Paragraph: paragraph,
  ParagraphCollection: collection,
  Range: rangePart,
  RangeCollection: collection,
  SearchOptions: searchOptions,
  Table: table,
  TableCollection: collection,
};

/** Word, as the interpreter plays it. */
export const WORD: Play<WordStage> = {
  api: wordApi,
  root: { className: "Document" },
  services: {
    "Microsoft.InternalService.AddinInternalService": () => ({ className: "AddinInternalService" }),
    "Microsoft.WordServices.SearchOptions": () => ({ className: "SearchOptions" }),
  },
  reads: /^(_|Get|Select|Search|Notify)/,
  partOf: (object) =>
    Object.hasOwn(cast, object.className)
      ? (cast[object.className as keyof typeof cast] as unknown as Part<HostObject, WordStage>)
      : undefined,
};
