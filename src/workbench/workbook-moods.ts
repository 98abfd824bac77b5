// What people do with a workbook, and what a program then does with it: the other half of Excel's moods.
import type { Host } from "./host";
import { THREADS, type Mood } from "./mood";
import { parseArea } from "./model/area";
import { unmerge, write } from "./model/edits";
import { addList } from "./model/lists";
import type { Sheet } from "./model/sheet";

const sheetOf = ({ workbook }: Host, name: string): Sheet => {
  const sheet = workbook.sheetNamed(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

/** Rows from 0; a filter hides rows as a person does. */
const hideRows = (host: Host, sheet: Sheet, rows: readonly number[]): void => {
  for (const row of rows) sheet.rows.set(row, { ...sheet.rows.get(row), hidden: true });
  host.workbook.tell({ kind: "layout", sheet });
};

export const WORKBOOK_MOODS: readonly Mood<Host>[] = [
  {
    key: "properties-are-lost",
    what: "网页版不保存自定义文档属性",
    source: `${THREADS}1318`,
    play: (host) => {
      host.workbook.properties.clear();
    },
  },
  {
    key: "somebody-else-was-quicker",
    what: "共同编辑的人在确认之后、写入之前改了同一格",
    source: "https://github.com/OfficeDev/office-js-docs-pr/pull/5544",
    play: (host) => {
      const sheet = host.workbook.sheetNamed("表三");
      sheet?.putContent(5, 3, 99);
    },
  },
  {
    key: "calculation-by-hand",
    what: "工作簿设为手动计算，合计停在旧数上",
    source: `${THREADS}2770`,
    play: (host) => {
      host.workbook.calculationMode = "Manual";
    },
  },
  {
    key: "protection-cannot-be-lifted",
    what: "受保护的工作表，加载项撤不了保护",
    source: `${THREADS}6784`,
    play: (host) => {
      for (const sheet of host.workbook.sheets) sheet.protection = { options: {} };
    },
  },
  {
    key: "workbook-is-read-only",
    what: "受保护的视图、只读打开：能看不能写",
    source: `${THREADS}6209`,
    play: (host) => {
      host.workbook.readOnly = true;
    },
  },
  {
    key: "sheet-name-has-a-quote",
    what: "工作表名里有撇号、空格，地址里写法不同",
    source: `${THREADS}512`,
    play: (host) => host.workbook.renameSheet(sheetOf(host, "表三"), "李局's 表三（改）"),
  },
  {
    key: "sheet-is-a-table",
    what: "用户给表样套用了表格格式：合并没了，空的表头成了“列1”",
    source: "https://github.com/EPPlusSoftware/EPPlus/issues/439",
    play: (host) => {
      const sheet = sheetOf(host, "表四");
      const whole = parseArea("A3:O6")!;
      unmerge(host.workbook, sheet, whole, "user");
      const heads = Array.from({ length: 15 }, (_, col) => sheet.valueAt(2, col) ?? `列${col + 1}`) as string[];
      write(host.workbook, sheet, { ...whole, bottom: whole.top }, [heads], "user");
      addList(sheet, whole, "表1");
    },
  },
  {
    key: "filter-over-merged-cells",
    what: "有合并单元格的表上开了筛选，只看得见每块合并的第一行",
    source: "https://github.com/exceljs/exceljs/issues/1586",
    play: (host) => {
      const sheet = sheetOf(host, "表三");
      hideRows(
        host,
        sheet,
        sheet.merges.flatMap(({ top, bottom }) => (top < 5 ? [] : Array.from({ length: bottom - top }, (_, i) => top + 1 + i))),
      );
    },
  },
  {
    key: "rows-are-hidden",
    what: "隐藏了行、列",
    source: "https://github.com/SheetJS/sheetjs/issues/630",
    play: (host) => {
      const sheet = sheetOf(host, "表三");
      hideRows(host, sheet, [6, 7, 8]);
      sheet.columns.set(4, { ...sheet.columns.get(4), hidden: true });
    },
  },
  {
    key: "panes-are-frozen",
    what: "用户自己另冻结了窗格",
    source: "https://github.com/PHPOffice/PhpSpreadsheet/issues/404",
    play: (host) => {
      for (const sheet of host.workbook.sheets) sheet.frozen = { rows: 9, columns: 5 };
    },
  },
  {
    key: "sheet-is-very-hidden",
    what: "别的程序深度隐藏了工作表，不能删除",
    source: `${THREADS}365`,
    play: (host) => {
      host.workbook.insertSheet("别的", 0);
      host.workbook.activate(sheetOf(host, "别的"));
      sheetOf(host, "表三").visibility = "VeryHidden";
    },
  },
  {
    key: "chart-is-selected",
    what: "选中了图表的时候，哪里都不能合并单元格",
    source: `${THREADS}399`,
    play: (host) => {
      host.workbook.isShapeSelected = true;
    },
  },
  {
    key: "merges-by-their-corner",
    what: "只说左上角在所问区域里的合并",
    source: `${THREADS}3611`,
    play: (host) => {
      host.workbook.tellsMergesByCorner = true;
    },
  },
  {
    key: "two-panes-are-open",
    what: "连点两下功能区，同一个工作簿开出两个面板",
    source: `${THREADS}1007`,
    // The second pane is a second reader of the same workbook: whoever plays opens it.
    play: () => undefined,
  },
];
