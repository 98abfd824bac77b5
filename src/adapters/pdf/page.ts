// One page's drawing → its characters and its ruled lines, at their places on the paper, y downwards.
import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One character, or what one glyph stands for. */
export interface Mark {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the line of writing runs. */
  readonly base: number;
  readonly size: number;
}

/** A straight line across or down the page. */
export interface Rule {
  readonly isAcross: boolean;
  /** Its y where it runs across, its x where it runs down. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly rules: readonly Rule[];
  readonly pictures: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
const point = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [number, number, number] | null;
}

/** Of what pdf.js says of a font, what a glyph's place depends on. */
interface Font {
  readonly vertical?: boolean;
  readonly defaultVMetrics?: readonly [number, number, number];
  readonly fontMatrix?: readonly number[];
}

interface State {
  matrix: Matrix;
  font: Font | undefined;
  size: number;
  /** Characters of a font that is mirrored run the other way. */
  direction: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

const MOST_MARKS = 200_000;
const MOST_RULES = 40_000;
/** As thick as a border is printed at most; a filled area is no line. */
const THICKEST = 3.5;
const STRAIGHT = 0.8;
const INVISIBLE = 3;

/** Follows what the page draws. What is written invisibly, as behind a scanned picture, was read by a machine and is not taken. */
export async function drawingOf(page: PDFPageProxy): Promise<Drawing> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const pen = new Pen(viewport.transform as unknown as Matrix, (name) =>
    page.commonObjs.has(name) ? (page.commonObjs.get(name) as Font) : undefined,
  );
  for (let i = 0; i < fnArray.length; i++) pen.draw(fnArray[i]!, (argsArray[i] ?? []) as unknown[]);
  return { width: viewport.width, height: viewport.height, marks: pen.marks, rules: pen.rules, pictures: pen.pictures };
}

class Pen {
  readonly marks: Mark[] = [];
  readonly rules: Rule[] = [];
  pictures = 0;
  private state: State;
  private readonly saved: State[] = [];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;

  constructor(
    matrix: Matrix,
    private readonly fontOf: (name: string) => Font | undefined,
  ) {
    this.state = {
      matrix,
      font: undefined,
      size: 0,
      direction: 1,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    };
  }

  draw(operation: number, args: readonly unknown[]): void {
    const numbers = args as readonly number[];
    const [first = 0, second = 0] = numbers;
    switch (operation) {
      case OPS.save:
        this.saved.push({ ...this.state });
        return;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.state = this.saved.pop() ?? this.state;
        return;
      case OPS.transform:
        this.state.matrix = times(this.state.matrix, numbers as unknown as Matrix);
        return;
      case OPS.paintFormXObjectBegin:
        this.saved.push({ ...this.state });
        if (args[0]) this.state.matrix = times(this.state.matrix, args[0] as Matrix);
        return;
      case OPS.constructPath:
        this.path(first, (args[1] as readonly unknown[] | undefined)?.[0]);
        return;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageXObjectRepeat:
        this.pictures += 1;
        return;
      case OPS.showText:
        this.show(args[0] as readonly (Glyph | number | null)[]);
        return;
      default:
        this.write(operation, args, first, second);
    }
  }

  /** What changes how the next text stands. */
  private write(operation: number, args: readonly unknown[], first: number, second: number): void {
    const { state } = this;
    switch (operation) {
      case OPS.beginText:
        this.text = [1, 0, 0, 1, 0, 0];
        this.x = this.y = this.lineX = this.lineY = 0;
        return;
      case OPS.setFont:
        state.font = this.fontOf(args[0] as string);
        state.size = Math.abs(second);
        state.direction = second < 0 ? -1 : 1;
        return;
      case OPS.setTextMatrix:
        this.text = (args.length === 6 ? args : args[0]) as Matrix;
        this.x = this.y = this.lineX = this.lineY = 0;
        return;
      case OPS.setLeadingMoveText:
        state.leading = second;
        this.move(first, second);
        return;
      case OPS.moveText:
        this.move(first, second);
        return;
      case OPS.nextLine:
        this.move(0, state.leading);
        return;
      case OPS.setLeading:
        state.leading = -first;
        return;
      case OPS.setCharSpacing:
        state.charSpacing = first;
        return;
      case OPS.setWordSpacing:
        state.wordSpacing = first;
        return;
      case OPS.setHScale:
        state.scale = first / 100;
        return;
      case OPS.setTextRise:
        state.rise = first;
        return;
      case OPS.setTextRenderingMode:
        state.mode = first;
    }
  }

  private move(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  private show(glyphs: readonly (Glyph | number | null)[]): void {
    const { state } = this;
    const { font } = state;
    const unit = state.size * (font?.fontMatrix?.[0] ?? 0.001);
    const isDown = font?.vertical === true;
    const across = state.scale * state.direction;
    const matrix = times(state.matrix, this.text);
    const size = Math.hypot(matrix[2], matrix[3]) * state.size;
    // Slanted writing is a stamp or a watermark.
    const isLevel = Math.min(Math.abs(matrix[0]), Math.abs(matrix[1])) < 0.1 * Math.hypot(matrix[0], matrix[1]);
    let advance = 0;
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === "number") {
        advance += ((isDown ? 1 : -1) * glyph * state.size) / 1000;
        continue;
      }
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const metric = glyph.vmetric ?? font?.defaultVMetrics;
      const width = isDown && metric ? -metric[0] : glyph.width;
      const length = width * unit + (isDown ? -spacing : spacing * state.direction);
      if (state.mode !== INVISIBLE && isLevel) {
        const place = isDown
          ? [this.x - 0.5 * glyph.width * unit, this.y - advance - state.size]
          : [this.x + advance * across, this.y + state.rise];
        this.mark(glyph.unicode, matrix, place[0]!, place[1]!, glyph.width * unit * across, size);
      }
      advance += length;
    }
    if (isDown) this.y -= advance;
    else this.x += advance * across;
  }

  private mark(text: string, matrix: Matrix, x: number, y: number, width: number, size: number): void {
    if (text.trim() === "" || this.marks.length >= MOST_MARKS) return;
    const [startX, startY] = point(matrix, x, y);
    const [endX, endY] = point(matrix, x + width, y);
    // Writing that runs up or down the page stands with its middle where it is read from.
    const isUpright = Math.abs(endX - startX) >= Math.abs(endY - startY);
    const left = isUpright ? Math.min(startX, endX) : startX - size / 2;
    const right = isUpright ? Math.max(startX, endX) : startX + size / 2;
    const base = isUpright ? startY : Math.max(startY, endY);
    this.marks.push({ text: ordinary(text), left, right, base, size });
  }

  /** @param drawn - numbers: what is done, and where to */
  private path(operation: number, drawn: unknown): void {
    if (!ArrayBuffer.isView(drawn) && !Array.isArray(drawn)) return;
    const isStroked = operation === OPS.stroke || operation === OPS.closeStroke || strokesToo.has(operation);
    const isFilled = operation === OPS.fill || operation === OPS.eoFill || strokesToo.has(operation);
    if (!isStroked && !isFilled) return;
    for (const corners of outlines(drawn as unknown as ArrayLike<number>)) {
      const points = corners.map(([x, y]) => point(this.state.matrix, x, y));
      if (isFilled) this.bar(points);
      if (isStroked) for (let i = 1; i < points.length; i++) this.line(points[i - 1]!, points[i]!);
    }
  }

  /** Many programs draw a border as a thin filled box. */
  private bar(points: readonly (readonly [number, number])[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= THICKEST && right - left > bottom - top) this.rule(true, (top + bottom) / 2, left, right);
    else if (right - left <= THICKEST) this.rule(false, (left + right) / 2, top, bottom);
  }

  private line([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): void {
    if (Math.abs(y1 - y2) <= STRAIGHT) this.rule(true, (y1 + y2) / 2, Math.min(x1, x2), Math.max(x1, x2));
    else if (Math.abs(x1 - x2) <= STRAIGHT) this.rule(false, (x1 + x2) / 2, Math.min(y1, y2), Math.max(y1, y2));
  }

  private rule(isAcross: boolean, at: number, from: number, to: number): void {
    if (this.rules.length < MOST_RULES && Number.isFinite(at + from + to)) this.rules.push({ isAcross, at, from, to });
  }
}

const strokesToo: ReadonlySet<number> = new Set([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

/** Radicals that are characters by themselves, as Unicode lists them; a font that draws both alike lets a program choose either. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  (
    "⺁厂⺃乚⺄乙⺊卜⺎兀⺒巳⺓幺⺛旡⺝月⺠民⺧牛⺩王⺪疋⺬示⺮竹⺶羊⺷羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风" +
    "⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
  )
    .match(/../gu)!
    .map((pair) => [...pair] as [string, string]),
);

/** Letters that are printed as one are kept apart; wide digits and brackets stay as they are, which readers of figures know. */
const ordinary = (text: string): string =>
  text.replace(/[\ufb00-\ufb06\u2e80-\u2fdf]/gu, (one) => RADICALS.get(one) ?? one.normalize("NFKC"));

/** How many numbers follow what is done: a move, a line, a curve, a flatter curve, the way back. */
const OPERANDS = [2, 2, 6, 4, 0];

function outlines(drawn: ArrayLike<number>): (readonly [number, number])[][] {
  const out: (readonly [number, number])[][] = [];
  let open: (readonly [number, number])[] = [];
  for (let at = 0; at < drawn.length;) {
    const action = drawn[at]!;
    const count = OPERANDS[action];
    if (count === undefined || at + count >= drawn.length + (count === 0 ? 1 : 0)) break;
    if (action === 0) out.push((open = []));
    if (action === 4 && open[0]) open.push(open[0]);
    if (action === 0 || action === 1) open.push([drawn[at + 1]!, drawn[at + 2]!]);
    // A curve ends an outline of straight lines: what is round is no border.
    if (action === 2 || action === 3) out.push((open = [[drawn[at + count - 1]!, drawn[at + count]!]]));
    at += count + 1;
  }
  return out;
}
