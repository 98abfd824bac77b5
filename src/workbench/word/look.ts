// The look of paragraphs and texts, as Font sets it.
import { escapeAttribute } from "../../adapters/opc/xml";
import { refuse } from "../model/refusal";
import type { HostObject } from "../objects/part";
import type { DocumentPlace } from "./document";
import { keeping, mayWriteKind, tracked, type WordPart } from "./kinds";
import { paragraphText } from "./text";
import { branch, valued, type Branch } from "./xml-tree";

export function shape(paragraph: Branch): Branch {
  const known = paragraph.child("pPr");
  if (known) return known;
  const made = branch("w:pPr");
  paragraph.append(made, 0);
  return made;
}

interface FontObject extends HostObject {
  readonly paragraph: Branch | undefined;
  readonly place?: DocumentPlace;
}

/** The look of the runs, and of the paragraph's mark where all of it is meant. */
function looks({ paragraph: at, place }: FontObject): readonly Branch[] {
  if (!at) return refuse("NotImplemented", "The workbench sets the look of paragraphs and texts only.");
  const text = place?.kind === "span" ? place : undefined;
  const runs = [...at.below()].filter(({ local }) => local === "r");
  const holders = text ? runs.filter((run) => paragraphText(branch("w:p", run.copy())) !== "") : [shape(at), ...runs];
  return holders.map((holder) => {
    const known = holder.child("rPr");
    if (known) return known;
    const made = branch("w:rPr");
    const next = holder.branches.find(({ local }) => local === "sectPr" || local === "pPrChange");
    if (holder.local === "r") holder.append(made, 0);
    else holder.append(made, next ? next.index : undefined);
    return made;
  });
}

/** As its first run says it; what styles say is not asked. */
const firstLook = ({ paragraph: at }: FontObject): Branch | undefined =>
  [...(at?.below() ?? [])].find(({ local }) => local === "r")?.child("rPr");

const LOOKS = ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs"];

function setLook(font: FontObject, name: string, made: Branch): void {
  for (const look of looks(font)) {
    look.child(name)?.remove();
    const next = look.branches.find(({ local }) => !LOOKS.slice(0, LOOKS.indexOf(name)).includes(local));
    look.append(made.copy(), next ? next.index : undefined);
  }
}

export const font: WordPart<FontObject> = {
  ...tracked,
  read: {
    name: (self) => firstLook(self)?.child("rFonts")?.attribute("eastAsia") ?? "",
    size: (self) => Number(firstLook(self)?.child("sz")?.attribute("val") ?? 0) / 2,
    bold: (self) => {
      const bold = firstLook(self)?.child("b");
      return bold !== undefined && !["0", "false", "off"].includes(bold.attribute("val") ?? "");
    },
    color: (self) => {
      const said = firstLook(self)?.child("color")?.attribute("val") ?? "auto";
      return said === "auto" ? "" : `#${said}`;
    },
  },
  write: {
    name: (self, name: string, stage) => {
      mayWriteKind(stage);
      if (name === "") refuse("InvalidArgument");
      const face = escapeAttribute(name);
      setLook(self, "rFonts", branch(`w:rFonts w:ascii="${face}" w:hAnsi="${face}" w:eastAsia="${face}" w:cs="${face}"`));
    },
    bold: (self, bold: boolean, stage) => {
      mayWriteKind(stage);
      setLook(self, "b", bold ? branch("w:b") : valued("b", "0"));
    },
    color: (self, color: string, stage) => {
      mayWriteKind(stage);
      if (!/^#[0-9a-f]{6}$/i.test(color)) refuse("InvalidArgument");
      setLook(self, "color", valued("color", color.slice(1)));
    },
    size: (self, points: number, stage) => {
      mayWriteKind(stage);
      if (points < 1 || points > 1638) refuse("InvalidArgument");
      setLook(self, "sz", valued("sz", String(Math.round(points * 2))));
    },
  },
  call: { ...keeping },
};
