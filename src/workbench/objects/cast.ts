// Which class is played by which part.
import { excelApi } from "../api/excel";
import {
  cellValueConditionalFormat,
  conditionalFormat,
  conditionalFormatCollection,
  conditionalFormatRule,
  conditionalRangeBorder,
  conditionalRangeBorderCollection,
  conditionalRangeFill,
  conditionalRangeFont,
  conditionalRangeFormat,
  customConditionalFormat,
} from "./conditional-format";
import { dataValidation } from "./data-validation";
import { formatProtection, rangeBorder, rangeBorderCollection, rangeFill, rangeFont, rangeFormat } from "./format";
import type { Play } from "../interpreter";
import { autoFilter, filter, table, tableCollection, tableColumn, tableColumnCollection } from "./lists";
import type { HostObject, Part, Stage } from "./part";
import { rangeAreasPart, rangeCollection, rangePart } from "./range";
import {
  addinInternalService,
  application,
  commentCollection,
  commentPart,
  customProperty,
  customPropertyCollection,
  customXmlPart,
  customXmlPartCollection,
  customXmlPartScopedCollection,
  documentProperties,
  namedItem,
  namedItemCollection,
  runtime,
  setting,
  settingCollection,
  workbook,
  workbookProtection,
} from "./workbook";
import {
  collectionEvents,
  headerFooter,
  headerFooterGroup,
  pageLayout,
  worksheet,
  worksheetCollection,
  worksheetFreezePanes,
  worksheetProtection,
} from "./worksheet";

const cast = {
  AddinInternalService: addinInternalService,
  Application: application,
  AutoFilter: autoFilter,
  CellValueConditionalFormat: cellValueConditionalFormat,
  Comment: commentPart,
  CommentCollection: commentCollection,
  ConditionalFormat: conditionalFormat,
  ConditionalFormatCollection: conditionalFormatCollection,
  ConditionalFormatRule: conditionalFormatRule,
  ConditionalRangeBorder: conditionalRangeBorder,
  ConditionalRangeBorderCollection: conditionalRangeBorderCollection,
  ConditionalRangeFill: conditionalRangeFill,
  ConditionalRangeFont: conditionalRangeFont,
  ConditionalRangeFormat: conditionalRangeFormat,
  CustomConditionalFormat: customConditionalFormat,
  CustomProperty: customProperty,
  CustomPropertyCollection: customPropertyCollection,
  CustomXmlPart: customXmlPart,
  CustomXmlPartCollection: customXmlPartCollection,
  CustomXmlPartScopedCollection: customXmlPartScopedCollection,
  DataValidation: dataValidation,
  DocumentProperties: documentProperties,
  Filter: filter,
  FormatProtection: formatProtection,
  HeaderFooter: headerFooter,
  HeaderFooterGroup: headerFooterGroup,
  NamedItem: namedItem,
  NamedItemCollection: namedItemCollection,
  PageLayout: pageLayout,
  Range: rangePart,
  RangeAreas: rangeAreasPart,
  RangeBorder: rangeBorder,
  RangeBorderCollection: rangeBorderCollection,
  RangeCollection: rangeCollection,
  RangeFill: rangeFill,
  RangeFont: rangeFont,
  RangeFormat: rangeFormat,
  Runtime: runtime,
  Setting: setting,
  SettingCollection: settingCollection,
  Table: table,
  TableCollection: tableCollection,
  TableColumn: tableColumn,
  TableColumnCollection: tableColumnCollection,
  Workbook: workbook,
  WorkbookProtection: workbookProtection,
  Worksheet: worksheet,
  WorksheetCollection: { ...worksheetCollection, call: { ...worksheetCollection.call, ...collectionEvents } },
  WorksheetFreezePanes: worksheetFreezePanes,
  WorksheetProtection: worksheetProtection,
};

/** A part only ever meets objects of its own class: the class name is what finds it. */
const partOf = (object: HostObject): Part<HostObject> | undefined =>
  Object.hasOwn(cast, object.className)
    ? (cast[object.className as keyof typeof cast] as unknown as Part<HostObject>)
    : undefined;

/** Excel, as the interpreter plays it. */
export const EXCEL: Play<Stage> = {
  api: excelApi,
  root: { className: "Workbook" },
  services: { "Microsoft.InternalService.AddinInternalService": () => ({ className: "AddinInternalService" }) },
  reads: /^(_|Get|Find|Select|Activate|Calculate|Suspend|Notify)/,
  partOf,
};
