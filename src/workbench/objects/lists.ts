// Excel's tables and the arrows over a plain block: made, found, and made to show some of their rows.
import { addList, headOfList, listOf, removeList, showAll, showRows } from "../model/lists";
import { refuseProtected } from "../model/edits";
import { refuse } from "../model/refusal";
import type { List, Sheet } from "../model/sheet";
import { areaArgument, optionalWhole, rangeArgument, record, text, truth, whole } from "./arguments";
import { nothing, range, type HostObject, type Part, type Stage } from "./part";
import { sheetObject, type SheetObject } from "./worksheet";

interface ListObject extends SheetObject {
  readonly id: number;
}
interface ColumnObject extends ListObject {
  readonly col: number;
}

const isTable = ({ name }: List): boolean => name !== undefined;
const tableObject = (sheet: Sheet, { id }: List): ListObject => ({ className: "Table", sheet, id });
const columnObject = ({ sheet, id }: ListObject, col: number): ColumnObject => ({ className: "TableColumn", sheet, id, col });
const told = ({ sheet }: SheetObject, stage: Stage): void => stage.workbook.tell({ kind: "layout", sheet });
const own = (self: ListObject): List => listOf(self.sheet, self.id);

/** Those of one sheet, or of the workbook. */
const sheetsOf = (self: HostObject, stage: Stage): readonly Sheet[] =>
  "sheet" in self ? [(self as SheetObject).sheet] : stage.workbook.sheets;
const tablesOf = (self: HostObject, stage: Stage): readonly ListObject[] =>
  sheetsOf(self, stage).flatMap((sheet) => sheet.lists.filter(isTable).map((list) => tableObject(sheet, list)));
const tableNamed = (self: HostObject, key: unknown, stage: Stage): ListObject | undefined =>
  tablesOf(self, stage).find((one) => own(one).name === key || String(one.id) === String(key));

function freeTableName(stage: Stage): string {
  const names = new Set(stage.workbook.sheets.flatMap(({ lists }) => lists.map(({ name }) => name)));
  let n = 1;
  while (names.has(`表${n}`)) n += 1;
  return `表${n}`;
}

export const tableCollection: Part<HostObject> = {
  items: tablesOf,
  read: { count: (self, stage) => tablesOf(self, stage).length },
  item: tableNamed,
  call: {
    getItemOrNullObject: (self, [key], stage) => tableNamed(self, text(key), stage) ?? nothing("Table"),
    add: (self, [address, hasHeaders], stage) => {
      if (!truth(hasHeaders)) refuse("NotImplemented", "The workbench plays tables with heads alone.");
      const [first] = sheetsOf(self, stage);
      const { sheet, area } = rangeArgument(address, stage.workbook, first!);
      refuseProtected(sheet);
      const made = addList(sheet, area, freeTableName(stage));
      told({ className: "Worksheet", sheet }, stage);
      return tableObject(sheet, made);
    },
  },
};

export const table: Part<ListObject> = {
  exists: (self) => self.sheet.lists.some(({ id }) => id === self.id),
  identity: (self) => ({ Id: String(self.id) }),
  go: {
    columns: (self) => ({ ...self, className: "TableColumnCollection" }),
    worksheet: ({ sheet }) => sheetObject(sheet),
    autoFilter: (self) => ({ ...self, className: "AutoFilter" }),
  },
  read: {
    id: (self) => String(self.id),
    name: (self) => own(self).name,
    style: () => "TableStyleLight1",
    showBandedRows: () => false,
  },
  write: {
    // How a table looks beside the looks of its squares is for nobody to see here.
    style: (_, style: string) => void text(style),
    showBandedRows: (_, shown: boolean) => void truth(shown),
  },
  call: {
    getRange: (self) => range(self.sheet, own(self).area),
    getHeaderRowRange: (self) => range(self.sheet, headOfList(own(self))),
    clearFilters: (self, _, stage) => {
      showAll(self.sheet, self.id);
      told(self, stage);
    },
    convertToRange: (self, _, stage) => {
      const { area } = own(self);
      removeList(self.sheet, self.id);
      told(self, stage);
      return range(self.sheet, area);
    },
  },
};

export const tableColumnCollection: Part<ListObject> = {
  call: {
    getItemAt: (self, [index]) => {
      const { left, right } = own(self).area;
      const col = whole(index);
      return col >= 0 && col <= right - left ? columnObject(self, col) : refuse("InvalidArgument");
    },
  },
};

export const tableColumn: Part<ColumnObject> = {
  go: { filter: (self) => ({ ...self, className: "Filter" }) },
  read: { index: ({ col }) => col },
};

const texts = (values: unknown): readonly string[] =>
  Array.isArray(values) && values.length > 0 ? values.map(text) : refuse("InvalidArgument");

export const filter: Part<ColumnObject> = {
  call: {
    applyValuesFilter: (self, [values], stage) => {
      refuseProtected(self.sheet, "allowAutoFilter");
      showRows(self.sheet, self.id, self.col, texts(values));
      told(self, stage);
    },
    clear: (self, _, stage) => {
      showAll(self.sheet, self.id, self.col);
      told(self, stage);
    },
  },
};

/** The arrows over a table of Excel's, or those of a sheet over a plain block. */
const plainList = (self: SheetObject | ListObject): List | undefined =>
  "id" in self ? own(self) : self.sheet.lists.find((list) => !isTable(list));

export const autoFilter: Part<SheetObject> = {
  read: {
    enabled: (self) => plainList(self) !== undefined,
    isDataFiltered: (self) => (plainList(self)?.shown.size ?? 0) > 0,
  },
  call: {
    apply: (self, [at, column, criteria], stage) => {
      refuseProtected(self.sheet, "allowAutoFilter");
      const area = areaArgument(self.sheet, at, stage.workbook);
      const before = plainList(self);
      if (before) removeList(self.sheet, before.id);
      const { id } = addList(self.sheet, area);
      if (criteria !== null && criteria !== undefined) {
        const { filterOn, values } = record(criteria, ["filterOn", "values"]) as { filterOn?: unknown; values?: unknown };
        if (filterOn !== "Values") refuse("NotImplemented", "The workbench filters by values alone.");
        showRows(self.sheet, id, optionalWhole(column, 0), texts(values));
      }
      told(self, stage);
    },
    remove: (self, _, stage) => {
      const before = plainList(self);
      if (before) removeList(self.sheet, before.id);
      told(self, stage);
    },
    clearCriteria: (self, _, stage) => {
      const before = plainList(self);
      if (before) showAll(self.sheet, before.id);
      told(self, stage);
    },
  },
};
