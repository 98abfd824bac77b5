// What the product makes of a host that is not as kind as the ideal one: every mood has an end, and the page lists them.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { MOODS } from "../../src/workbench/moods";
import { WORD_MOODS } from "../../src/workbench/word/moods";
import { form2024, laidOut } from "../adapters/excel/stage";
import { EXCEL_ENDS } from "./mood-ends/excel";
import { openedWord, WORD_ENDS } from "./mood-ends/word";
import { WORKBOOK_ENDS } from "./mood-ends/workbook";

const ENDS = { ...EXCEL_ENDS, ...WORKBOOK_ENDS };

it("every mood has an end, and no end is without a mood", () => {
  expect(Object.keys(ENDS).sort()).toEqual(MOODS.map(({ key }) => key).sort());
  expect(Object.keys(WORD_ENDS).sort()).toEqual(WORD_MOODS.map(({ key }) => key).sort());
});

it.each(MOODS.map((one) => [one.key, one] as const))("%s", async (key, one) => {
  const opened = await laidOut(
    "newest",
    form2024.cells.map(() => null),
  );
  one.play(opened.stage.host);
  await ENDS[key]!.holds(opened);
});

it.each(WORD_MOODS.map((one) => [one.key, one] as const))("Word: %s", async (key, one) => {
  const { opens, holds } = WORD_ENDS[key]!;
  await holds(openedWord(opens(), one.play));
});

/** What is avoided altogether: the call that misbehaves is nowhere in the product. */
const AVOIDED: readonly (readonly [call: string, what: string, source: string])[] = [
  ["requestUpdate", "改功能区按钮的状态会清掉撤销", "https://github.com/OfficeDev/office-js/issues/3788"],
  ["getRanges", "多区域的地址有说不清的上限", "https://github.com/OfficeDev/office-js/issues/5198"],
  ["bindings", "绑定的改动事件会在别处乱发", "https://github.com/OfficeDev/office-js/issues/919"],
  ["calculationMode", "桌面版说的计算方式不准", "https://github.com/OfficeDev/office-js/issues/2770"],
  ["localStorage", "本机存储可能被挡，Word和Excel之间也不共用", "https://github.com/OfficeDev/office-js/issues/6427"],
  ["formulasLocal", "公式的写法随语言、分隔符而变", "https://github.com/OfficeDev/office-js/issues/2891"],
  ["formulasR1C1", "屏幕上是R1C1写法的工作簿", "https://github.com/OfficeDev/office-js/issues/2891"],
  ["getFileAsync", "iPad版Excel取不到整个文件", "https://github.com/OfficeDev/office-js/issues/3526"],
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
  [
    "浏览器的存储被禁、写坏，或一直不答",
    "https://github.com/OfficeDev/office-js/issues/615",
    "通过：等五秒为止，当作没有存过，需要时再选一次文件",
    "test/adapters/device/kept-files.test.ts",
  ],
  [
    "网页版Excel对一个请求一直不答，不报错也不超时",
    "https://github.com/OfficeDev/office-js/issues/6678",
    "等半分钟，一句话请按回车，或关闭面板再打开",
    "test/taskpane/busy-bar.test.tsx",
  ],
  [
    "升级以后，Office仍用缓存里旧的清单",
    "https://github.com/OfficeDev/office-js/issues/6062",
    "通过：程序文件名随内容变，网页不缓存；安装说明写明清除哪个文件夹",
    "test/browser/package.test.ts",
  ],
  [
    "iPad版Excel没有加载项的功能区按钮",
    "https://github.com/OfficeDev/office-js/issues/176",
    "面板里一句话说明什么不提供，在哪里做",
    "test/browser/ipad.test.ts",
  ],
  [
    "Word读段落时，把修订删掉的字一起给",
    "https://github.com/OfficeDev/office-js/issues/5672",
    "对不准位置的，一句话请先接受或拒绝修订，什么也没写",
    "test/adapters/word/report.test.ts",
  ],
  [
    "WPS：屏幕是R1C1写法时，条件格式的公式按那种写法读",
    "https://www.npmjs.com/package/et-jsapi-declare",
    "通过：写的时候换成A1，写完换回",
    "test/adapters/wps/workbook.test.ts",
  ],
  [
    "WPS：异步的回调让整个功能区消失，清单里有XML声明就无效",
    "https://www.npmjs.com/package/wpsjs",
    "通过：回调都是普通函数，有测试看着",
    "test/adapters/wps/package.test.ts",
  ],
  [
    "WPS：停靠的面板打开时，功能区按不动",
    "https://www.npmjs.com/package/wpsjs",
    "通过：面板里有“收起面板”",
    "test/browser/wps.test.ts",
  ],
  [
    "WPS文字：怎样数位置没有人见过",
    "https://www.npmjs.com/package/wps-jsapi-declare",
    "通过：不逐字改打开的文档，写成旁边的一份新文档",
    "test/adapters/wps/writer.test.ts",
  ],
];

it("the list of them is as it is here, and every test that it names is there", () => {
  const rows = [
    ...MOODS.map(({ key, what, source }) => [what, source, `工作台 \`/?mood=${key}\``, ENDS[key]!.how]),
    ...WORD_MOODS.map(({ key, what, source }) => [what, source, `工作台 \`/word.html?mood=${key}\``, WORD_ENDS[key]!.how]),
    ...AVOIDED.map(([call, what, source]) => [what, source, "不需要", `通过：程序里不用 \`${call}\`，有测试看着`]),
    ...ELSEWHERE.map(([what, source, how, test]) => {
      expect(readFileSync(test, "utf8").length).toBeGreaterThan(0);
      return [what, source, test, how];
    }),
  ];
  const page = [
    "# 真实的Excel、Word、WPS不像替身那样好说话的地方",
    "",
    `由 moods.test.ts 打印（MOODS=write 重写），共${rows.length}条。没有一条在真实的Excel、Word、WPS里重现过：开关照来源所说扮演（src/workbench/moods.ts、workbook-moods.ts、word/moods.ts）。`,
    "",
    "| 宿主怎样 | 来源 | 开关在哪里 | 本产品怎样 |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ].join("\n");
  expect(rows.length).toBeGreaterThanOrEqual(40);
  const file = "test/workbench/moods.md";
  if (process.env["MOODS"] === "write") writeFileSync(file, page);
  // The columns are padded by whoever formats the file.
  const plain = (text: string): string => text.replace(/ +\|/gu, " |").replace(/-{3,}/gu, "---");
  expect(plain(readFileSync(file, "utf8"))).toBe(page);
});
