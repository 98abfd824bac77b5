// Replies that a system keeps apart from the requests that they answer: laid beside them by their numbers.
import type { RawCell } from "../document/source";
import { squaresOf, type FoundLedger } from "./find-ledger";

/** Where requests are registered, and where only what was answered to them is. */
export function apart(found: readonly FoundLedger[]): {
  readonly registers: readonly FoundLedger[];
  readonly replies: readonly FoundLedger[];
} {
  const isReply = ({ columns }: FoundLedger): boolean => !columns.has("receivedOn") && columns.has("number");
  const registers = found.filter((one) => !isReply(one));
  // Nothing that they could belong to: they are all there is.
  return registers.length === 0 ? { registers: found, replies: [] } : { registers, replies: found.filter(isReply) };
}

type Reply = ReadonlyMap<string, RawCell>;

export class Replies {
  private readonly byNumber = new Map<string, Reply>();

  constructor(found: readonly FoundLedger[]) {
    for (const { grid, head, columns } of found) {
      const squares = squaresOf(grid);
      for (let row = head + 1; row < grid.rows; row += 1) {
        const cells = new Map<string, RawCell>();
        for (const [id, col] of columns) {
          const cell = squares.at(row, col);
          if (cell && cell.text.trim() !== "") cells.set(id, cell);
        }
        const number = cells.get("number")?.text.trim() ?? "";
        // The last word counts, and what it does not say again stands.
        if (number !== "") this.byNumber.set(number, new Map([...(this.byNumber.get(number) ?? []), ...cells]));
      }
    }
  }

  of(number: string): Reply | undefined {
    return this.byNumber.get(number);
  }
}
