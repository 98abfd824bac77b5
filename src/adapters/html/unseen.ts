// What of a page does not meet its reader's eye, and what stands apart from its line: by the words of tags and styles.

export type Attributes = ReadonlyMap<string, string>;

/** Elements that end the paragraph before them. */
export const paragraphElements = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "caption",
  "center",
  "dd",
  "details",
  "dir",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "legend",
  "li",
  "main",
  "menu",
  "nav",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "ul",
]);

/** Elements that hold nothing, and so cannot be left open. */
export const emptyElements = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "param",
  "wbr",
]);
const lists = new Set(["ul", "ol", "dl", "dir", "menu"]);
const listItems = new Set(["li", "dd", "dt"]);
const tableParts = new Set(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"]);
const none: ReadonlySet<string> = new Set();

/** The last word of an element's own style on a property; "" where it says nothing. */
function styled(attributes: Attributes, property: string): string {
  const style = attributes.get("style");
  if (style === undefined) return "";
  const declarations = style.split(";").map((declaration) => declaration.split(":"));
  const last = declarations.filter(([name = ""]) => name.trim().toLowerCase() === property).at(-1);
  return (last?.[1] ?? "").replace(/!.*/, "").trim().toLowerCase();
}

/** Taken out of the page: it neither shows nor takes a place. */
export function isUnseen(attributes: Attributes): boolean {
  const display = styled(attributes, "display");
  return display === "" ? attributes.has("hidden") : display === "none";
}

/** Takes its place, but nobody sees what it holds. (aria-hidden hides from those who listen, not from the eye.) */
export const isInvisible = (attributes: Attributes): boolean => /^(hidden|collapse)$/.test(styled(attributes, "visibility"));

/** Only rows and their groups give up their place when they collapse. */
export const isGoneAsRow = (attributes: Attributes): boolean =>
  isUnseen(attributes) || styled(attributes, "visibility") === "collapse";

/** Written above, below or through by its style, as <sup>, <sub> and <s> are by their names. */
export const isSetApart = (attributes: Attributes): boolean =>
  /^(super|sub)$/.test(styled(attributes, "vertical-align")) ||
  styled(attributes, "text-decoration").includes("line-through") ||
  styled(attributes, "text-decoration-line").includes("line-through");

/** An element that is passed over. Where its end is not written, it ends where a browser ends it: with what it stands in. */
export class Passed {
  private depth = 1;
  private tables = 0;
  /** How many elements are open in it whose like, around it, would end it. */
  private inner = 0;
  private readonly around: ReadonlySet<string>;

  /** @param foreign - what it holds is no part of the page (a script, a drawing): only its own end ends it */
  constructor(
    private readonly name: string,
    private readonly foreign: boolean,
  ) {
    if (listItems.has(name)) this.around = lists;
    else this.around = name === "p" || !paragraphElements.has(name) ? paragraphElements : none;
  }

  /** Whether the tag stands outside of it, so that it has ended before. */
  endsBeforeOpening(name: string, inTable: boolean): boolean {
    if (!this.foreign) {
      if (name !== "table" && this.tables === 0 && inTable && tableParts.has(name)) return true;
      if (this.name === "p" && (name === "table" || paragraphElements.has(name))) return true;
      if (listItems.has(name) && listItems.has(this.name) && this.inner === 0) return true;
      if (name === "table") this.tables++;
      if (this.around.has(name) && !emptyElements.has(name)) this.inner++;
    }
    if (name === this.name) this.depth++;
    return false;
  }

  /** "with": the tag is its own; "before": it is that of something around it. */
  endsAtClosing(name: string, inTable: boolean): "with" | "before" | undefined {
    if (name === this.name && --this.depth === 0) return "with";
    if (this.foreign) return undefined;
    if (tableParts.has(name) && this.tables === 0 && inTable) return "before";
    if (name === "table" && this.tables > 0) this.tables--;
    if (name !== this.name && this.around.has(name) && --this.inner < 0) return "before";
    return undefined;
  }
}
