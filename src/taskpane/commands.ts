// Buttons of the ribbon that act without the pane.
import { checkReport } from "../app/check/check-report";
import { readReport } from "../app/read/read-report";
import { nextStop, stops } from "../app/diagnose/navigation";
import type { Workbook } from "../ports/workbook";
import { openWorkbook } from "../adapters/excel/workbook";
import { quietTelemetry } from "./office-quiet";
import { VERSION } from "./version";

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
  const contents = await workbook.readAll();
  if (!contents.ok) return;
  const reading = readReport(contents.value.document);
  if (!reading.ok) return;
  const here = await workbook.selection();
  const next = nextStop(stops(checkReport(reading.value)), here.ok ? here.value : undefined);
  if (next) await workbook.select(next.place);
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
