// Buttons of the ribbon that act without the pane.
import { STEPS } from "../app/diagnose/inquiry";
import { goToNext } from "../app/diagnose/navigation";
import type { Workbook } from "../ports/workbook";
import { openWorkbook } from "../adapters/excel/workbook";
import { quietTelemetry } from "./office-quiet";
import { VERSION } from "./version";

/** Milliseconds in which the likeliest figure is looked for: a button must not keep its user waiting. */
const PATIENCE = 40;

let workbook: Workbook | undefined;

/**
 * 下一处: selects the cell of the next finding. A button has no place for a sentence, so what is refused leaves the selection
 * where it is; the pane says why when 审核 is pressed there.
 */
async function selectNext(): Promise<void> {
  if (!workbook) {
    const opened = await openWorkbook(VERSION);
    if (!opened.ok) return;
    workbook = opened.value;
  }
  const now = (): number => performance.now();
  await goToNext(workbook, { steps: STEPS, now, until: now() + PATIENCE });
}

async function nextFinding(event: Office.AddinCommands.Event): Promise<void> {
  try {
    await selectNext();
  } finally {
    // A button that never reports back stays pressed until Excel loses patience.
    event.completed();
  }
}

void Office.onReady(() => {
  quietTelemetry();
  Office.actions.associate("nextFinding", (event: Office.AddinCommands.Event) => void nextFinding(event));
});
