// 审一批: the pane's 批量, with the threads of this file, and a way to mend a report here.
import { useState, useSyncExternalStore, type ReactElement } from "react";
import type { OutgoingFile } from "../../ports/files";
import { DeskPanel } from "../../taskpane/desk/desk-panel";
import { DeskSession } from "../../taskpane/desk/desk-session";
import { keptOutcomes } from "../../taskpane/desk/keeping";
import { PanePage } from "../../taskpane/parts/pane-frame";
import { VERSION } from "../../taskpane/version";
import { askBeforeLeaving } from "../leaving";
import { useDark } from "../media";
import { PartWorker } from "../parts";

interface Props {
  readonly onHome: () => void;
  /** Opens one of the files to be mended here. */
  readonly onOpen: (file: File) => void;
  readonly onDeliver: (file: OutgoingFile) => Promise<void>;
}

/** More threads than these wait for the disk and for one another. */
const MOST_THREADS = 4;

/** As long as the page is open, whatever else is looked at meanwhile. */
let begun: DeskSession | undefined;

function session(onDeliver: Props["onDeliver"]): DeskSession {
  if (begun) return begun;
  begun = new DeskSession({
    openWorker: () => new PartWorker(/* webpackChunkName: "reviewing" */ new URL("./worker.ts", import.meta.url)),
    here: async (question) => (await import("./checked-in-file")).answeredInFile(question),
    kept: keptOutcomes,
    deliver: async (file) => {
      await onDeliver(file);
      return true;
    },
    threads: Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1)),
    product: { name: "年报三表", version: VERSION },
  });
  const { view } = begun;
  void begun.begin();
  askBeforeLeaving(() => view().unsaved);
  return begun;
}

export function ReviewDesk({ onHome, onOpen, onDeliver }: Props): ReactElement {
  const [own] = useState(() => session(onDeliver));
  const view = useSyncExternalStore(own.listen, own.view);
  const isDark = useDark();
  const bar = (
    <nav className="bar" aria-label="审核">
      <button type="button" onClick={onHome}>
        首页
      </button>
    </nav>
  );
  return (
    <div className="review">
      {bar}
      <PanePage dark={isDark} busy={view.isRunning} head={null} status={undefined} alert={undefined}>
        <h1>审一批</h1>
        <DeskPanel session={own} onOpen={onOpen} isNamed />
      </PanePage>
    </div>
  );
}
