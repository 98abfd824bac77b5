// A controller on Microsoft's own office.js and the workbench, with what it said and did.
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { yes } from "../../src/core/outcome";
import type { CheckView } from "../../src/taskpane/check-view";
import type { OutgoingFile } from "../../src/ports/files";
import { openController, type Controller } from "../../src/taskpane/controller";
import type { DiagnosisView } from "../../src/taskpane/diagnosis/view";
import type { PaneServices } from "../../src/taskpane/services";
import { busyOf, initialState, shownOf, type PaneState } from "../../src/taskpane/state";
import { createStore, type Store } from "../../src/taskpane/store";
import type { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { office, type ApiSet, type OfficeOnStage } from "../support/office";
import { workedReport } from "../support/worked-report";
import { leaving } from "./leaving";

export interface TestSession {
  readonly stage: OfficeOnStage;
  readonly store: Store;
  readonly controller: Controller;
  readonly copied: string[];
  readonly saved: OutgoingFile[];
  state(): PaneState;
  view(): CheckView | undefined;
  diagnosis(): DiagnosisView | undefined;
  /** Until something is so, or never. */
  until(what: string, so: () => boolean): Promise<void>;
  told(words: string): Promise<void>;
  refused(words: string): Promise<void>;
  idle(): Promise<void>;
  /** Until nothing is done and every event has been heard. */
  settle(): Promise<void>;
  /** A form of 2024 with a report in which everything adds up. */
  filled(own?: Readonly<Record<string, number>>): Promise<void>;
}

export function sitDown(own: Partial<PaneServices> = {}, api: ApiSet = "newest", workbook?: PlayedWorkbook): TestSession {
  const stage = office({ api, ...(workbook && { workbook }) });
  const store = createStore(initialState(2024));
  const copied: string[] = [];
  const saved: OutgoingFile[] = [];
  let ticks = 0;
  const controller = openController(store, {
    openWorkbook: () => openExcelWorkbook("0.0.0"),
    clipboard: {
      copy: async (text) => {
        copied.push(text);
        return yes(undefined);
      },
    },
    ...leaving(saved),
    now: () => ({ at: new Date(Date.UTC(2025, 0, 10, 8, 0, (ticks += 1))).toISOString(), mark: String(ticks) }),
    ...own,
  });
  const state = (): PaneState => store.state();
  const until = async (what: string, so: () => boolean): Promise<void> => {
    for (let wait = 0; wait < 3_000; wait += 1) {
      if (so()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(
      `never: ${what}; told ${state().message ?? "nothing"}; ${JSON.stringify(state().diagnosis ?? null).slice(0, 800)}`,
    );
  };
  const told = (words: string): Promise<void> => until(words, () => state().message?.includes(words) ?? false);
  const idle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await until("idle", () => busyOf(state()) === undefined);
  };
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 250));
    await idle();
  };
  return {
    stage,
    store,
    controller,
    copied,
    saved,
    state,
    view: () => shownOf(state().stages.check),
    diagnosis: () => state().diagnosis,
    until,
    told,
    idle,
    settle,
    refused: (words) =>
      until(words, () => Object.values(state().stages).some((one) => one.kind === "refused" && one.sentence.includes(words))),
    filled: async (figures) => {
      await controller.begin();
      controller.actions.takeFile(new File([workedReport(figures)], "年报.json"));
      await until("asked", () => shownOf(state().stages.entry) !== undefined);
      controller.actions.agree();
      await told("已填入");
      await settle();
    },
  };
}
