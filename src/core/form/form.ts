// The words a statutory form is written in. A word enters here only when a form prints it.
import type { RuleId } from "./law";

/** What a cell holds. `count` is a whole number from 0, `change` a signed whole number, `amount` exact decimal money. */
export type Domain =
  | { readonly kind: "count"; readonly unit: string }
  | { readonly kind: "change"; readonly unit: string }
  /** `unit` is "" where the form prints none: the figure then carries its own. `decimals` only where printed. */
  | { readonly kind: "amount"; readonly unit: "" | "万元"; readonly decimals?: number };

export const count = (unit: string): Domain => ({ kind: "count", unit });
export const change = (unit: string): Domain => ({ kind: "change", unit });
export const amount = (unit: "" | "万元", decimals?: number): Domain =>
  decimals === undefined ? { kind: "amount", unit } : { kind: "amount", unit, decimals };

/** A label of which the words are known: a narrow square breaks it between them and nowhere else. */
export interface Wording {
  readonly label: string;
  /** The words, which put together are the label; absent where nothing is known of them. */
  readonly unbroken?: readonly string[];
}

/** @param written - the label, with a bar between words that may part: 商业|企业 is printed 商业企业 */
export function wording(written: string): Wording {
  const unbroken = written.split("|");
  return unbroken.length === 1 ? { label: written } : { label: unbroken.join(""), unbroken };
}

/** A line that is filled in. */
export interface Item<I extends string = string> extends Wording {
  readonly kind: "item";
  readonly id: I;
  readonly holds?: Domain;
}
/** Sums every item of its own group, at any depth. */
export interface Total<I extends string = string> extends Wording {
  readonly kind: "total";
  readonly id: I;
  readonly holds?: undefined;
}
/** A heading over (columns) or beside (rows) other lines. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- variance of a recursive type; the only one in core
export interface Group<L extends readonly Line[] = readonly any[]> extends Wording {
  readonly kind: "group";
  readonly lines: L;
}
export type Line = Item | Total | Group;

export const item = <const I extends string>(id: I, label: string, holds?: Domain): Item<I> =>
  holds ? { kind: "item", id, ...wording(label), holds } : { kind: "item", id, ...wording(label) };
export const total = <const I extends string>(id: I, label: string): Total<I> => ({ kind: "total", id, ...wording(label) });
export const group = <const L extends readonly Line[]>(label: string, ...lines: L): Group<L> => ({
  kind: "group",
  ...wording(label),
  lines,
});

/** The names an axis defines, through any depth of groups. */
export type IdOf<L> = L extends { readonly id: infer I extends string }
  ? I
  : L extends { readonly lines: readonly (infer M)[] }
    ? IdOf<M>
    : never;

/** The names an equation mentions. `previous.x` is x in last year's report; 0 is itself. */
type Term<E extends string> = E extends `${infer L} = ${infer R}`
  ? Term<L> | Term<R>
  : E extends `${infer L} >= ${infer R}`
    ? Term<L> | Term<R>
    : E extends `${infer L} != ${infer R}`
      ? Term<L> | Term<R>
      : E extends `${infer A} + ${infer B}`
        ? Term<A> | Term<B>
        : E extends `previous.${infer P}`
          ? P
          : E extends "0"
            ? never
            : E;

/** An equation the law prints or implies between lines of one axis; it holds for every line of the other axis. */
export interface Relation<E extends string = string> {
  readonly rule: RuleId;
  /** "a + b = c", "a >= b" or "a != b"; the last is a coincidence to be asked about. */
  readonly equation: E;
  /** A coincidence of smaller figures than this is not asked about. */
  readonly from?: number;
}
export const relation = <const E extends string>(rule: RuleId, equation: E, from?: number): Relation<E> =>
  from === undefined ? { rule, equation } : { rule, equation, from };

type Known<R extends readonly Relation[], I> = {
  readonly [K in keyof R]: R[K] extends Relation<infer E>
    ? [Exclude<Term<E>, I>] extends [never]
      ? R[K]
      : Relation<`no line is named ${Exclude<Term<E>, I>}`>
    : never;
};

/** A head with its rows. Most tables are one block; table two stacks several, each with its own head. */
export interface Block<C extends readonly Line[] = readonly Line[], R extends readonly Line[] = readonly Line[]> {
  /** The heading printed over the whole width, such as 第二十条第（一）项; "" where there is none. */
  readonly banner: string;
  readonly stubhead: string;
  /** The words of the stubhead. */
  readonly unbroken?: readonly string[];
  readonly holds: Domain;
  readonly columns: C;
  readonly rows: R;
  /** Between rows, for every column. */
  readonly down: readonly Relation[];
  /** Between columns, for every row. */
  readonly across: readonly Relation[];
}

export const block = <
  const C extends readonly Line[],
  const R extends readonly Line[],
  const D extends readonly Relation[] = readonly [],
  const A extends readonly Relation[] = readonly [],
>(form: {
  readonly banner?: string;
  readonly stubhead?: string;
  readonly holds: Domain;
  readonly columns: C;
  readonly rows: R;
  readonly down?: D & Known<D, IdOf<R[number]>>;
  readonly across?: A & Known<A, IdOf<C[number]>>;
}): Block<C, R> => {
  const { label: stubhead, ...words } = wording(form.stubhead ?? "");
  return { banner: "", down: [], across: [], ...form, stubhead, ...words };
};

export interface Table<N extends string = string, B extends Block = Block> {
  /** Stable name: disclosure, requests or proceedings. */
  readonly id: N;
  /** 二, 三 or 四: the number of the report's section, by which the trade calls the table. */
  readonly number: string;
  readonly title: string;
  /** The stable ids of the rules that follow from this table's shape. */
  readonly rules: {
    /** What a count, a signed change and an amount may hold. */
    readonly count: RuleId;
    readonly change?: RuleId;
    readonly amount?: RuleId;
    /** Totals of the row axis (added down a column) and of the column axis (added across a row). */
    readonly down?: RuleId;
    readonly across?: RuleId;
  };
  readonly blocks: readonly B[];
}

export const table = <const N extends string, B extends Block>(
  id: N,
  number: string,
  title: string,
  form: Pick<Table<N, B>, "rules" | "blocks">,
): Table<N, B> => ({ id, number, title, ...form });

type Dotted<A extends string, B extends string> = A extends "" ? B : B extends "" ? A : `${A}.${B}`;

/** The names of the rows, of the columns and of the cells that a table declares. */
export type RowsOf<T> = T extends Table<string, infer B> ? (B extends Block ? IdOf<B["rows"][number]> : never) : never;
export type ColumnsOf<T> = T extends Table<string, infer B> ? (B extends Block ? IdOf<B["columns"][number]> : never) : never;
export type CellsOf<T> =
  T extends Table<infer N, infer B>
    ? B extends Block<infer C, infer R>
      ? Dotted<N, Dotted<IdOf<R[number]>, IdOf<C[number]>>>
      : never
    : never;

/** The form in force for some report years. */
export interface Edition<I extends string = string, T extends Table = Table> {
  readonly id: I;
  readonly name: string;
  /** Document number of the notice that issued it. */
  readonly document: string;
  readonly since: number;
  /** Last report year; absent for the form in force. A declaration need not say it: the next edition begins. */
  readonly until?: number;
  readonly tables: readonly T[];
}
export const edition = <const I extends string, T extends Table>(form: Edition<I, T>): Edition<I, T> => form;

/** One difference of a local variant over its edition. */
export type Amendment =
  | { readonly kind: "replace-row"; readonly id: string; readonly by: Line }
  | { readonly kind: "add-row-after"; readonly id: string; readonly line: Line }
  | { readonly kind: "replace-column"; readonly row: string; readonly id: string; readonly by: Line };

export interface Variant {
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  readonly ground: string;
  readonly amendments: readonly Amendment[];
}

/** We are wrong: a declaration contradicts itself. Thrown when it is loaded. */
export class DeclarationError extends Error {
  override readonly name = "DeclarationError";
}
