// The ribbon's buttons that need no pane. The page is loaded when one is pressed, and sees no more than the workbook.
import { openWorkbook } from "../adapters/excel/workbook";
import { goToNext } from "../app/walk";

const VERSION = "0.1.0";

/** Opens the pane where the host can: there is no other place to tell the user anything. */
async function showPane(): Promise<void> {
  if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) await Office.addin.showAsTaskpane();
}

async function nextFinding(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const workbook = await openWorkbook(VERSION);
    const went = workbook.ok ? await goToNext(workbook.value) : workbook;
    if (!went.ok) await showPane();
  } finally {
    // Excel keeps the button pressed until it is told that the work is over, well or badly.
    event.completed();
  }
}

void Office.onReady(() =>
  Office.actions.associate("nextFinding", (event: Office.AddinCommands.Event) => void nextFinding(event)),
);
