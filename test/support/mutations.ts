// Files damaged at random, by a seed: what was done to them is known to the byte, so that it can be asked which figure was touched.
import type { Random } from "../core/diagnose/forms";

/** Bytes as text, one character each: positions in it are positions in the file. */
export type Bytes = string;

export const bytesOf = (content: Uint8Array | string): Bytes => Buffer.from(content).toString("latin1");
export const toBytes = (content: Bytes): Uint8Array => Buffer.from(content, "latin1");

/** A stretch of the original, in its place or elsewhere. */
interface Kept {
  readonly from: number;
  readonly to: number;
  readonly moved: boolean;
}
type Piece = Kept | { readonly added: string };

const isOwn = (piece: Piece): piece is Kept => "from" in piece;
const moved = (piece: Piece): Piece => (isOwn(piece) ? { ...piece, moved: true } : piece);
const sizeOf = (piece: Piece): number => (isOwn(piece) ? piece.to - piece.from : piece.added.length);

/** A content that has been changed, and where each byte of it comes from. */
export class Changed {
  private constructor(
    private readonly original: Bytes,
    private readonly pieces: readonly Piece[],
  ) {}

  static of(original: Bytes): Changed {
    return new Changed(original, [{ from: 0, to: original.length, moved: false }]);
  }

  get text(): Bytes {
    return this.pieces.map((piece) => (isOwn(piece) ? this.original.slice(piece.from, piece.to) : piece.added)).join("");
  }

  private slice(from: number, to: number): Piece[] {
    const out: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, sizeOf(piece))];
      if (start < end)
        out.push(
          isOwn(piece) ? { ...piece, from: piece.from + start, to: piece.from + end } : { added: piece.added.slice(start, end) },
        );
      at += sizeOf(piece);
    }
    return out;
  }

  private with(...lists: readonly (readonly Piece[])[]): Changed {
    return new Changed(this.original, lists.flat());
  }

  replace(from: number, to: number, added: string): Changed {
    return this.with(this.slice(0, from), added === "" ? [] : [{ added }], this.slice(to, Infinity));
  }

  /** The stretch a second time, at another place. */
  copy(from: number, to: number, at: number): Changed {
    return this.with(this.slice(0, at), this.slice(from, to).map(moved), this.slice(at, Infinity));
  }

  /** Two neighbouring stretches change places. */
  exchange(from: number, middle: number, to: number): Changed {
    return this.with(
      this.slice(0, from),
      this.slice(middle, to).map(moved),
      this.slice(from, middle).map(moved),
      this.slice(to, Infinity),
    );
  }

  /** The stretch of the original stands here in its place, with the characters around it, and nowhere else. */
  keeps(from: number, to: number): boolean {
    const holding = this.pieces.filter(isOwn).filter((piece) => piece.from < to && piece.to > from);
    return holding.length === 1 && holding.every((piece) => !piece.moved && piece.from < from && piece.to > to);
  }
}

/** What hostile files are made of, beside plain noise. */
const PLANTED = [
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "&b;",
  "&#0;",
  "&#x110000;",
  "]]>",
  "<!--",
  "<![CDATA[",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)",
  '" onload="',
  "\u0000",
  "\u00ff\u00fe",
  "\u00ef\u00bb\u00bf",
  "\r\n",
  "\t",
  " | ",
  "-1",
  "1e309",
  "99999999999999999999999999",
  "</td>",
  "<td>",
  "<tr>",
  "<td colspan=65535 rowspan=65535>",
  "<w:tc><w:p/></w:tc>",
  '<c r="XFD1048576"><v>1</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  "{",
  "[[[[[[[[",
  '"__proto__":{"a":1},',
] as const;

/** Where a unit of the format begins at or behind a place: a tag, a line, a member. */
function unitAt(text: Bytes, at: number, below: Random): readonly [number, number] {
  const end = text.length;
  const find = (what: string, from: number): number => {
    const found = text.indexOf(what, from);
    return found < 0 ? end : found;
  };
  if (text.startsWith("<") || text.startsWith("\u00ef\u00bb\u00bf<")) {
    const start = find("<", at);
    if (below(3) > 0) return [start, Math.min(end, find(">", start) + 1)];
    // A whole element, as far as its name's next closing tag.
    const name = /^<([\w:]+)/.exec(text.slice(start, start + 40))?.[1];
    if (name === undefined) return [start, Math.min(end, find(">", start) + 1)];
    return [start, Math.min(end, find(`</${name}>`, start) + name.length + 3)];
  }
  if (text.startsWith("{")) {
    const start = find('"', at);
    return [start, Math.min(end, find(below(2) ? "," : "}", start) + 1)];
  }
  const start = Math.min(end, find("\n", at) + 1);
  if (below(2)) return [start, Math.min(end, find("\n", start) + 1)];
  const bar = find("|", at);
  return [bar, Math.min(end, find("|", bar + 1))];
}

const noise = (below: Random): string =>
  Array.from({ length: 1 + below(4) }, () => String.fromCharCode(below(3) > 0 ? 32 + below(95) : below(256))).join("");

/** One change of any kind. */
function change(content: Changed, below: Random): Changed {
  const { text } = content;
  const size = text.length;
  if (size < 2) return content.replace(0, 0, noise(below));
  const at = below(size);
  const short = Math.min(size, at + 1 + below(below(4) === 0 ? 400 : 6));
  const [from, to] = unitAt(text, at, below);
  switch (below(14)) {
    case 0:
      return content.replace(at, at + 1, String.fromCharCode(text.charCodeAt(at) ^ (1 << below(8))));
    case 1:
      return content.replace(at, at + 1, noise(below));
    case 2:
      return content.replace(at, short, "");
    case 3:
      return content.replace(at, at, noise(below));
    case 4:
      return content.replace(at, at, PLANTED[below(PLANTED.length)]!);
    case 5:
      return content.copy(at, short, below(size));
    case 6:
      return below(8) === 0 ? content.replace(at, size, "") : content.replace(at, short, "");
    case 7:
    case 8:
      return content.replace(from, to, "");
    case 9:
      return content.copy(from, to, to);
    case 10: {
      const [other] = unitAt(text, below(size), below);
      return content.copy(from, to, other);
    }
    case 11: {
      const [next, end] = unitAt(text, to, below);
      return next >= to ? content.exchange(from, next, end) : content;
    }
    case 12: {
      // A number somewhere becomes another one: a span, an index, an address, a figure.
      const digits = /\d+/.exec(text.slice(at, at + 2000));
      if (!digits) return content;
      const start = at + digits.index;
      const other = below(4) === 0 ? String(below(1e9)) : String(Math.max(0, Number(digits[0].slice(0, 9)) + below(5) - 2));
      return content.replace(start, start + digits[0].length, other);
    }
    default:
      return content.replace(from, to, PLANTED[below(PLANTED.length)]!);
  }
}

/** One to four changes; most files are damaged in one place. */
export function mutated(original: Bytes, below: Random): Changed {
  let content = Changed.of(original);
  for (let times = 1 + Math.max(0, below(6) - 2); times > 0; times -= 1) content = change(content, below);
  return content;
}
