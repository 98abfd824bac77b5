// What the product makes of a host that is not as kind as the ideal one: it gets through, or says one sentence with the remedy.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { openExcelWorkbook } from "../../src/adapters/excel/workbook";
import { readReport } from "../../src/app/read/read-report";
import { checkReport } from "../../src/app/check/check-report";
import { documentOf } from "../../src/app/workbook/workbook-cells";
import { refusalSentence } from "../../src/app/words/refusal-wording";
import type { Outcome, Refusal } from "../../src/core/outcome";
import type { CellChange } from "../../src/ports/workbook";
import { MOODS } from "../../src/workbench/moods";
import { form2024, laidOut, plans, refusal, texts, value, type Opened } from "../adapters/excel/stage";

const said = (outcome: Outcome<unknown>): string => refusalSentence(refusal(outcome) as Refusal);
const figure = (number: number, before: CellChange["before"] = { text: "" }): CellChange => ({
  sheet: "表三",
  row: 5,
  col: 3,
  before,
  after: { kind: "number", number },
});
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));

/** How a mood ends: the words for the list, and the test that holds them. */
interface End {
  readonly how: string;
  readonly holds: (opened: Opened) => Promise<void>;
}

/** @param heard - another edit, of which the host does tell: the watch itself is well */
const silent = (edit: string, heard: string): End => ({
  how: "通过：每次审核都重新读全部工作表；写入前核对每一格，过时的不写",
  holds: async ({ stage, book }) => {
    value(await book.readAll());
    const told: unknown[] = [];
    value(await book.watch({ changed: (sheets) => void told.push(sheets), selected: () => undefined }));
    await stage.edit(edit, 7);
    await soon();
    expect(told).toEqual([]);
    await stage.edit(heard, 1);
    await soon();
    expect(told).toEqual([["表四"]]);
    expect(texts(value(await book.readAll()), "表三")["D6"]).toBe("7");
    expect(refusal(await book.write([figure(8)]))).toEqual({ kind: "changed-since", places: ["表三!D6"] });
  },
});

const ENDS: Readonly<Record<string, End>> = {
  "no-details-of-several-cells": {
    how: "通过：不用事件里的值，按表重读，并知道改了哪一片",
    holds: async ({ stage, book }) => {
      const told: unknown[] = [];
      value(await book.watch({ changed: (...given) => void told.push(given), selected: () => undefined }));
      await stage.edit("表三!D6:E7", 1);
      await soon();
      expect(told).toEqual([[["表三"], [{ sheet: "表三", area: { top: 5, left: 3, bottom: 6, right: 4 } }]]]);
    },
  },
  "text-to-columns-is-silent": silent("表三!D6:D7", "表四!A6"),
  "list-pick-is-silent": silent("表三!D6", "表四!A6:B6"),
  "request-limit": {
    how: "一句话说明，什么也没写",
    holds: async ({ stage, book }) => {
      const before = stage.workbook.sheets.map((sheet) => sheet.state());
      const others = plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }));
      expect(said(await book.layOut(others))).toMatch(/过大.*上限.*再读。$/);
      expect(stage.workbook.sheets.map((sheet) => sheet.state())).toEqual(before);
    },
  },
  "response-limit": {
    how: "一句话说明",
    holds: async ({ book }) => {
      expect(said(await book.readAll())).toMatch(/工作簿过大.*另存一份去掉多余内容后再读。$/);
    },
  },
  "internal-error": {
    how: "一句话说明，什么也没写",
    holds: async ({ stage, book }) => {
      expect(said(await book.write([figure(1)]))).toMatch(/没有完成这一步（GeneralException.*重新打开工作簿。$/);
      expect(stage.value("表三!D6")).toBeNull();
    },
  },
  "editing-is-not-waited-for": {
    how: "等一会儿再问三次，仍在编辑时一句话请用户按回车",
    holds: async ({ stage, book }) => {
      stage.setEditing(true);
      expect(said(await book.write([figure(1)]))).toBe("有单元格正在编辑，请按回车或Esc结束编辑后再试。");
      const later = book.write([figure(1)]);
      setTimeout(() => stage.setEditing(false), 100);
      value(await later);
      expect(stage.value("表三!D6")).toBe(1);
    },
  },
  "aborted-twice": {
    how: "通过：再问两次，只写一遍",
    holds: async ({ stage, book }) => {
      value(await book.write([figure(4)]));
      expect(stage.value("表三!D6")).toBe(4);
    },
  },
  "throttled-for-long": {
    how: "问三次为止，一句话请稍后再试",
    holds: async ({ stage, book }) => {
      expect(said(await book.write([figure(4)]))).toMatch(/请稍后重试/);
      expect(stage.value("表三!D6")).toBeNull();
    },
  },
  "announced-and-missing": {
    how: "一句话说明缺哪个接口，改用浏览器工作台",
    holds: async ({ book }) => {
      const others = plans().map((plan) => ({ plan: { ...plan, name: `${plan.name}二` } }));
      expect(said(await book.layOut(others))).toBe("这个版本的Excel不支持DataValidation，请升级Excel，或改用浏览器工作台。");
    },
  },
  "no-set-at-all": {
    how: "一句话说明要哪一版",
    holds: async () => {
      expect(said(await openExcelWorkbook("0"))).toBe("这个版本的Excel不支持ExcelApi 1.7，请升级Excel，或改用浏览器工作台。");
    },
  },
  "too-many-areas": {
    how: "通过：不问合并，照样认出三张表",
    holds: async ({ book }) => {
      const contents = value(await book.readAll());
      expect(contents.mergesKnown).toBe(false);
      expect(value(readReport(documentOf(contents))).present).toHaveLength(3);
    },
  },
  "properties-are-lost": {
    how: "通过：单位、年度另记在加载项设置里",
    holds: async ({ book }) => {
      expect(value(await book.readAll()).document.properties).toMatchObject({ "nianbao.year": "2024" });
    },
  },
  "somebody-else-was-quicker": {
    how: "不写，一句话说出是哪一格",
    holds: async ({ stage, book }) => {
      expect(said(await book.write([figure(1)]))).toMatch(/^表三!D6在确认之后又有改动，没有写入/);
      expect(stage.value("表三!D6")).toBe(99);
    },
  },
  "undo-is-gone": {
    how: "通过：写之前的值都在面板的“记录”里，可以照样退回",
    holds: async ({ stage, book }) => {
      await stage.edit("表三!D6", 7);
      value(await book.write([figure(8, { text: "7", number: "7" })]));
      expect(stage.workbook.undoLabel).toBeUndefined();
      value(await book.write([{ ...figure(7, { text: "8", number: "8" }) }]));
      expect(stage.value("表三!D6")).toBe(7);
    },
  },
  "calculation-by-hand": {
    how: "通过：合计由公式重算，不信停住的旧数",
    holds: async ({ stage, book }) => {
      await stage.edit("表三!D6", 5);
      const asked = async () => checkReport(value(readReport(documentOf(value(await book.readAll())))));
      const byHand = await asked();
      stage.workbook.calculationMode = "Automatic";
      stage.workbook.calculation.forget();
      stage.workbook.recalculate();
      const byItself = await asked();
      const told = (one: typeof byHand) => one.findings.map(({ rule, verdict, cells }) => ({ rule, verdict, cells }));
      expect(told(byHand)).toEqual(told(byItself));
    },
  },
  "protection-cannot-be-lifted": {
    how: "不试着撤保护：开着的格照写，锁着的一句话说明",
    holds: async ({ stage, book }) => {
      value(await book.write([figure(3)]));
      const total = texts(value(await book.readAll()), "表三")["J6"]!.slice(1);
      const locked: CellChange = { ...figure(1, { text: "", formula: total }), col: 9 };
      expect(said(await book.write([locked]))).toMatch(/^工作表“表三”受保护，没有改动/);
      expect(stage.sheet("表三").protection).toBeDefined();
    },
  },
};

it("every mood has an end, and no end is without a mood", () => {
  expect(Object.keys(ENDS).sort()).toEqual(MOODS.map(({ key }) => key).sort());
});

it.each(MOODS.map((one) => [one.key, one] as const))("%s", async (key, one) => {
  const opened = await laidOut(
    "newest",
    form2024.cells.map(() => null),
  );
  one.play(opened.stage.host);
  await ENDS[key]!.holds(opened);
});

/** What is avoided altogether: the call that misbehaves is nowhere in the product. */
const AVOIDED: readonly (readonly [call: string, what: string, source: string])[] = [
  ["requestUpdate", "改功能区按钮的状态会清掉撤销", "https://github.com/OfficeDev/office-js/issues/3788"],
  ["getRanges", "多区域的地址有说不清的上限", "https://github.com/OfficeDev/office-js/issues/5198"],
  ["bindings", "绑定的改动事件会在别处乱发", "https://github.com/OfficeDev/office-js/issues/919"],
  ["calculationMode", "桌面版说的计算方式不准", "https://github.com/OfficeDev/office-js/issues/2770"],
  ["localStorage", "本机存储可能被挡，Word和Excel之间也不共用", "https://github.com/OfficeDev/office-js/issues/6427"],
  ["msSaveOrOpenBlob", "旧内核的下载办法新内核没有", "https://github.com/OfficeDev/office-js/issues/1006"],
  ["unprotect", "撤保护在新版本里会报拒绝", "https://github.com/OfficeDev/office-js/issues/6784"],
];

const sources = ["src/adapters/excel", "src/adapters/device", "src/taskpane"].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => `${folder}/${String(file)}`)
    .filter((file) => /\.tsx?$/.test(file)),
);

it.each(AVOIDED)("%s is called nowhere", (call) => {
  const own = new RegExp(`[.]${call}\\b`);
  expect(sources.filter((file) => own.test(readFileSync(file, "utf8").replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, "")))).toEqual([]);
});

/** Held by tests that stand elsewhere, on a switch of their own. */
const ELSEWHERE: readonly (readonly [what: string, source: string, how: string, test: string])[] = [
  [
    "加载项做的条件格式，所引用的格变了不重画",
    "https://github.com/OfficeDev/office-js/issues/5299",
    "通过：审核标记不引用任何格，随审核重放",
    "test/adapters/excel/workbook.test.ts",
  ],
  [
    "改多区域的条件格式，公式会被挪动",
    "https://github.com/OfficeDev/office-js/issues/5194",
    "通过：一条只管一个矩形",
    "test/adapters/excel/lay-out.test.ts",
  ],
  [
    "点了面板，单元格仍在编辑，请求一直等",
    "https://github.com/OfficeDev/office-js/issues/806",
    "通过：等用户离开那一格",
    "test/adapters/excel/workbook.test.ts",
  ],
  [
    "网页版不许面板用剪贴板",
    "https://github.com/OfficeDev/office-js/issues/1991",
    "换两种办法，都不行时一句话请按Ctrl+C",
    "test/adapters/clipboard/copy.test.ts",
  ],
  [
    "Mac版面板里下载没有反应",
    "https://github.com/OfficeDev/office-js/issues/2700",
    "一句话说明，给出分享、复制、改用浏览器的办法",
    "test/adapters/device/file-exit.test.ts",
  ],
  [
    "旧浏览器内核读不懂面板，一片空白",
    "https://learn.microsoft.com/office/dev/add-ins/concepts/browsers-used-by-office-web-add-ins",
    "一页老式JavaScript说明缺什么，指向nianbao.html",
    "test/browser/old-host.test.ts",
  ],
  [
    "WPS：单元格的错误是一个数，不是#DIV/0!",
    "https://www.npmjs.com/package/et-jsapi-declare",
    "通过：按显示的字读",
    "test/adapters/wps/workbook.test.ts",
  ],
  [
    "WPS：各格不同的属性答null，合并的区域不能一次问出",
    "https://www.npmjs.com/package/et-jsapi-declare",
    "通过：对半再问",
    "test/adapters/wps/workbook.test.ts",
  ],
  [
    "WPS：写入一半出错，前一半已经写了",
    "https://www.npmjs.com/package/et-jsapi-declare",
    "通过：写过的退回，再说一句话",
    "test/adapters/wps/workbook.test.ts",
  ],
  [
    "WPS：内嵌的浏览器缺新近的函数",
    "https://www.npmjs.com/package/wpsjs",
    "通过：缺的补上，补不了的一句话说明",
    "test/browser/wps.test.ts",
  ],
  [
    "WPS：三个程序共用一份PluginStorage，窗格各自从1编号",
    "https://www.npmjs.com/package/wpsjs",
    "通过：记号带上程序名",
    "test/adapters/wps/package.test.ts",
  ],
];

it("the list of them is as it is here, and every test that it names is there", () => {
  const rows = [
    ...MOODS.map(({ key, what, source }) => [what, source, `src/workbench/moods.ts \`${key}\``, ENDS[key]!.how]),
    ...AVOIDED.map(([call, what, source]) => [what, source, "不需要", `通过：程序里不用 \`${call}\`，有测试看着`]),
    ...ELSEWHERE.map(([what, source, how, test]) => {
      expect(readFileSync(test, "utf8").length).toBeGreaterThan(0);
      return [what, source, test, how];
    }),
  ];
  const page = [
    "# 真实的Excel、WPS不像替身那样好说话的地方",
    "",
    `由 moods.test.ts 打印（MOODS=write 重写），共${rows.length}条。没有一条在真实的Excel、WPS里重现过：开关照来源所说扮演。Word的脾气还没有收。`,
    "",
    "| 宿主怎样 | 来源 | 开关在哪里 | 本产品怎样 |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ].join("\n");
  const file = "test/workbench/moods.md";
  if (process.env["MOODS"] === "write") writeFileSync(file, page);
  // The columns are padded by whoever formats the file.
  const plain = (text: string): string => text.replace(/ +\|/gu, " |").replace(/-{3,}/gu, "---");
  expect(plain(readFileSync(file, "utf8"))).toBe(page);
});
