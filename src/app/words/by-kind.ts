// Sentences as tables keyed by kind: the compiler refuses a kind without a sentence.

interface Kind {
  readonly kind: string;
}

/** One sentence for each member of a union. */
export type ByKind<T extends Kind, R extends readonly unknown[] = []> = {
  readonly [K in T["kind"]]: (one: Extract<T, { readonly kind: K }>, ...rest: R) => string;
};

/** The sentence for one member: that the table's entry takes this very kind is what the table's type says. */
export const sentenceOf = <T extends Kind, R extends readonly unknown[]>(table: ByKind<T, R>, one: T, ...rest: R): string =>
  (table[one.kind as T["kind"]] as (one: T, ...rest: R) => string)(one, ...rest);
