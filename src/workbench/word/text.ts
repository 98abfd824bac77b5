// The text of a paragraph, character by character, and changes to it: as a person would make them in Word.
import { escapeText } from "../../adapters/opc/xml";
import { refuse } from "../model/refusal";
import { branch, Branch, textBranch } from "./xml-tree";

/** An element that stands for characters, and where they stand in the text of its paragraph. */
interface Piece {
  readonly node: Branch;
  readonly run: Branch;
  readonly at: number;
  readonly text: string;
}

/** What a run's elements are to somebody who reads the text through Word's API. */
const SIGNS: Readonly<Record<string, string>> = {
  tab: "\t",
  ptab: "\t",
  br: "\u000b",
  cr: "\u000b",
  noBreakHyphen: "\u001e",
  softHyphen: "\u001f",
  footnoteReference: "\u0002",
  endnoteReference: "\u0002",
};
/** Around runs: revisions, links, content controls. */
const WRAPS = new Set([
  "ins",
  "del",
  "moveTo",
  "moveFrom",
  "hyperlink",
  "smartTag",
  "sdt",
  "sdtContent",
  "fldSimple",
  "customXml",
  "bdo",
  "dir",
]);

function piecesOf(within: Branch): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (node: Branch, run: Branch, text: string): void => {
    pieces.push({ node, run, at, text });
    at += text.length;
  };
  const walk = (parent: Branch): void => {
    for (const child of parent.branches) {
      if (child.local === "r") {
        for (const node of child.branches) {
          if (node.local === "t" || node.local === "delText") add(node, child, node.text);
          else if (node.local in SIGNS) add(node, child, SIGNS[node.local]!);
        }
      } else if (WRAPS.has(child.local)) walk(child);
    }
  };
  walk(within);
  return pieces;
}

/** With what a revision has deleted: Word shows it until the revision is accepted, and so does its API. */
export const paragraphText = (paragraph: Branch): string =>
  piecesOf(paragraph)
    .map(({ text }) => text)
    .join("");

const putText = (node: Branch, text: string): void => {
  node.children = [escapeText(text)];
  if (/^\s|\s$/.test(text) && node.attribute("space") === undefined) node.tag = `${node.tag} xml:space="preserve"`;
};

function dropEmpty(run: Branch): void {
  if (run.branches.every(({ local }) => local === "rPr")) run.remove();
}

/** A new run looks as the run beside it, or as the mark of its paragraph. */
function lookBeside(paragraph: Branch, at: number): Branch | undefined {
  const pieces = piecesOf(paragraph);
  const beside = [...pieces].reverse().find((piece) => piece.at < at) ?? pieces[0];
  const look = beside ? beside.run.child("rPr") : paragraph.child("pPr")?.child("rPr");
  return look && branch("w:rPr", ...look.branches.filter(({ local }) => local !== "rPrChange").map((one) => one.copy()));
}

/** What stands in a control that is empty, in the language of this Word. */
export const PROMPT = "单击或点击此处输入文字。";

function release(run: Branch): void {
  for (const control of run.above()) {
    if (control.local !== "sdt") continue;
    const properties = control.child("sdtPr");
    if (properties?.child("lock")?.attribute("val")?.toLowerCase().includes("contentlocked") === true) refuse("AccessDenied");
    if (properties?.child("showingPlcHdr") === undefined) continue;
    properties.child("showingPlcHdr")!.remove();
    run.child("rPr")?.child("rStyle")?.remove();
  }
}

/** Replaces the characters from `start` to `end` by a text that looks as the first of them. */
export function replaceText(paragraph: Branch, start: number, end: number, text: string): void {
  if (/[\r\n]/.test(text)) refuse("NotImplemented", "The workbench does not put several paragraphs into one.");
  const pieces = piecesOf(paragraph);
  const inside = pieces.filter((piece) => piece.at < end && piece.at + piece.text.length > start);
  const [first] = inside;
  if (first === undefined) {
    if (text === "") return;
    const beside = [...pieces].reverse().find((piece) => piece.at + piece.text.length <= start);
    const look = lookBeside(paragraph, start);
    const run = branch("w:r", ...(look ? [look] : []), textBranch(text));
    if (beside) beside.run.after(run);
    else if (pieces[0]) pieces[0].run.before(run);
    else {
      for (const empty of paragraph.branches.filter(({ local }) => local === "r")) dropEmpty(empty);
      paragraph.append(run);
    }
    return;
  }
  for (const { run } of inside) release(run);
  for (const piece of inside) {
    const { node, run, at } = piece;
    const kept = [node.text.slice(0, Math.max(0, start - at)), node.text.slice(Math.max(0, end - at))];
    const own = piece === first ? text : "";
    if (node.local !== "t" && node.local !== "delText") {
      if (own !== "") node.before(textBranch(own));
      node.remove();
    } else if (kept[0] + own + kept[1] === "") node.remove();
    else putText(node, kept[0] + own + kept[1]);
    if (piece !== first) dropEmpty(run);
  }
  dropEmpty(first.run);
}

/** Cuts runs so that `at` is the border of two of them. */
function cut(paragraph: Branch, at: number): void {
  const piece = piecesOf(paragraph).find((one) => one.at < at && at < one.at + one.text.length);
  const { node, run } = piece ?? {};
  if (!piece || !node || !run) {
    // The border may lie between two elements of one run.
    const next = piecesOf(paragraph).find((one) => one.at === at);
    const before = next && piecesOf(paragraph).find((one) => one.run === next.run && one.at < at);
    if (next && before) split(next.run, next.node.index);
    return;
  }
  const behind = node.copy();
  putText(behind, node.text.slice(at - piece.at));
  putText(node, node.text.slice(0, at - piece.at));
  node.after(behind);
  split(run, behind.index);
}

function split(run: Branch, index: number): void {
  const look = run.child("rPr");
  const rest = run.children.splice(index);
  run.after(new Branch(run.tag, [...(look ? [look.copy()] : []), ...rest]));
}

/** The runs that hold exactly these characters, wherever in the paragraph they stand. */
export function runsBetween(paragraph: Branch, start: number, end: number): readonly Branch[] {
  cut(paragraph, start);
  cut(paragraph, end);
  return [
    ...new Set(
      piecesOf(paragraph)
        .filter((piece) => piece.at >= start && piece.at + piece.text.length <= end && piece.text !== "")
        .map(({ run }) => run),
    ),
  ];
}

/** The same; they stand side by side in one parent, or Word refuses. */
export function runsOf(paragraph: Branch, start: number, end: number): readonly Branch[] {
  const runs = runsBetween(paragraph, start, end);
  const parent = runs[0]?.parent;
  if (runs.some((run) => run.parent !== parent)) refuse("GeneralException");
  return runs;
}

/** Where a text stands in a paragraph, one after the other. A prompt of an empty control is no text to be found. */
export function occurrences(text: string, wanted: string, matchCase: boolean): readonly number[] {
  const [where, what] = matchCase ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  const found: number[] = [];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) found.push(at);
  return found;
}
