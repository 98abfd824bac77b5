// A spreadsheet in the browser that plays Excel: the grid, its bars and tabs, and the add-in's pane beside it.
import "./style.css";
import { openXlsx } from "../file/open";
import { saveXlsx } from "../file/save";
import { Host, announced } from "../host";
import { area, areaName, isSingle, MAX_COLS, MAX_ROWS, type Area } from "../model/area";
import { clear, merge, restyle, shiftLines, unmerge, write } from "../model/edits";
import { HostRefusal } from "../model/refusal";
import type { Sheet } from "../model/sheet";
import { emptyCells, dragFill, type, type TypingResult } from "../model/typing";
import { PlayedWorkbook } from "../model/workbook";
import { mood } from "../moods";
import { ask, notify } from "./ask";
import { SheetClipboard } from "./clipboard";
import { button, domElement } from "./dom";
import { Drawer } from "./drawer";
import { FormulaBar } from "./formula-bar";
import { Grid } from "./grid";
import { HostedPage } from "./hosted-page";
import { PaneFrame } from "./pane-frame";
import { BARE_RIBBON, readRibbon, type Ribbon } from "./ribbon";
import { SheetTabs } from "./sheet-tabs";
import { fileWords, refusalWords } from "./words";
import { WpsDesk } from "./wps-desk";

/** What this page can pretend to be. */
const VERSIONS = [
  ["newest", "Excel 网页版（最新）"],
  ["1.8", "Excel 2019（ExcelApi 1.8）"],
  ["1.7", "最低要求（ExcelApi 1.7）"],
  ["wps", "WPS 表格（按接口说明扮演）"],
] as const;

const asked = new URLSearchParams(location.search);
/** WPS is another program, not another version: ?host=wps. */
const isWps = asked.get("host") === "wps";
const version = (): string => (isWps ? "wps" : (VERSIONS.find(([key]) => key === asked.get("api"))?.[0] ?? "newest"));

const workbook = new PlayedWorkbook();
const clipboard = new SheetClipboard(workbook);
const drawer = new Drawer({
  readOnly: (on) => {
    workbook.readOnly = on;
    showUndo();
  },
  editing: (on) => {
    workbook.editing = on;
  },
  coauthor: () => {
    const { active } = workbook;
    const { top, left } = active.selection;
    const value = active.valueAt(top, left);
    write(workbook, active, area(top, left), [[typeof value === "number" ? value + 1 : 1]], "coauthor");
  },
});
let ribbon: Ribbon = BARE_RIBBON;

/** Another page of our own in the pane's place, for trying things out. */
const paneAsked = asked.get("pane");
const panePage = (): string => (paneAsked !== null && /^[\w-]+\.html$/.test(paneAsked) ? paneAsked : ribbon.pane);
const played = { host: (which: string) => new Host(workbook, announced(which)) };
const desk = isWps ? new WpsDesk(workbook, nextRegion) : undefined;
const pane =
  desk ??
  new PaneFrame(
    () => ({ ...played, name: workbook.name }),
    (host) => {
      drawer.attach(host);
      // ?mood=… plays one way in which real Excels are less kind: see moods.ts.
      mood(asked.get("mood") ?? "")?.play(host);
    },
    nextRegion,
  );
/** The page of the add-in's functions, once a button asked for one. */
let functions: { readonly page: string; readonly running: HostedPage<Host> } | undefined;
const openPane = (page = panePage()): void => pane.open(ribbon.group, page, version());

/** Another version of Excel, or another file: the add-in begins anew. */
function restart(): void {
  functions?.running.dispose();
  functions = undefined;
  if (pane.isOpen) openPane();
}

const noted = async (
  done: TypingResult,
  text?: { readonly row: number; readonly col: number; readonly text: string },
): Promise<void> => {
  if (done.kind === "refused") {
    await notify("不能这样做", refusalWords(done));
    grid.focus();
    return;
  }
  if (done.kind !== "against-rule" || text === undefined) return;
  const { alert } = done.validation;
  const title = alert.title === "" ? "与此单元格的数据验证限制不匹配" : alert.title;
  const message = alert.message === "" ? "输入的内容不符合此单元格的数据验证限制。" : alert.message;
  const answers =
    alert.style === "Stop"
      ? ([
          ["retry", "重试"],
          ["cancel", "取消"],
        ] as const)
      : alert.style === "Warning"
        ? ([
            ["keep", "是，仍要输入"],
            ["retry", "否，改一改"],
            ["cancel", "取消"],
          ] as const)
        : ([
            ["keep", "确定"],
            ["cancel", "取消"],
          ] as const);
  const answer = await ask<"retry" | "cancel" | "keep">({ title, message, answers });
  if (answer === "keep") await noted(type(workbook, workbook.active, text.row, text.col, text.text, true));
  if (answer === "retry") {
    workbook.select(workbook.active, area(text.row, text.col));
    bar.correct(text.text);
  } else grid.focus();
};

const typed = (row: number, col: number, text: string): void => {
  void noted(type(workbook, workbook.active, row, col, text), { row, col, text });
};

const mayEdit = (row: number, col: number): boolean => {
  const locked = workbook.active.isLocked(row, col);
  if (locked || workbook.readOnly)
    void noted({ kind: "refused", code: workbook.readOnly ? "ReadOnly" : "AccessDenied", detail: "" });
  return !locked && !workbook.readOnly;
};

const attempt = (label: string, work: (sheet: Sheet, selected: Area) => void): void => {
  const sheet = workbook.active;
  const outcome = ((): TypingResult => {
    try {
      workbook.act(label, workbook.sheets, () => work(sheet, sheet.selection));
      return { kind: "done" };
    } catch (error) {
      if (error instanceof HostRefusal) return { kind: "refused", code: error.code, detail: error.message };
      throw error;
    }
  })();
  void noted(outcome);
};

const undo = (): void => {
  if (!workbook.undo()) status("没有可以撤销的步骤");
};
const redo = (): void => {
  if (!workbook.redo()) status("没有可以恢复的步骤");
};

// ---- the page

const state = domElement("p", { className: "state", role: "status" }, "就绪");
const statistics = domElement("p", { className: "statistics" });
const status = (text: string): void => {
  state.textContent = text;
};

const bar = new FormulaBar(workbook, {
  typed,
  mayEdit,
  go: (sheetId, selected) => {
    const sheet = workbook.sheetById(sheetId);
    if (sheet !== undefined) workbook.select(sheet, selected);
  },
  editing: (editing) => {
    workbook.editing = editing;
  },
  leave: () => grid.focus(),
});

const tabs = new SheetTabs(workbook);
const stage = domElement("div", {
  id: "grid",
  className: "grid",
  role: "application",
  aria: { label: "工作表网格：方向键移动，F2 编辑，F6 切换区域" },
});
const prompt = domElement("div", { className: "prompt", hidden: true, role: "note" });
const announcement = domElement("p", { className: "unseen", role: "status" });

const hosts = domElement(
  "select",
  { aria: { label: "宿主版本" }, title: "换一个版本会重新打开任务窗格" },
  ...VERSIONS.map(([key, label]) => domElement("option", { value: key, selected: key === version() }, label)),
);
hosts.onchange = () => {
  if (hosts.value === "wps" || isWps) {
    location.search = hosts.value === "wps" ? "?host=wps" : `?api=${hosts.value}`;
    return;
  }
  asked.set("api", hosts.value);
  history.replaceState(null, "", `?${asked.toString()}`);
  restart();
};

const developer = button(
  "开发者",
  () => {
    drawer.root.hidden = !drawer.root.hidden;
    developer.setAttribute("aria-pressed", String(!drawer.root.hidden));
  },
  { icon: "gauge", hint: "显示任务窗格与 Excel 之间的往返次数、动作和字节" },
);
developer.setAttribute("aria-pressed", "false");

const ribbonGroup = domElement("div", { className: "group", role: "group" });
const fileName = domElement("span", { className: "file" });

const chooser = domElement("input", { type: "file", accept: ".xlsx,.xlsm", hidden: true, aria: { label: "打开工作簿" } });
chooser.onchange = () => {
  const file = chooser.files?.[0];
  chooser.value = "";
  if (file !== undefined) void open(file);
};

async function open(file: File): Promise<void> {
  status("正在打开……");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const outcome = await openXlsx(workbook, file.name, bytes).then(
    (refusal) => (refusal === undefined ? undefined : fileWords(refusal)),
    () => "这份文件读不出来；请在 Excel 中打开并另存为 .xlsx 后再试。",
  );
  status("就绪");
  if (outcome !== undefined) await notify("没有打开", outcome);
  // The add-in belongs to the document: another document, another pane.
  else restart();
  grid.focus();
}

async function save(): Promise<void> {
  status("正在保存……");
  const bytes = await saveXlsx(workbook);
  const address = URL.createObjectURL(
    new Blob([bytes.slice()], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }),
  );
  domElement("a", { href: address, download: workbook.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  status("已保存到下载文件夹");
}

const undoButton = button("撤销", undo, { icon: "undo", quiet: true, hint: "撤销（Ctrl+Z）" });
const redoButton = button("恢复", redo, { icon: "redo", quiet: true, hint: "恢复（Ctrl+Y）" });

const root = document.querySelector<HTMLElement>("#root")!;
root.replaceChildren(
  domElement(
    "header",
    { className: "title-bar" },
    domElement("h1", {}, "年报三表", domElement("small", {}, "工作台")),
    domElement(
      "div",
      { className: "tools", role: "toolbar", aria: { label: "文件" } },
      button("打开", () => chooser.click(), { icon: "open", hint: "打开 .xlsx 工作簿（Ctrl+O）" }),
      button("保存", () => void save(), { icon: "save", hint: "存为 .xlsx（Ctrl+S）" }),
      undoButton,
      redoButton,
      chooser,
    ),
    ribbonGroup,
    fileName,
    domElement("div", { className: "tools end" }, hosts, developer),
  ),
  bar.root,
  domElement("main", {}, domElement("div", { className: "sheet" }, stage, prompt), pane.root),
  drawer.root,
  domElement("footer", { className: "status-bar" }, tabs.root, state, statistics),
  announcement,
);

// ---- keyboard and clipboard: heard before the grid hears them

const inGrid = (): boolean => {
  const focused = document.activeElement;
  return (
    !workbook.editing &&
    (focused === null ||
      focused === document.body ||
      stage.contains(focused) ||
      focused.closest(".univer-app, [data-u-comp]") !== null)
  );
};

const regions = (): readonly (() => void)[] => [
  () => grid.focus(),
  ...(pane.isOpen ? [() => pane.focus()] : []),
  () => root.querySelector<HTMLElement>(".tabs [aria-selected=true]")?.focus(),
  () => root.querySelector<HTMLElement>(".title-bar button:not(:disabled)")?.focus(),
];
let region = 0;

function nextRegion(event: KeyboardEvent): void {
  event.preventDefault();
  const all = regions();
  region = (region + (event.shiftKey ? all.length - 1 : 1)) % all.length;
  all[region]?.();
}

window.addEventListener(
  "keydown",
  (event) => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.key === "F6") nextRegion(event);
    if (control && (key === "s" || key === "o")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (key === "s") void save();
      else chooser.click();
      return;
    }
    if (!control || !inGrid()) return;
    const act = { z: event.shiftKey ? redo : undo, y: redo }[key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
    // The browser's own copy, cut and paste carry the data; the grid's would ask for a permission first.
    if (act !== undefined || key === "c" || key === "x" || key === "v") event.stopImmediatePropagation();
  },
  true,
);

for (const kind of ["copy", "cut"] as const) {
  document.addEventListener(
    kind,
    (event) => {
      if (!inGrid() || event.clipboardData === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const taken = clipboard.copy(event.clipboardData, kind === "cut");
      status(taken === undefined ? "选中的单元格太多，不能复制" : `${kind === "cut" ? "已剪切" : "已复制"} ${areaName(taken)}`);
    },
    true,
  );
}
document.addEventListener(
  "paste",
  (event) => {
    if (!inGrid() || event.clipboardData === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const done = clipboard.paste(event.clipboardData);
    if (done === undefined) return;
    if (done.typed.kind === "done") workbook.select(workbook.active, done.area);
    void noted(done.typed);
  },
  true,
);

const dark = matchMedia("(prefers-color-scheme: dark)");
const grid = new Grid(
  stage,
  workbook,
  {
    select: (selected) => {
      workbook.select(workbook.active, selected);
    },
    mayEdit,
    editing: (editing) => {
      workbook.editing = editing;
    },
    typed,
    emptied: (selected) => void noted(emptyCells(workbook, workbook.active, selected)),
    filled: (source, target) => void noted(dragFill(workbook, workbook.active, source, target)),
    resized: (axis, indexes, pixels) =>
      attempt(axis === "rows" ? "行高" : "列宽", (sheet) => {
        const lines = axis === "rows" ? sheet.rows : sheet.columns;
        for (const index of indexes)
          lines.set(index, { ...lines.get(index), size: Math.max(0, Math.round(pixels * 0.75 * 4) / 4) });
        workbook.tell({ kind: "layout", sheet });
      }),
    undo,
    redo,
    refused: () => status("工作台不提供这项操作"),
  },
  dark.matches,
);
dark.addEventListener("change", () => grid.dark(dark.matches));

// ---- what follows the model

function showPrompt(): void {
  const sheet = workbook.active;
  const { top, left } = sheet.selection;
  const validation = workbook.editing ? undefined : sheet.validationAt(top, left);
  const words = validation?.prompt;
  prompt.hidden = words === undefined || !words.showPrompt || (words.title === "" && words.message === "");
  if (prompt.hidden || words === undefined) return;
  const place = grid.rectangle(top, left);
  prompt.hidden = place === undefined;
  if (place === undefined) return;
  prompt.replaceChildren(...(words.title === "" ? [] : [domElement("strong", {}, words.title)]), words.message);
  prompt.style.left = `${Math.min(place.left + 12, Math.max(8, stage.clientWidth - 260))}px`;
  prompt.style.top = `${place.bottom + 6}px`;
}

function showStatistics(): void {
  const sheet = workbook.active;
  const { selection } = sheet;
  const numbers: number[] = [];
  let count = 0;
  if (!isSingle(selection)) {
    for (const [key, cell] of sheet.cells) {
      const [row, col] = [Math.floor(key / MAX_COLS), key % MAX_COLS];
      if (row < selection.top || row > selection.bottom || col < selection.left || col > selection.right || cell.value === null)
        continue;
      count += 1;
      if (typeof cell.value === "number") numbers.push(cell.value);
    }
  }
  const total = numbers.reduce((a, b) => a + b, 0);
  statistics.textContent =
    count === 0
      ? ""
      : numbers.length === 0
        ? `计数：${count}`
        : `计数：${count}　平均值：${Number((total / numbers.length).toPrecision(10))}　求和：${Number(total.toPrecision(12))}`;
}

function showUndo(): void {
  undoButton.disabled = workbook.undoLabel === undefined;
  redoButton.disabled = workbook.redoLabel === undefined;
  fileName.textContent = workbook.readOnly ? `${workbook.name}（只读）` : workbook.name;
}

let due = false;
workbook.listen((change) => {
  if (change.kind === "editing") {
    status(change.editing ? "编辑" : "就绪");
    prompt.hidden = true;
  }
  if (change.kind === "selection") {
    const merged = change.sheet.mergeAt(change.area.top, change.area.left);
    announcement.textContent = `${areaName(merged === undefined ? change.area : area(merged.top, merged.left))} ${bar.content}`;
  }
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    showPrompt();
    showStatistics();
    showUndo();
  });
});
showUndo();

// ---- a file dropped on the page

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) void open(file);
});

// ---- right mouse button

const lines =
  (axis: "row" | "col", inserting: boolean) =>
  (sheet: Sheet, { top, left, bottom, right }: Area): void => {
    const [from, to] = axis === "row" ? [top, bottom] : [left, right];
    shiftLines(workbook, sheet, { axis, at: from, count: (inserting ? 1 : -1) * (to - from + 1) }, "user");
  };
const MENU: readonly (readonly [label: string, act: () => void])[] = [
  ["插入行", () => attempt("插入行", lines("row", true))],
  ["删除行", () => attempt("删除行", lines("row", false))],
  ["插入列", () => attempt("插入列", lines("col", true))],
  ["删除列", () => attempt("删除列", lines("col", false))],
  ["清除内容", () => void noted(emptyCells(workbook, workbook.active, workbook.active.selection))],
  ["全部清除", () => attempt("全部清除", (sheet, selected) => clear(workbook, sheet, selected, "All", "user"))],
  ["合并单元格", () => attempt("合并", (sheet, selected) => merge(workbook, sheet, selected, false, "user"))],
  [
    "锁定 / 解除锁定单元格",
    () =>
      attempt("锁定", (sheet, selected) => {
        const locked = !sheet.styleAt(selected.top, selected.left).locked;
        restyle(workbook, sheet, selected, (style) => ({ ...style, locked }), "user");
      }),
  ],
  [
    "保护工作表 / 撤销保护",
    () => {
      const { active } = workbook;
      active.protection = active.protection === undefined ? { options: {} } : undefined;
      workbook.tell({ kind: "protection", sheet: active });
    },
  ],
  ["取消合并", () => attempt("取消合并", (sheet, selected) => unmerge(workbook, sheet, selected, "user"))],
];

stage.addEventListener("contextmenu", (event) => {
  event.preventDefault();
  const menu = domElement(
    "div",
    { className: "menu", popover: "auto", role: "menu" },
    ...MENU.map(([label, act]) =>
      domElement(
        "button",
        {
          type: "button",
          role: "menuitem",
          onclick: () => {
            menu.hidePopover();
            act();
          },
        },
        label,
      ),
    ),
  );
  menu.style.left = `${event.clientX}px`;
  menu.style.top = `${Math.min(event.clientY, innerHeight - MENU.length * 34)}px`;
  menu.addEventListener("toggle", (toggled) => {
    if (toggled.newState === "closed") menu.remove();
  });
  menu.onkeydown = (pressed) => {
    const items = [...menu.querySelectorAll("button")];
    const step = pressed.key === "ArrowDown" ? 1 : pressed.key === "ArrowUp" ? -1 : 0;
    if (step !== 0)
      items[(items.indexOf(document.activeElement as HTMLButtonElement) + step + items.length) % items.length]?.focus();
  };
  document.body.append(menu);
  menu.showPopover();
  menu.querySelector("button")?.focus();
});

// ---- the add-in

/** A function without a pane runs in a page of its own that nobody sees, loaded at the first press of its button. */
async function run(page: string, name: string): Promise<void> {
  if (functions?.page !== page) {
    functions?.running.dispose();
    functions = { page, running: new HostedPage(played.host(version()), workbook.name, page, "加载项的功能页", () => undefined) };
    functions.running.frame.hidden = true;
    document.body.append(functions.running.frame);
  }
  status("正在执行……");
  await functions.running.command(name);
  status("就绪");
}

function showRibbon(): void {
  ribbonGroup.setAttribute("aria-label", ribbon.group);
  ribbonGroup.replaceChildren(
    ...ribbon.buttons.map(({ label, hint, icon: image, act }) => {
      const press = (): void => {
        if (act.kind === "function") void run(act.page, act.name);
        else if (pane.isOpen && act.page === panePage()) pane.focus();
        else openPane(act.page);
      };
      const made = button(label, press, { hint, ...(image === undefined ? { icon: "pane" as const } : {}) });
      if (image !== undefined) made.prepend(domElement("img", { src: image, alt: "" }));
      return made;
    }),
  );
}

async function start(): Promise<void> {
  if (desk) {
    const buttons = await desk.start();
    ribbonGroup.setAttribute("aria-label", "年报三表");
    ribbonGroup.replaceChildren(...buttons);
    grid.focus();
    return;
  }
  const manifest = await fetch("manifest.xml");
  if (manifest.ok) ribbon = readRibbon(await manifest.text(), "Workbook");
  workbook.addIn = ribbon.addIn ?? workbook.addIn;
  showRibbon();
  openPane();
  grid.focus();
}
showRibbon();
void start();

/** For whoever drives this page in a test: the model that everything shows. */
Object.assign(window, {
  workbench: {
    workbook,
    ...(desk && { wps: desk.played }),
    limits: { rows: MAX_ROWS, columns: MAX_COLS },
    flush: () => grid.flush(),
  },
});
