// What a reviewer can do on the desk, for its parts: they know no session.
import type { BoardEntry } from "../../app/outputs/board-entry";
import type { DeskQuestion } from "./checking";
import type { DeskSession } from "./desk-session";
import type { DeskBeside, DeskFile } from "./desk-view";
import type { UnitDeeds } from "./unit-part";

export interface DeskDeeds {
  of(entry: BoardEntry, onMend: (() => void) | undefined): UnitDeeds;
  lay(change: Partial<DeskBeside>): void;
  addBeside(file: File): void;
  /** Last year's reports of the units. */
  addBefore(files: readonly DeskQuestion[]): void;
  holdAgainst(change: Pick<Partial<DeskBeside>, "local" | "before">): void;
  nextRound(): void;
  /** 雷同 */
  findAlike(): void;
  save(what: DeskFile): void;
}

/** Without what was said of one of them. */
const without = (said: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(said).filter(([one]) => one !== name));

export const deedsOf = (session: DeskSession): DeskDeeds => ({
  of: (entry, onMend) => {
    const { beside } = session.view();
    const unit = entry.unit ?? "";
    return {
      onMend,
      onAccept: (waived, correction) => void session.accept(entry.source, waived, correction),
      tables: () => session.tablesOf(entry.source),
      slipText: () => session.slipText(entry.source),
      without: beside.without[unit] ?? "",
      onLeaveOut: (reason) => {
        const rest = without(beside.without, unit);
        void session.lay({ without: reason === "" ? rest : { ...rest, [unit]: reason } });
      },
      isCorrection: entry.seal?.state === "changed",
    };
  },
  lay: (change) => void session.lay(change),
  addBeside: (file) => void session.addBeside(file),
  addBefore: (files) => void session.addBefore(files),
  holdAgainst: (change) => void session.holdAgainst(change, ""),
  findAlike: () => void session.findAlike(),
  nextRound: () => void session.nextRound(),
  save: (what) => void session.save(what),
});
