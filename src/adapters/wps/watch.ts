// WPS's events → the watcher. They are the application's: those of other workbooks are not ours.
import type { ChangedBlock, Watcher } from "../../ports/workbook";
import { Debounce } from "../excel/debounce";

interface Listening {
  /** Whether a sheet belongs to the workbook that is watched. */
  readonly isOurs: (sheet: Et.Worksheet) => boolean;
}

export class WpsChangeWatch {
  private readonly debounce: Debounce<string>;
  /** What was changed at once since the last answer. */
  private readonly blocks: ChangedBlock[] = [];

  constructor(
    private readonly app: WPSMergedRoot,
    private readonly watcher: Watcher,
    private readonly listening: Listening,
  ) {
    this.debounce = new Debounce((sheets) => watcher.changed(sheets, this.blocks.splice(0)));
  }

  begin(): void {
    const { ApiEvent } = this.app;
    ApiEvent.AddApiEventListener("SheetChange", this.changed);
    ApiEvent.AddApiEventListener("SheetSelectionChange", this.selected);
    ApiEvent.AddApiEventListener("WorkbookNewSheet", this.added);
    ApiEvent.AddApiEventListener("SheetBeforeDelete", this.going);
  }

  end(): void {
    this.debounce.end();
    const { ApiEvent } = this.app;
    ApiEvent.RemoveApiEventListener("SheetChange", this.changed);
    ApiEvent.RemoveApiEventListener("SheetSelectionChange", this.selected);
    ApiEvent.RemoveApiEventListener("WorkbookNewSheet", this.added);
    ApiEvent.RemoveApiEventListener("SheetBeforeDelete", this.going);
  }

  /** What is told of the first area says that more than one cell changed; what changed exactly is read again. */
  private readonly changed = (sheet: Et.Worksheet, target: object): void => {
    if (!this.listening.isOurs(sheet)) return;
    const range = (target as Et.Range).Areas.Item(1);
    const [top, left] = [range.Row - 1, range.Column - 1];
    const area = { top, left, bottom: top + range.Rows.Count - 1, right: left + range.Columns.Count - 1 };
    if (area.bottom > top || area.right > left) this.blocks.push({ sheet: sheet.Name, area });
    this.debounce.add(sheet.Name);
  };

  private readonly selected = (sheet: object, range: Et.Range): void => {
    const { Name } = sheet as Et.Worksheet;
    if (this.listening.isOurs(sheet as Et.Worksheet))
      this.watcher.selected({ sheet: Name, row: range.Row - 1, col: range.Column - 1 });
  };

  private readonly added = (_: Et.Workbook, sheet: object): void => this.listChanged(sheet as Et.Worksheet);
  private readonly going = (sheet: object): void => this.listChanged(sheet as Et.Worksheet);

  private listChanged(sheet: Et.Worksheet): void {
    if (this.listening.isOurs(sheet)) this.debounce.add(sheet.Name);
  }
}
