// One workbook being filled in: the same controller and screens as beside Excel, over a workbook of the page's own.
import { anyoneHas } from "../services";
import { MemoryWorkbook } from "../../adapters/memory/workbook";
import { yes } from "../../core/outcome";
import { openController, type Controller } from "../../taskpane/controller";
import { initialState } from "../../taskpane/state";
import { createStore, type Store } from "../../taskpane/store";
import { VERSION } from "../../taskpane/version";
import type { OpenedSource } from "./open-source";

export interface FillSession {
  readonly book: MemoryWorkbook;
  readonly store: Store;
  readonly controller: Controller;
  /** The name of the file that was opened; absent for what was begun here. */
  readonly name?: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** @param name - of the file it comes from */
export function openSession(thisYear: number, source?: Extract<OpenedSource, { kind: "workbook" }>, name?: string): FillSession {
  const book = new MemoryWorkbook(VERSION, source?.opened);
  // Last year's report is made in the first quarter of this one.
  const store = createStore(initialState(thisYear - 1));
  const controller = openController(store, { ...anyoneHas, openWorkbook: async () => yes(book) });
  return { book, store, controller, ...(name !== undefined && { name }), ...(source && { bytes: source.bytes }) };
}

/** What the file is called when it goes out. */
export function nameOfBook({ name, store }: FillSession): string {
  if (name !== undefined && /\.xls[xm]$/iu.test(name)) return name;
  const { unit, year } = store.state().identity;
  return `${unit}${year}年度统计表.xlsx`;
}
