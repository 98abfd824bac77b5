// Which sheets of a workbook nobody is to see, and which are locked: for whoever edits the file without a program behind it.
import { no, yes, type Outcome } from "../../core/outcome";
import { END, OPEN, XmlScanner } from "../opc/xml";
import { isTrue, openXlsxWorkbook } from "./workbook";

export interface SheetStates {
  readonly hidden: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

export function readSheetStates(bytes: Uint8Array): Outcome<SheetStates> {
  const opened = openXlsxWorkbook(bytes);
  if (!opened.ok) return opened;
  const { pack, part, sheets } = opened.value;
  const hidden = new Set<string>();
  const closed = new Set<string>();
  const book = pack.text(part);
  if (!book.ok) return book;
  const tabs = new XmlScanner(book.value, part);
  for (let event = tabs.next(); event !== END; event = tabs.next())
    if (event === OPEN && tabs.depth === 3 && tabs.is("sheet") && (tabs.attribute("state") ?? "visible") !== "visible")
      hidden.add(tabs.attribute("name") ?? "");
  if (tabs.fault) return no(tabs.fault);
  for (const sheet of sheets) {
    const text = pack.text(sheet.part);
    if (!text.ok) return text;
    const at = text.value.search(/<(?:[\w.-]+:)?sheetProtection\b/u);
    const found = at < 0 ? "" : text.value.slice(at, text.value.indexOf(">", at));
    if (isTrue(/\bsheet="([^"]*)"/u.exec(found)?.[1])) closed.add(sheet.name);
  }
  return yes({ hidden, closed });
}
