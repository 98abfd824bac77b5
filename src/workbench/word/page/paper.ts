// The open document on the screen: its paragraphs and tables, with the places of the add-in marked. A double click edits one.
import { domElement } from "../../page/dom";
import type { DocumentPlace, WordDocument } from "../document";
import { paragraphText } from "../text";
import type { Branch } from "../xml-tree";

interface Square {
  readonly cell: Branch;
  readonly colSpan: number;
  rowSpan: number;
}

/** Cells with the rows that they cover: what a merge covers is not drawn. */
function squaresOf(table: Branch): readonly (readonly Square[])[] {
  const open = new Map<number, Square>();
  return table.branches
    .filter(({ local }) => local === "tr")
    .map((row) => {
      const squares: Square[] = [];
      let col = 0;
      for (const cell of row.branches.filter(({ local }) => local === "tc")) {
        const properties = cell.child("tcPr");
        const colSpan = Number(properties?.child("gridSpan")?.attribute("val") ?? 1);
        const merge = properties?.child("vMerge");
        const above = open.get(col);
        if (merge && merge.attribute("val") !== "restart" && above) above.rowSpan += 1;
        else {
          const square = { cell, colSpan, rowSpan: 1 };
          squares.push(square);
          if (merge) open.set(col, square);
          else open.delete(col);
        }
        col += colSpan;
      }
      return squares;
    });
}

/** The text node, and the place in it, of so many characters into an element. */
function setTo(made: HTMLElement, offset: number, put: (text: Node, at: number) => void): void {
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const { length } = text.textContent ?? "";
    if (left <= length) return put(text, left);
    left -= length;
  }
}

const HEADING = /^(title|heading|标题|1|2|3)/i;

export class Paper {
  readonly root = domElement("article", { className: "paper", tabIndex: 0, aria: { label: "文档" } });
  #document: WordDocument;
  #stop: () => void;
  #waiting = false;
  #selected: DocumentPlace | undefined;
  readonly #drawn = new Map<Branch, HTMLElement>();

  constructor(document: WordDocument) {
    this.#document = document;
    this.#stop = this.#listen();
  }

  show(document: WordDocument): void {
    this.#stop();
    this.#document = document;
    this.#stop = this.#listen();
  }

  /** Many changes of one moment are drawn once. */
  #listen(): () => void {
    this.#draw();
    return this.#document.listen(() => {
      if (this.#waiting) return;
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.#draw();
      });
    });
  }

  #draw(): void {
    this.#drawn.clear();
    this.root.replaceChildren(...this.#blocks(this.#document.body));
    this.#select();
  }

  /** What the add-in has selected is selected on the screen, and in sight. */
  #select(): void {
    const { selection } = this.#document;
    if (selection === this.#selected) return;
    this.#selected = selection;
    const made = selection && this.#drawn.get(selection.kind === "span" ? selection.paragraph : selection.node);
    if (!selection || !made) return;
    const range = new Range();
    range.selectNodeContents(made);
    if (selection.kind === "span") {
      setTo(made, selection.start, (text, at) => range.setStart(text, at));
      setTo(made, selection.end, (text, at) => range.setEnd(text, at));
    }
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    made.scrollIntoView({ block: "center" });
  }

  #blocks(parent: Branch): readonly Node[] {
    return parent.branches.flatMap((child): readonly Node[] => {
      switch (child.local) {
        case "p":
          return [this.#paragraph(child), ...this.#comments(child)];
        case "tbl":
          return [this.#table(child)];
        case "sdt": {
          const inner = this.#blocks(child.child("sdtContent") ?? child);
          const title = child.child("sdtPr")?.child("alias")?.attribute("val");
          return title === undefined ? inner : [domElement("div", { className: "place", title }, ...inner)];
        }
        default:
          return [];
      }
    });
  }

  #comments(paragraph: Branch): readonly Node[] {
    return this.#document.comments
      .filter(({ place }) => (place.kind === "span" ? place.paragraph : place.node) === paragraph)
      .map(({ content }) => domElement("p", { className: "comment" }, content));
  }

  #paragraph(paragraph: Branch): HTMLElement {
    const style = paragraph.child("pPr")?.child("pStyle")?.attribute("val") ?? "";
    const made = domElement("p", { className: HEADING.test(style) ? "heading" : "" }, ...this.#inline(paragraph));
    const align = paragraph.child("pPr")?.child("jc")?.attribute("val");
    if (align === "center") made.classList.add("middle");
    this.#drawn.set(paragraph, made);
    made.ondblclick = (event) => {
      event.stopPropagation();
      this.#edit(made, paragraph);
    };
    return made;
  }

  #inline(parent: Branch): readonly (Node | string)[] {
    return parent.branches.flatMap((child): readonly (Node | string)[] => {
      if (child.local === "r") {
        const text = child.branches
          .map((one) => (one.local === "t" ? one.text : one.local === "tab" ? "\t" : one.local === "br" ? "\n" : ""))
          .join("");
        if (text === "") return [];
        const look = child.child("rPr");
        return [look?.child("b") && look.child("b")?.attribute("val") !== "0" ? domElement("b", {}, text) : text];
      }
      if (child.local === "sdt") {
        const title = child.child("sdtPr")?.child("alias")?.attribute("val");
        const inner = this.#inline(child.child("sdtContent") ?? child);
        return title === undefined ? inner : [domElement("span", { className: "place", title }, ...inner)];
      }
      if (child.local === "del") return [domElement("del", {}, child.text)];
      return ["ins", "hyperlink", "smartTag", "fldSimple"].includes(child.local) ? this.#inline(child) : [];
    });
  }

  #table(table: Branch): HTMLElement {
    const rows = squaresOf(table).map((squares) =>
      domElement(
        "tr",
        {},
        ...squares.map(({ cell, rowSpan, colSpan }) => domElement("td", { rowSpan, colSpan }, ...this.#blocks(cell))),
      ),
    );
    return domElement("table", {}, domElement("tbody", {}, ...rows));
  }

  #edit(made: HTMLElement, paragraph: Branch): void {
    if (this.#document.readOnly || this.#document.isProtected) return;
    const before = paragraphText(paragraph);
    const box = domElement("input", { type: "text", value: before, className: "typing", aria: { label: "改这一段" } });
    let done = false;
    const finish = (keep: boolean): void => {
      if (done) return;
      done = true;
      if (keep) this.#type(paragraph, before, box.value);
      this.#document.tell();
    };
    box.onblur = () => finish(true);
    box.onkeydown = ({ key }) => {
      if (key === "Enter") finish(true);
      if (key === "Escape") finish(false);
    };
    made.replaceChildren(box);
    box.focus();
    box.select();
  }

  /** Only what differs is typed: what stands before and behind it keeps its look and its place. */
  #type(paragraph: Branch, before: string, after: string): void {
    if (before === after) return;
    let start = 0;
    while (start < before.length && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
    const typed = after.slice(start, after.length - end);
    this.#document.replace(this.#document.span(paragraph, start, before.length - end), typed);
  }
}
