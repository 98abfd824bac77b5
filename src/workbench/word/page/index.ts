// A page that plays Word: the text and tables of a .docx, and the add-in's pane beside it.
import "../../page/style.css";
import "./style.css";
import { ask, notify } from "../../page/ask";
import { button, domElement } from "../../page/dom";
import { PaneFrame } from "../../page/pane-frame";
import { readRibbon, type Ribbon } from "../../page/ribbon";
import { fileWords } from "../../page/words";
import { blankDocument } from "../blank";
import { WordDocument } from "../document";
import { announcedByWord, WordHost } from "../host";
import { wordMood } from "../moods";
import { Paper } from "./paper";

/** What this page can pretend to be. */
const VERSIONS = [
  ["newest", "Word 网页版（最新）"],
  ["1.3", "Word 2019（WordApi 1.3）"],
  ["1.1", "Word 2016（WordApi 1.1）"],
] as const;

const asked = new URLSearchParams(location.search);
const version = (): string => VERSIONS.find(([key]) => key === asked.get("api"))?.[0] ?? "newest";

function opened(name: string, bytes: Uint8Array): WordDocument | undefined {
  const found = WordDocument.open(name, bytes);
  if (found.ok) return found.value;
  void notify(
    "打不开",
    found.refusal.kind === "not-a-file-we-read"
      ? "这不是 .docx 文档；请在 Word 中另存为 .docx 后再打开。"
      : fileWords(found.refusal),
  );
  return undefined;
}

let word = opened("文档1.docx", blankDocument())!;
let changed = false;
const paper = new Paper(word);
let ribbon: Ribbon = {
  group: "年报三表",
  pane: "wordpane.html",
  buttons: [{ label: "写入年报数据", hint: "打开任务窗格", icon: undefined, act: { kind: "pane", page: "wordpane.html" } }],
};
const pane = new PaneFrame(
  () => ({
    name: word.name,
    host: (which) => {
      const host = new WordHost(word, announcedByWord(which));
      // ?mood=… plays one way in which real Words are less kind: see ../moods.ts.
      wordMood(asked.get("mood") ?? "")?.play(host);
      return host;
    },
  }),
  () => undefined,
  () => paper.root.focus(),
);
const openPane = (page = ribbon.pane): void => pane.open(ribbon.group, page, version());

const state = domElement("p", { className: "state", role: "status" }, "就绪");
const fileName = domElement("p", { className: "file" }, word.name);
const readOnly = domElement("input", { type: "checkbox" });

function watch(): void {
  changed = false;
  word.listen(() => {
    changed = true;
    state.textContent = "有改动，尚未保存";
  });
}

const mayLeave = async (): Promise<boolean> =>
  !changed ||
  (await ask({
    title: "尚未保存",
    message: `“${word.name}”有改动没有保存，打开另一份就没有了。`,
    answers: [
      ["open", "仍然打开"],
      ["stay", "取消"],
    ],
  })) === "open";

async function take(file: File): Promise<void> {
  if (!(await mayLeave())) return;
  const next = opened(file.name, new Uint8Array(await file.arrayBuffer()));
  if (!next) return;
  word = next;
  word.readOnly = readOnly.checked;
  fileName.textContent = word.name;
  state.textContent = "已打开";
  watch();
  paper.show(word);
  // The add-in belongs to the document: another document, another pane.
  if (pane.isOpen) openPane();
}

function save(): void {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const address = URL.createObjectURL(new Blob([word.save().slice()], { type }));
  domElement("a", { href: address, download: word.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  changed = false;
  state.textContent = "已保存到下载文件夹";
}

const chooser = domElement("input", { type: "file", accept: ".docx", hidden: true, aria: { label: "打开文档" } });
chooser.onchange = () => {
  const [file] = chooser.files ?? [];
  chooser.value = "";
  if (file) void take(file);
};
readOnly.onchange = () => {
  word.readOnly = readOnly.checked;
  if (pane.isOpen) openPane();
};

const versions = domElement(
  "select",
  { aria: { label: "扮演的 Word 版本" } },
  ...VERSIONS.map(([value, label]) => domElement("option", { value, selected: value === version() }, label)),
);
versions.onchange = () => {
  asked.set("api", versions.value);
  history.replaceState(null, "", `?${asked.toString()}`);
  if (pane.isOpen) openPane();
};

const group = domElement("div", { className: "group", role: "group" });
const root = document.getElementById("root")!;
root.classList.add("word");
root.append(
  domElement(
    "header",
    { className: "title-bar" },
    domElement("h1", {}, "工作台", domElement("small", {}, "扮演网页版 Word")),
    domElement(
      "div",
      { className: "tools" },
      button("打开", () => chooser.click(), { icon: "open", hint: "打开 .docx 文档（Ctrl+O）" }),
      button("保存", save, { icon: "save", hint: "存为 .docx（Ctrl+S）" }),
    ),
    group,
    fileName,
    domElement("label", { className: "end" }, readOnly, " 只读文件"),
    versions,
    domElement("a", { href: "index.html" }, "Excel 工作台"),
    chooser,
  ),
  domElement("main", {}, paper.root, pane.root),
  domElement("footer", { className: "status-bar" }, domElement("p", {}, "双击一段文字可以改它。"), state),
);

function showRibbon(): void {
  group.setAttribute("aria-label", ribbon.group);
  group.replaceChildren(
    ...ribbon.buttons.map(({ label, hint, icon: image, act }) => {
      const made = button(label, () => openPane(act.page), { hint, ...(image === undefined ? { icon: "pane" as const } : {}) });
      if (image !== undefined) made.prepend(domElement("img", { src: image, alt: "" }));
      return made;
    }),
  );
}

document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  if (event.key === "o") chooser.click();
  else if (event.key === "s") save();
  else return;
  event.preventDefault();
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void take(file);
});
addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});

async function start(): Promise<void> {
  const manifest = await fetch("manifest.xml");
  if (manifest.ok) ribbon = readRibbon(await manifest.text(), "Document");
  showRibbon();
  openPane();
}
watch();
showRibbon();
void start();

/** For whoever drives this page in a test. */
Object.assign(window, { workbench: { saved: () => word.save(), document: () => word } });
