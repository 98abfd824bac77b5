// Pages and drawings as elements rather than strings: what comes from outside is text, and text is always escaped.
import { escapeHtml } from "./html";

/** Written out already, and safe as it stands. */
export interface Markup {
  readonly markup: string;
}

type Child = Markup | string | number | undefined | false | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** HTML's elements that have no end. */
const EMPTY: ReadonlySet<string> = new Set(["meta", "br", "col", "hr", "img", "link"]);

const written = (child: Child): string => {
  if (child === undefined || child === false) return "";
  if (typeof child === "string" || typeof child === "number") return escapeHtml(String(child));
  return "markup" in child ? child.markup : child.map(written).join("");
};

const attribute = ([name, value]: readonly [string, Attributes[string]]): string =>
  value === undefined || value === false ? "" : value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;

/** Names of elements and attributes are our own; values and children may be anybody's. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(attribute).join("")}>`;
  return { markup: EMPTY.has(name) ? start : `${start}${children.map(written).join("")}</${name}>` };
}

/** A style sheet of ours, in which an escaped quote would be none. Never a text from outside. */
export const styleSheet = (css: string): Markup => ({ markup: `<style>${css}</style>` });

export const htmlPage = (page: Markup): string => `<!DOCTYPE html>\n${page.markup}\n`;
