// Figures that no cell holds and two or three give: a share, what became of it since last year, the same in another unit.
import type { Domain } from "../../core/form/form";
import type { CellId, ColumnId, RowId, TableId } from "../../core/form/law";
import type { NumberedForm } from "../../core/form/numbered-form";
import { add, compareFigures, decimalText, isFigure, negate, shift, type Decimal, type Value } from "../../core/figures/values";
import { formatFigure } from "../../render/format-figure";

type Figure = number | Decimal;

type Derivation =
  | { readonly of: "share"; readonly over: readonly number[] }
  | { readonly of: "growth" | "difference" | "before" }
  /** 元 and 亿元 of what the form counts in 万元: by the power of ten. */
  | { readonly of: "unit"; readonly power: number };

export interface Derived {
  readonly kind: "derived";
  readonly how: Derivation;
  readonly cells: readonly number[];
  readonly domain: Domain;
  readonly decimals: number;
}

/** A name that stands for cells, as far as it is needed here. */
export interface NamedCells {
  readonly name: string;
  readonly cells: readonly number[];
  readonly domain: Domain;
}

const DOTS = /[·•・]/u;
const PLACES = /^([0-4])位$/u;
const SHARE = "占比";
/** What may be said behind any figure. */
export const OPERATIONS = ["上年", "增减", "增幅", SHARE, "元", "亿元"] as const;
const OPERATION = new RegExp(`^(?:占.*|${OPERATIONS.join("|")})$`, "u");
/** Places behind the point where the name does not say: as most reports write them. */
const USUAL = { share: 1, growth: 1, difference: 0, before: 0, unit: 2 } as const;

const FLOWS: readonly string[] = ["received", "broughtForward", "processed", "carriedForward"] satisfies readonly RowId[];
const REQUESTS: TableId = "requests";
const PROCEEDINGS: TableId = "proceedings";
const TOTAL: ColumnId = "total";
const ALL_RESULTS: CellId = "requests.processed.total";

/** What 占比 is a share of: a result of all results, a kind of applicant of its row, an outcome of its court. */
function wholeOf(form: NumberedForm, cells: readonly number[]): readonly number[] | undefined {
  const wholes = cells.flatMap((index) => {
    const cell = form.cells[index]!;
    const court = cell.id.split(".").slice(0, 2).join(".");
    const whole =
      cell.table.id === PROCEEDINGS
        ? [court, TOTAL].join(".")
        : cell.table.id !== REQUESTS
          ? undefined
          : cell.column.line.kind !== "total"
            ? [REQUESTS, cell.row.id, TOTAL].join(".")
            : FLOWS.includes(cell.row.id)
              ? undefined
              : ALL_RESULTS;
    return (whole === undefined ? undefined : form.byId.get(whole)?.index) ?? [];
  });
  const found = [...new Set(wholes)];
  return found.length === 0 || found.some((index) => cells.includes(index)) ? undefined : found;
}

export interface DerivedName {
  readonly name: string;
  readonly means: string;
  readonly derived: Derived;
}

const withDecimals = (name: string, decimals: number, usual: number): string =>
  decimals === usual ? name : `${name}·${decimals}位`;

export const shareName = (part: string, whole: string, decimals: number): string =>
  withDecimals(`${part}·占${whole}`, decimals, USUAL.share);
export const growthName = (of: string, decimals: number): string => withDecimals(`${of}·增幅`, decimals, USUAL.growth);
export const differenceName = (of: string): string => `${of}·增减`;
export const hundredMillionName = (of: string, decimals: number): string => withDecimals(`${of}·亿元`, decimals, USUAL.unit);

/**
 * 予以公开·占办结, 新收·增幅, 新收·上年, 行政事业性收费·亿元·1位.
 *
 * @param look - what a plain name stands for
 */
export function derivedName(
  form: NumberedForm,
  said: string,
  look: (name: string) => NamedCells | undefined,
): DerivedName | undefined {
  const words = said.trim().split(DOTS);
  const places = PLACES.exec(words.at(-1) ?? "")?.[1];
  if (places !== undefined) words.pop();
  // A share of a name that has a dot itself: 受理·占不予公开·属于国家秘密.
  const at = words.map((word) => OPERATION.test(word)).lastIndexOf(true);
  const op = words.slice(at).join("·");
  const part = at < 1 ? undefined : look(words.slice(0, at).join("·"));
  if (!part) return undefined;
  const make = (how: Derivation, name: string, means: string): DerivedName => {
    const usual = USUAL[how.of];
    const decimals = places === undefined ? usual : Number(places);
    const { cells, domain } = part;
    return { name: withDecimals(name, decimals, usual), means, derived: { kind: "derived", how, cells, domain, decimals } };
  };
  switch (op) {
    case "增幅":
      return make({ of: "growth" }, `${part.name}·增幅`, `${part.name}比上年增长或下降的百分比，如增长12.3%`);
    case "增减":
      return make({ of: "difference" }, `${part.name}·增减`, `${part.name}比上年增加或减少的数量，如增加140件`);
    case "上年":
      return make({ of: "before" }, `${part.name}·上年`, `${part.name}的上年数`);
    case "亿元":
    case "元":
      if (part.domain.kind !== "amount") return undefined;
      return make({ of: "unit", power: op === "元" ? 4 : -4 }, `${part.name}·${op}`, `${part.name}，以${op}为单位`);
    default: {
      const whole = op === SHARE ? undefined : look(op.slice(1));
      const over = op === SHARE ? wholeOf(form, part.cells) : whole?.cells;
      if (!over) return undefined;
      const name = `${part.name}·${whole ? `占${whole.name}` : SHARE}`;
      return make({ of: "share", over }, name, `${part.name}占${whole?.name ?? "合计"}的百分比`);
    }
  }
}

const sumAt = (cells: readonly number[], values: readonly Value[]): Figure | undefined => {
  const found = cells.map((index) => values[index] ?? null);
  return found.length > 0 && found.every(isFigure) ? add(found) : undefined;
};

const digitsAt = (value: Figure, scale: number): bigint => {
  const moved = shift(value, scale);
  return typeof moved === "number" ? BigInt(moved) : moved.digits / 10n ** BigInt(moved.scale);
};
/** Beyond any amount that the form admits. */
const FINE = 8;

function rounded(digits: bigint, scale: number, decimals: number): string {
  const step = 10n ** BigInt(scale - decimals);
  const whole = (digits * 2n + step) / (step * 2n);
  const text = whole.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** part ÷ whole in hundredths, rounded half up as official reports do. */
function percent(part: Figure, whole: Figure, decimals: number): string | undefined {
  const [a, b] = [digitsAt(part, FINE), digitsAt(whole, FINE)];
  if (b <= 0n || a < 0n) return undefined;
  const scale = 12;
  return rounded((a * 100n * 10n ** BigInt(scale)) / b, scale, decimals);
}

/** 34.2% of two counts; undefined where there is nothing to have a share of. */
export function shareText(part: number, whole: number, decimals: number = USUAL.share): string | undefined {
  const share = percent(part, whole, decimals);
  return share === undefined ? undefined : `${share}%`;
}

const UNCHANGED = "持平";

/**
 * @param previous - last year's figures by the same form; undefined where nobody gave them
 * @returns undefined where the figures do not say it: then nothing is written
 */
export function derivedText(
  { how, cells, domain, decimals }: Derived,
  values: readonly Value[],
  previous: readonly Value[] | undefined,
): string | undefined {
  const now = sumAt(cells, values);
  if (how.of === "before") {
    const before = previous && sumAt(cells, previous);
    return before === undefined ? undefined : formatFigure(domain, before);
  }
  if (now === undefined) return undefined;
  if (how.of === "share") {
    const whole = sumAt(how.over, values);
    const share = whole === undefined ? undefined : percent(now, whole, decimals);
    return share === undefined ? undefined : `${share}%`;
  }
  if (how.of === "unit") {
    const moved = shift(now, how.power);
    return how.power > 0 ? decimalText(moved) : rounded(digitsAt(moved, 16), 16, decimals);
  }
  const before = previous && sumAt(cells, previous);
  if (before === undefined) return undefined;
  const difference = add([now, negate(before)]);
  const sign = compareFigures(difference, 0);
  if (sign === 0) return UNCHANGED;
  const size = sign < 0 ? negate(difference) : difference;
  if (how.of === "difference") {
    const text = domain.kind === "amount" ? formatFigure(domain, size) : decimalText(size);
    return `${sign > 0 ? "增加" : "减少"}${text}${domain.unit === "" ? "万元" : domain.unit}`;
  }
  const growth = percent(size, before, decimals);
  return growth === undefined ? undefined : `${sign > 0 ? "增长" : "下降"}${growth}%`;
}

/** Whether a derived figure needs last year's. */
export const needsPrevious = ({ how }: Derived): boolean => how.of !== "share" && how.of !== "unit";
