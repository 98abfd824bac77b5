// Comments of ours among those that stand on a sheet, known by how they begin, and what becomes of them when others are wanted.
import { a1 } from "../../core/figures/addresses";
import type { CellComment } from "../../ports/workbook";

/** How ours begin, by which they are known. */
export const OURS = "年报三表：";

export const isOwnComment = (text: string): boolean => text.startsWith(OURS);

/** What is to stand beside the cells of a sheet, by their addresses. */
export const wantedComments = (comments: readonly CellComment[], sheet: string): ReadonlyMap<string, string> =>
  new Map(comments.flatMap((one) => (one.sheet === sheet ? [[a1(one), `${OURS}${one.text}`] as const] : [])));

/** What stands beside a cell, and how its host calls it. */
export interface StandingComment<Handle> {
  readonly handle: Handle;
  /** A1, without its sheet. */
  readonly address: string;
  readonly text: string;
}

export interface CommentChanges<Handle> {
  readonly added: readonly (readonly [address: string, text: string])[];
  readonly changed: readonly (readonly [standing: Handle, text: string])[];
  /** Ours that have nothing to say any more. */
  readonly spent: readonly StandingComment<Handle>[];
  /** Cells that have words of ours beside them afterwards. */
  readonly cells: number;
  /** Cells where somebody else's comment stands. */
  readonly taken: number;
}

export function commentChanges<Handle>(
  standing: readonly StandingComment<Handle>[],
  wanted: ReadonlyMap<string, string>,
): CommentChanges<Handle> {
  const byAddress = new Map(standing.map((one) => [one.address, one]));
  const taken = [...wanted.keys()].filter((address) => {
    const before = byAddress.get(address);
    return before !== undefined && !isOwnComment(before.text);
  }).length;
  const own = standing.filter(({ text }) => isOwnComment(text));
  return {
    added: [...wanted].filter(([address]) => !byAddress.has(address)),
    changed: own.flatMap(({ handle, address, text }) => {
      const next = wanted.get(address);
      return next === undefined || next === text ? [] : [[handle, next] as const];
    }),
    spent: own.filter(({ address }) => !wanted.has(address)),
    cells: wanted.size - taken,
    taken,
  };
}
