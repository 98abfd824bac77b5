// Ways in which real Excels differ from the ideal one that the workbench plays: in how they answer.
import type { EventEntry } from "./events";
import type { Host } from "./host";
import { isWrite } from "./interpreter";
import { answering, changing, failing, refused, telling, THREADS, without, type Mood } from "./mood";
import { EXCEL } from "./objects/cast";
import { requestBody } from "./protocol";
import { WORKBOOK_MOODS } from "./workbook-moods";

const DATA_CHANGED = 10;

const addressOf = (entry: EventEntry): string => String((JSON.parse(entry[3]) as { readonly address?: unknown }).address ?? "");

const writes = (text: string): boolean => isWrite(requestBody(text), EXCEL.reads);

const ANSWERS: readonly Mood<Host>[] = [
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
    play: (host) => answering(host, (text) => (writes(text) ? refused("GeneralException") : undefined)),
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
    key: "undo-is-gone",
    what: "桌面版里，加载项一写，之前的撤销步骤全没了",
    source: `${THREADS}6170`,
    play: (host) => answering(host, (text) => (writes(text) ? void host.workbook.forgetSteps() : undefined)),
  },
  {
    key: "answer-is-lost",
    what: "写入已经做完，应答却没有回来，只说“请求被中断”",
    source: `${THREADS}6909`,
    play: (host) => {
      const own = host.answer.bind(host);
      let isLost = false;
      host.answer = async (text, flags) => {
        const reply = await own(text, flags);
        if (isLost || !writes(text)) return reply;
        isLost = true;
        return refused("RequestAborted");
      };
    },
  },
  {
    key: "freezing-fails",
    what: "Excel 2019的一些版本，冻结窗格时报内部错误",
    source: `${THREADS}2196`,
    play: (host) => {
      const own = host.answer.bind(host);
      host.answer = async (text, flags) => {
        const body = requestBody(text);
        const at = body.Actions.findIndex(({ Name }) => Name === "FreezeRows" || Name === "FreezeAt");
        if (at < 0) return own(text, flags);
        // What came before it in the batch stays done.
        await own(JSON.stringify({ ...body, Actions: body.Actions.slice(0, at) }), flags);
        return refused("GeneralException", "WorksheetFreezePanes.freezeRows");
      };
    },
  },
  {
    key: "column-width-in-pixels",
    what: "列宽按别的单位算：说40，画出来53",
    source: `${THREADS}3036`,
    play: (host) =>
      changing(host, {
        asked: (text) => {
          const body = requestBody(text);
          const wider = (value: unknown): unknown => (typeof value === "number" ? (value * 53) / 40 : value);
          return JSON.stringify({
            ...body,
            Actions: body.Actions.map((action) =>
              action.ActionType === 4 && action.Name === "ColumnWidth"
                ? {
                    ...action,
                    ArgumentInfo: { ...action.ArgumentInfo, Arguments: (action.ArgumentInfo?.Arguments ?? []).map(wider) },
                  }
                : action,
            ),
          });
        },
      }),
  },
  {
    key: "font-is-substituted",
    what: "没有装公文字体的Mac，问到的是替代的字体名",
    source: "https://github.com/IBM/plex/issues/302",
    play: (host) =>
      changing(host, {
        answered: (text) =>
          text.replace(/"Name":"(方正小标宋简体|黑体|宋体|仿宋_GB2312)"/gu, (_, font) =>
            font === "黑体" ? '"Name":"Heiti SC"' : '"Name":"Songti SC"',
          ),
      }),
  },
  {
    key: "lists-are-split-at-commas",
    what: "各地的列表分隔符不同：写成文字的下拉列表、并起来的名称在别的地区出错",
    source: `${THREADS}2128`,
    play: (host) =>
      answering(host, (text) =>
        /"source":"[^"=]|'?!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?,/iu.test(text) ? refused("InvalidArgument") : undefined,
      ),
  },
  {
    key: "days-count-from-1904",
    what: "工作簿从1904年算日期，存的数差1462天",
    source: "https://github.com/SheetJS/sheetjs/issues/1821",
    // 5 March 2024, wherever it is told as a number.
    play: (host) => changing(host, { answered: (text) => text.replace(/(?<![\d.])45356(?![\d.])/gu, "43894") }),
  },
];

/** All of Excel's, those of the workbook that is open included. */
export const MOODS: readonly Mood<Host>[] = [...ANSWERS, ...WORKBOOK_MOODS];

export const mood = (key: string): Mood<Host> | undefined => MOODS.find((one) => one.key === key);
