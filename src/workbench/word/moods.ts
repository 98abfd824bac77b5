// Ways in which real Words differ from the ideal one that the workbench plays.
import { failing, THREADS, type Mood } from "../mood";
import type { WordHost } from "./host";

const DOCS = "https://github.com/OfficeDev/office-js-docs/issues/";

export const WORD_MOODS: readonly Mood<WordHost>[] = [
  {
    key: "controls-in-tables-fail",
    what: "网页版Word：表格的格里放不进内容控件",
    source: `${THREADS}3367`,
    play: ({ document }) => {
      document.controlsRefused = "in-tables";
    },
  },
  {
    key: "controls-around-tables-fail",
    what: "网页版Word：各行边框不同的表格外面套不上内容控件",
    source: `${DOCS}988`,
    play: ({ document }) => {
      document.controlsRefused = "around-tables";
    },
  },
  {
    key: "compatibility-mode",
    what: "兼容模式（.doc）：放不进内容控件",
    source: `${DOCS}413`,
    play: ({ document }) => {
      document.controlsRefused = "everywhere";
    },
  },
  {
    key: "changes-are-tracked",
    what: "开着修订：换掉的字还在，读段落时连删掉的一起给",
    source: `${THREADS}5178`,
    play: ({ document }) => {
      document.isTracking = true;
    },
  },
  {
    key: "document-is-read-only",
    what: "只读、受保护的视图：能看不能写",
    source: `${THREADS}602`,
    play: ({ document }) => {
      document.readOnly = true;
    },
  },
  {
    key: "plain-text-controls-are-not-told",
    what: "纯文本的内容控件不在列表里",
    source: `${THREADS}2160`,
    play: ({ document }) => {
      document.hidesPlainControls = true;
    },
  },
  {
    key: "tables-bring-a-paragraph",
    what: "插入表格时，后面多出一个空段落",
    source: `${THREADS}116`,
    play: ({ document }) => {
      document.addsParagraphs = true;
    },
  },
  {
    key: "word-is-busy",
    what: "文档正忙，请求被挡回，再问就好",
    source: `${THREADS}6909`,
    play: failing("HostIsBusy", 2),
  },
];

export const wordMood = (key: string): Mood<WordHost> | undefined => WORD_MOODS.find((one) => one.key === key);
