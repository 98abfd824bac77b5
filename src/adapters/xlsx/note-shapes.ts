// The box of a note in a file, in the drawing language that every program still wants for it (VML): where it stands and how
// large it is. A box that is too small hides what it says.
import { ems } from "../../render/measure";
import type { CellComment } from "../../ports/workbook";

/** Pixels of a sheet's columns and rows, as far as it says so; the rest are as usual. */
export interface SheetSizes {
  width(col: number): number;
  height(row: number): number;
}

/** Pixels. */
const WIDTH = 270;
const LINE = 17;
const MARGIN = 16;
const LETTER = 12;
/** The box begins a little beside its cell. */
const ASIDE = 12;

const V = "urn:schemas-microsoft-com:vml";
const O = "urn:schemas-microsoft-com:office:office";
const X = "urn:schemas-microsoft-com:office:excel";

const SHAPE_TYPE =
  `<v:shapetype xmlns:v="${V}" xmlns:o="${O}" id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
  `<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

export const NO_SHAPES =
  `<xml xmlns:v="${V}" xmlns:o="${O}" xmlns:x="${X}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
  `${SHAPE_TYPE}</xml>`;

/** What every box of a note is a kind of: a drawing of buttons alone does not have it. */
export const missingType = (vml: string): string => (/id=["']_x0000_t202["']/u.test(vml) ? "" : SHAPE_TYPE);

const SHAPE_END = "</v:shape>";
const numberIn = (shape: string, name: string): number =>
  Number(new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`, "u").exec(shape)?.[1] ?? -1);

/** The drawing without the boxes of these cells' notes. It is no XML that can be relied upon: some programs leave lines open. */
export const shapesBut = (vml: string, gone: readonly { readonly row: number; readonly col: number }[]): string =>
  vml
    .split(/(?=<v:shape[\s>])/u)
    .map((piece) => {
      const end = piece.indexOf(SHAPE_END);
      const isGone =
        end >= 0 &&
        piece.includes('ObjectType="Note"') &&
        gone.some(({ row, col }) => row === numberIn(piece, "Row") && col === numberIn(piece, "Column"));
      return isGone ? piece.slice(end + SHAPE_END.length) : piece;
    })
    .join("");

/** The line in which so many pixels end, and how many of them lie in it. */
function reached(from: number, pixels: number, sizeOf: (line: number) => number): readonly [line: number, offset: number] {
  let [line, rest] = [from, pixels];
  for (; rest >= sizeOf(line); line += 1) rest -= sizeOf(line);
  return [line, Math.round(rest)];
}

/** @param at - which of ours it is: a name of its own in a drawing that may have others */
export function noteShape(
  { row, col, text }: Omit<CellComment, "sheet">,
  at: number,
  vml: string,
  { width, height }: SheetSizes,
): string {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((ems(line) * LETTER) / (WIDTH - MARGIN))), 0);
  const top = Math.max(0, row - 1);
  const [left, leftRest] = reached(col + 1, ASIDE, width);
  const [right, rightRest] = reached(col + 1, ASIDE + WIDTH, width);
  const [bottom, bottomRest] = reached(top, lines * LINE + MARGIN, height);
  let number = 1025 + at;
  while (vml.includes(`"_x0000_s${number}"`)) number += 1000;
  return (
    `<v:shape xmlns:v="${V}" xmlns:o="${O}" xmlns:x="${X}" id="_x0000_s${number}" type="#_x0000_t202" ` +
    `style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    `<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
    `<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>` +
    `<x:Anchor>${[left, leftRest, top, 4, right, rightRest, bottom, bottomRest].join(", ")}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${col}</x:Column></x:ClientData></v:shape>`
  );
}
