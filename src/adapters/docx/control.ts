// The content control around a place of ours, as WordprocessingML.
import { slotTitle, readSlotTag } from "../../render/slot-tag";
import { escapeAttribute } from "../opc/xml";
import type { Control, Story } from "./walk";

export type Names = Pick<Story, "prefix" | "namespace">;

/** Where the namespace has no prefix, attributes could not have it either: what we write then brings its own. */
const own = ({ prefix, namespace }: Names): { readonly w: string; readonly declared: string } =>
  prefix === "" ? { w: "w:", declared: ` xmlns:w="${namespace}"` } : { w: prefix, declared: "" };

export function tagXml(names: Names, tag: string): string {
  const { w, declared } = own(names);
  return `<${w}tag${declared} ${w}val="${escapeAttribute(tag)}"/>`;
}

/** The properties of a control that gets our tag back. */
export function propertiesXml(names: Names, tag: string): string {
  const { w, declared } = own(names);
  const title = `<${w}alias ${w}val="${escapeAttribute(slotTitle(tag))}"/>`;
  return `<${w}sdtPr${declared}>${title}<${w}tag ${w}val="${escapeAttribute(tag)}"/></${w}sdtPr>`;
}

/** What stands before the content of a control with our tag, and what behind. */
export function controlAround(names: Names, tag: string): readonly [open: string, close: string] {
  const { w, declared } = own(names);
  return [`<${w}sdt${declared}>${propertiesXml(names, tag)}<${w}sdtContent>`, `</${w}sdtContent></${w}sdt>`];
}

export function controlXml(names: Names, tag: string, content: string): string {
  const [open, close] = controlAround(names, tag);
  return open + content + close;
}

/**
 * A paragraph one point high before a table in a control. LibreOffice 7 writes the text of the first paragraph of a
 * control around blocks four times over when it saves, unless that paragraph is empty.
 */
export function leadXml(names: Names): string {
  const { w, declared } = own(names);
  const shape =
    `<${w}keepNext/><${w}snapToGrid ${w}val="0"/><${w}spacing ${w}before="0" ${w}after="0" ${w}line="20" ${w}lineRule="exact"/>` +
    `<${w}ind ${w}left="0" ${w}right="0" ${w}firstLine="0"/>`;
  return `<${w}p${declared}><${w}pPr>${shape}<${w}rPr><${w}sz ${w}val="2"/><${w}szCs ${w}val="2"/></${w}rPr></${w}pPr></${w}p>`;
}

const TABLES = /^表[二三四]$/u;

/** What Word sets between two blocks and nobody sees: the ends of bookmarks, remarks, moves and permissions. */
const MARKERS = /<(?:[A-Za-z0-9]+:)?(?:bookmark|commentRange|moveFromRange|moveToRange|perm)(?:Start|End)(?: [^<>]*)?\/>/gu;

/**
 * Which of these tables a control of ours names from in front: it holds an empty paragraph, and the table stands right
 * behind it, a table of the body as any other. Programs that list the tables of a body look into no control.
 */
export function tableBehind(
  { xml }: Story,
  { tag, end }: Control,
  tables: readonly { readonly table: { readonly start: number } }[],
): number {
  if (!TABLES.test(readSlotTag(tag ?? "")?.name ?? "")) return -1;
  return tables.findIndex(({ table: { start } }) => start >= end && xml.slice(end, start).replace(MARKERS, "").trim() === "");
}

/** A table with our tag: the control in front of it. */
export const taggedTable = (names: Names, tag: string, table: string): string => controlXml(names, tag, leadXml(names)) + table;

/** The innermost control of ours around something. */
export function ownControl(control: Control | undefined): Control | undefined {
  for (let at = control; at; at = at.parent) if (at.tag !== undefined && readSlotTag(at.tag)) return at;
  return undefined;
}

export function isWithin(control: Control | undefined, outer: Control): boolean {
  for (let at = control; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Whether a control may be put here: not into one for a single text or date, into a prompt, or into a bound value. */
export function mayHoldControl(control: Control | undefined): boolean {
  for (let at = control; at; at = at.parent) if (at.isLeaf || at.prompt || at.binding) return false;
  return true;
}
