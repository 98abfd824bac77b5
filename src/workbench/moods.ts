// Ways in which real Excels differ from the ideal one that the workbench plays, each with whoever reported it, and a switch
// that plays it.
import type { EventEntry } from "./events";
import type { Host } from "./host";
import { isWrite } from "./interpreter";
import { EXCEL } from "./objects/cast";
import type { Reply } from "./played-host";
import { requestBody } from "./protocol";

export interface Mood {
  readonly key: string;
  /** What the host does, for whoever reads the list. */
  readonly what: string;
  /** The maintainers' own thread or page. */
  readonly source: string;
  play(host: Host): void;
}

const THREADS = "https://github.com/OfficeDev/office-js/issues/";
const DATA_CHANGED = 10;

const refused = (code: string, location = ""): Reply => ({
  kind: "answer",
  text: JSON.stringify({
    Results: [],
    Error: { Code: code, Message: code, Location: location, ActionIndex: 0, HttpStatusCode: 500 },
  }),
});

/** Answers in the host's place; undefined leaves it to the host. */
function answering(host: Host, instead: (text: string) => Reply | undefined): void {
  const own = host.answer.bind(host);
  host.answer = async (text, flags) => instead(text) ?? own(text, flags);
}

/** Events on their way out; undefined loses one. */
function telling(host: Host, change: (entry: EventEntry) => EventEntry | undefined): void {
  const own = host.onEvents;
  host.onEvents = (entries) =>
    own(
      entries.flatMap((entry) => {
        const told = change(entry);
        return told === undefined ? [] : [told];
      }),
    );
}

const addressOf = (entry: EventEntry): string => String((JSON.parse(entry[3]) as { readonly address?: unknown }).address ?? "");

/** The first requests fail with a code, later ones do not. */
const failing =
  (code: string, times: number) =>
  (host: Host): void => {
    let left = times;
    answering(host, () => (left-- > 0 ? refused(code) : undefined));
  };

const without =
  (member: string, code: string) =>
  (host: Host): void =>
    answering(host, (text) => (text.includes(`"Name":"${member}"`) ? refused(code, member) : undefined));

export const MOODS: readonly Mood[] = [
  {
    key: "no-details-of-several-cells",
    what: "一次改动几格时，事件里没有前后的值",
    source: `${THREADS}5347`,
    play: (host) =>
      telling(host, (entry) => {
        const { valueBefore: _, valueAfter: __, ...rest } = JSON.parse(entry[3]) as Record<string, unknown>;
        return [entry[0], entry[1], entry[2], JSON.stringify(rest), entry[4]];
      }),
  },
  {
    key: "text-to-columns-is-silent",
    what: "“分列”改了一片单元格，不发事件",
    source: `${THREADS}3729`,
    play: (host) => telling(host, (entry) => (entry[1] === DATA_CHANGED && addressOf(entry).includes(":") ? undefined : entry)),
  },
  {
    key: "list-pick-is-silent",
    what: "从下拉列表选值，不发事件",
    source: `${THREADS}4066`,
    play: (host) => telling(host, (entry) => (entry[1] === DATA_CHANGED && !addressOf(entry).includes(":") ? undefined : entry)),
  },
  {
    key: "request-limit",
    what: "网页版一次请求超过5MB就不收（这里缩成20KB来扮演）",
    source: "https://github.com/OfficeDev/office-js-docs-reference/issues/354",
    play: (host) => answering(host, (text) => (text.length > 20_000 ? { kind: "too-large" } : undefined)),
  },
  {
    key: "response-limit",
    what: "网页版一次应答超过5MB就不给",
    source: "https://github.com/OfficeDev/office-js-docs-pr/pull/2846",
    play: (host) => answering(host, (text) => (/"values"/i.test(text) ? refused("ResponsePayloadSizeLimitExceeded") : undefined)),
  },
  {
    key: "internal-error",
    what: "网页版答“内部错误”，什么也没做",
    source: `${THREADS}1314`,
    play: (host) =>
      answering(host, (text) => (isWrite(requestBody(text), EXCEL.reads) ? refused("GeneralException") : undefined)),
  },
  {
    key: "editing-is-not-waited-for",
    what: "单元格正在编辑时一概不答，不管是否请它等",
    source: `${THREADS}3388`,
    play: (host) => answering(host, () => (host.workbook.editing ? { kind: "editing" } : undefined)),
  },
  {
    key: "aborted-twice",
    what: "工作簿计算久，请求被中断，再问就好",
    source: "https://github.com/microsoftgraph/microsoft-graph-docs/pull/16086",
    play: failing("RequestAborted", 2),
  },
  {
    key: "throttled-for-long",
    what: "请求太多，一直被挡回",
    source: "https://github.com/microsoftgraph/microsoft-graph-docs/issues/416",
    play: failing("ActivityLimitReached", Infinity),
  },
  {
    key: "announced-and-missing",
    what: "宣布有的接口，用起来没有（批量许可的版本）",
    source: `${THREADS}1031`,
    play: without("DataValidation", "ApiNotFound"),
  },
  {
    key: "no-set-at-all",
    what: "Excel 2016 批量许可版连 ExcelApi 1.1 也没有",
    source: `${THREADS}136`,
    play: (host) => Object.assign(host.sets, { ExcelApi: "1.0" }),
  },
  {
    key: "too-many-areas",
    what: "合并的区域太多，一个也不说",
    source: `${THREADS}5198`,
    play: without("GetMergedAreasOrNullObject", "GeneralException"),
  },
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
    key: "undo-is-gone",
    what: "桌面版里，加载项一写，之前的撤销步骤全没了",
    source: `${THREADS}6170`,
    play: (host) =>
      answering(host, (text) => (isWrite(requestBody(text), EXCEL.reads) ? void host.workbook.forgetSteps() : undefined)),
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
];

export const mood = (key: string): Mood | undefined => MOODS.find((one) => one.key === key);
