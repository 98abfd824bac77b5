// What the workbook says about itself: document properties, and the same as a note of ours.
import { stampProperties, type Stamp } from "../../render/stamp";
import { readNote, writeNote } from "./notes";

/** Custom properties are what other programs see, but Excel on the web has been known not to give them back. */
export const STAMP_NOTE = "nianbao.stamp";

export interface AskedProperties {
  readonly document: Excel.DocumentProperties;
  readonly note: Excel.Setting;
}

/** Asks for the properties; read them after the sync with `readProperties`. */
export function askForProperties(workbook: Excel.Workbook): AskedProperties {
  const { properties, settings } = workbook;
  properties.load("title,custom/items/key,custom/items/value");
  const note = settings.getItemOrNullObject(STAMP_NOTE);
  note.load("value");
  return { document: properties, note };
}

export function readWorkbookProperties({ document, note }: AskedProperties): Readonly<Record<string, string>> {
  const noted = note.isNullObject ? [] : readNote(STAMP_NOTE, note.value);
  const stamp = Object.entries((noted[0]?.[1] ?? {}) as Readonly<Record<string, unknown>>);
  return {
    ...(document.title !== "" && { title: document.title }),
    ...Object.fromEntries(stamp.filter((one): one is [string, string] => typeof one[1] === "string")),
    ...Object.fromEntries(document.custom.items.map((item) => [item.key, String(item.value)])),
  };
}

/**
 * Queues the stamp of the form that is laid out.
 *
 * @param there - keys of the custom properties that the workbook has: one that says nothing any more is taken away,
 *   because Excel keeps no empty ones
 */
export function putStamp(workbook: Excel.Workbook, stamp: Stamp, version: string, there: ReadonlySet<string>): void {
  const { custom } = workbook.properties;
  const said = stampProperties(stamp, version);
  for (const [key, text] of Object.entries(said)) {
    if (text !== "") custom.add(key, text);
    else if (there.has(key)) custom.getItem(key).delete();
  }
  workbook.settings.add(STAMP_NOTE, writeNote(said));
}
