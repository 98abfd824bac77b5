// Sentences made from grammars of real ones, with their truth: what each figure counts, and what a reviewer would raise.
import type { ReportSketch } from "./reports";
import type { Sentence } from "./score";

/** A small seeded generator (mulberry32): the same corpus everywhere. */
function chance(seed: number): {
  readonly int: (from: number, to: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
  readonly odds: (share: number) => boolean;
} {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    of: (list) => list[Math.floor(next() * list.length)]!,
    odds: (share) => next() < share,
  };
}

type Dice = ReturnType<typeof chance>;

const DENIED = [
  "stateSecret",
  "forbidden",
  "security",
  "thirdParty",
  "internal",
  "process",
  "enforcementFile",
  "administrativeQuery",
];
const UNABLE = ["notHeld", "toBeCreated", "unclear"];
const DECLINED = ["complaint", "repeated", "publication", "excessive", "confirmation"];
const OTHER = ["notCorrected", "feeUnpaid", "other"];

/** A report's tables, all of them consistent. */
function sketch(dice: Dice, year: number): ReportSketch {
  const scale = dice.of([6, 20, 80, 400]);
  const rows: Record<string, number | number[]> = {};
  const some = (most: number): number => (dice.odds(0.35) ? 0 : dice.int(1, Math.max(1, most)));
  rows["granted"] = dice.int(1, scale);
  rows["partlyGranted"] = some(scale / 3);
  for (const one of DENIED) rows[`denied.${one}`] = some(scale / 10);
  for (const one of UNABLE) rows[`unable.${one}`] = some(scale / 4);
  for (const one of DECLINED) rows[`declined.${one}`] = some(scale / 12);
  const last = year < 2021 ? ["other"] : OTHER.map((one) => `other.${one}`);
  for (const one of last) rows[one] = some(scale / 10);
  const processed = Object.values(rows).reduce<number>((sum, one) => sum + (one as number), 0);
  const carried = some(scale / 6);
  const brought = Math.min(processed + carried - 1, some(scale / 6));
  const received = processed + carried - brought;
  const entities = [0, 0, 0, 0, 0].map(() => (dice.odds(0.5) ? 0 : dice.int(1, Math.max(1, Math.floor(received / 12)))));
  const person = received - entities.reduce((a, b) => a + b, 0);
  rows["received"] = person > 0 ? [person, ...entities] : [received, 0, 0, 0, 0, 0];
  rows["broughtForward"] = brought;
  rows["carriedForward"] = carried;
  const court = (): number[] => [0, 0, 0, 0].map(() => some(scale / 8));
  const decisions = (): number => dice.int(0, scale * 30);
  return {
    year,
    edition: year < 2021 ? "2019" : "2021",
    unit: dice.of(["白河县人民政府", "白河市财政局", "白河区青林街道办事处"]),
    requests: rows,
    proceedings: { reconsideration: court(), directSuit: court(), suitAfterReconsideration: court() },
    disclosure:
      year < 2021
        ? {
            governmentRules: [0, 0, 0],
            normativeDocuments: [4, 4, 4 + dice.int(5, 60)],
            licensing: [20, 1, decisions()],
            otherServices: [3, 0, 9],
            penalties: [30, -2, decisions()],
            coercion: [5, 0, dice.int(0, 40)],
            charges: [2, 0],
            procurement: [dice.int(1, 40), `${dice.int(10, 900)}.${dice.int(11, 99)}`],
          }
        : {
            governmentRules: [0, 0, 0],
            normativeDocuments: [dice.int(1, 20), dice.int(1, 20), dice.int(40, 200)],
            licensing: [decisions()],
            penalties: [decisions()],
            coercion: [dice.int(0, 90)],
            charges: [`${dice.int(10, 9000)}.${dice.int(11, 99)}`],
          },
  };
}

const total = (row: number | readonly number[] | undefined): number =>
  row === undefined ? 0 : typeof row === "number" ? row : row.reduce((a, b) => a + b, 0);

const CHINESE = "零一二三四五六七八九";
/** 1 to 9999 in Chinese numerals. */
export function chinese(value: number, two = "二"): string {
  if (value === 2) return two;
  const places = ["", "十", "百", "千"];
  const digits = String(value).split("").map(Number);
  let text = "";
  let zero = false;
  digits.forEach((digit, i) => {
    const place = digits.length - 1 - i;
    if (digit === 0) {
      zero = true;
      return;
    }
    if (zero && text !== "") text += "零";
    zero = false;
    text += (digit === 1 && place === 1 && text === "" ? "" : CHINESE[digit]!) + places[place]!;
  });
  return text;
}

const wide = (text: string): string =>
  [...text].map((char) => (char >= "0" && char <= "9" ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char)).join("");

/** One way of writing a count. */
function written(dice: Dice, value: number, unit: string): { readonly text: string; readonly token: string } {
  const roll = dice.int(1, 20);
  if (roll === 1 && value > 0 && value < 1000) {
    const text = `${chinese(value, "两")}${unit}`;
    return { text, token: `${text}=${value}` };
  }
  if (roll === 2) {
    const text = `${wide(String(value))}${unit}`;
    return { text, token: `${text}=${value}` };
  }
  if (roll === 3 && value >= 1000) {
    const text = `${String(value).replace(/\B(?=(\d{3})+$)/g, ",")}${unit}`;
    return { text, token: `${text}=${value}` };
  }
  return { text: `${value}${unit}`, token: `${value}${unit}` };
}

/** A sentence under construction. */
class Draft {
  say = "";
  readonly numbers: string[] = [];
  readonly sums: string[] = [];
  readonly find: string[] = [];
  /** How the figures were written, for findings that point at one of them. */
  readonly spelt: string[] = [];
  constructor(
    readonly dice: Dice,
    readonly of: string,
  ) {}

  put(...texts: readonly string[]): this {
    this.say += texts.join("");
    return this;
  }
  number(text: string, kind: string): this {
    this.say += text;
    this.numbers.push(`${text} ${kind}`);
    return this;
  }
  /** A count: of something in the tables with its figure there, or of nothing in them. */
  count(value: number, unit: string, measure = "-", truth: readonly number[] = [], rule = ""): this {
    const how = written(this.dice, value, unit);
    this.say += how.text;
    this.spelt.push(how.text);
    if (measure === "-") this.numbers.push(`${how.token} - outside`);
    else {
      const agrees = truth.includes(value);
      this.numbers.push(`${how.token} ${measure} ${agrees ? "agrees" : "disagrees"}`);
      if (!agrees) this.find.push(`${rule} ${how.text}`);
    }
    return this;
  }
  done(): Sentence {
    return { of: this.of, say: this.say, numbers: this.numbers, sums: this.sums, find: this.find };
  }
}

/** Now and then a figure is wrong: by a slip of the hand. */
function slip(dice: Dice, truth: number, others: readonly number[] = []): number {
  if (!dice.odds(0.3)) return truth;
  for (;;) {
    const wrong = Math.max(0, dice.of([truth + dice.int(1, 9), truth - dice.int(1, 9), truth * 10 + 1, truth + 10, truth + 100]));
    if (wrong !== truth && !others.includes(wrong)) return wrong;
  }
}

type Shape = (draft: Draft, report: ReportSketch) => void;

const year = (draft: Draft, report: ReportSketch): void => {
  const opening = draft.dice.int(0, 5);
  if (opening === 0) draft.number(`${report.year}年`, "date").put("，");
  else if (opening === 1) draft.number(`${report.year}年度`, "date").put("，");
  else draft.put(draft.dice.of(["", "全年", "本年度", "一年来，", "年内"]));
};
const self = (report: ReportSketch): readonly string[] =>
  report.unit.endsWith("政府")
    ? ["全县", "全县各级行政机关", "全县行政机关", "我县"]
    : report.unit.endsWith("局")
      ? ["我局", "本机关", "全局", "市财政局"]
      : ["我街道", "街道", "本单位", "街道办事处"];
const REQUESTS = [
  "政府信息公开申请",
  "依申请公开",
  "依申请公开事项",
  "依申请公开件",
  "依申请公开政府信息",
  "信息公开申请",
  "公民、法人和其他组织的政府信息公开申请",
  "公民、法人或其他组织提出的政府信息公开申请",
  "各类政府信息公开申请",
];
const RECEIVE = ["收到", "共收到", "累计收到", "接收", "共接到", "受理", "共受理", "收办", "共收办"];
const UNITS = ["件", "件", "件", "条", "份", "宗", "例"];
const TAILS = ["，均在法定期限内答复", "，按时答复率100%", "，均依法依规办理", "，未发生超期答复情况", "", "", ""];

const tail = (draft: Draft): void => {
  const text = draft.dice.of(TAILS);
  if (text.includes("100%")) {
    draft.put(text.slice(0, -4));
    draft.number("100%", "- outside");
  } else draft.put(text);
  draft.put("。");
};

const inflow = (report: ReportSketch): number[] => {
  const received = total(report.requests["received"]);
  return [received, received + total(report.requests["broughtForward"])];
};
const processed = (report: ReportSketch): number =>
  Object.entries(report.requests).reduce(
    (sum, [row, figure]) => (["received", "broughtForward", "carriedForward"].includes(row) ? sum : sum + total(figure)),
    0,
  );
const group = (report: ReportSketch, name: string): number =>
  Object.entries(report.requests).reduce(
    (sum, [row, figure]) => (row === name || row.startsWith(`${name}.`) ? sum + total(figure) : sum),
    0,
  );

const received: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  const truth = inflow(report);
  const value = slip(dice, dice.of(truth), truth);
  if (dice.odds(0.75))
    draft.put(dice.of(self(report)), dice.of(RECEIVE), dice.of(REQUESTS)).count(value, dice.of(UNITS), "received", truth, "R50");
  else
    draft
      .put(dice.of(RECEIVE))
      .count(value, dice.of(UNITS), "received", truth, "R50")
      .put(dice.of(["政府信息公开申请", "信息公开申请"]));
  tail(draft);
};

const flowOfYear: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  const [fresh] = inflow(report) as [number, number];
  const brought = total(report.requests["broughtForward"]);
  const carried = total(report.requests["carriedForward"]);
  const done = processed(report);
  const unit = dice.of(["件", "件", "条"]);
  const clauses: (() => void)[] = [
    () => draft.put(dice.of(["新收政府信息公开申请", "新收到依申请公开"])).count(fresh, unit, "received", [fresh], "R50"),
    () => draft.put(dice.of(["上年结转", "上年度结转", "上一年度结转"])).count(brought, unit, "broughtForward", [brought], "R52"),
    () => draft.put(dice.of(["已办结", "办结", "办理完毕"])).count(done, unit, "processed", [done], "R51"),
    () =>
      draft
        .put(dice.of(["结转下年度", "结转下年度继续办理", "结转至下一年度", "结转下年"]))
        .count(carried, unit, "carriedForward", [carried], "R52"),
  ];
  clauses.forEach((clause, i) => {
    if (i > 0) draft.put(dice.of(["，", "，", "、", "；"]));
    clause();
  });
  draft.put("。");
};

const oneOfFlow: Shape = (draft, report) => {
  const { dice } = draft;
  const brought = total(report.requests["broughtForward"]);
  const carried = total(report.requests["carriedForward"]);
  const done = processed(report);
  switch (dice.int(1, 4)) {
    case 1:
      draft.put("其中", dice.of(["上年结转", "上年度结转"])).count(slip(dice, brought), "件", "broughtForward", [brought], "R52");
      break;
    case 2:
      draft
        .put("截至年底，尚有")
        .count(slip(dice, carried), "件", "carriedForward", [carried], "R52")
        .put(dice.of(["结转下年度继续办理", "结转至下一年度办理"]));
      break;
    case 3:
      year(draft, report);
      draft
        .put(dice.of(self(report)), dice.of(["办结", "共办结", "办理完毕"]), dice.of(REQUESTS))
        .count(slip(dice, done), "件", "processed", [done], "R51");
      break;
    default:
      draft
        .put("依申请公开方面，全年")
        .put(dice.of(["办结", "共办结"]))
        .count(slip(dice, done), "件", "processed", [done], "R51");
  }
  tail(draft);
};

const RESULTS: readonly (readonly [string, readonly string[]])[] = [
  ["granted", ["予以公开", "同意公开"]],
  ["partlyGranted", ["部分公开", "予以部分公开"]],
  ["denied", ["不予公开"]],
  ["unable", ["无法提供"]],
  ["declined", ["不予处理"]],
  ["other", ["其他处理", "其它处理"]],
];

const results: Shape = (draft, report) => {
  const { dice } = draft;
  const done = processed(report);
  const unit = dice.of(["件", "件", "份"]);
  year(draft, report);
  draft.put(dice.of(["共办结政府信息公开申请", "办结依申请公开"])).count(done, unit, "processed", [done], "R51");
  draft.put(dice.of(["，其中", "，其中：", "。其中，", "，其中，", "，包括"]));
  const parts: number[] = [];
  const separator = dice.of(["，", "、", "；"]);
  const style = dice.of(["", "的", "申请"]);
  const truths = RESULTS.map(([name]) => group(report, name));
  const wrongAt = dice.odds(0.35) ? dice.int(0, RESULTS.length - 1) : -1;
  RESULTS.forEach(([name, words], i) => {
    if (i > 0) draft.put(separator);
    const value = i === wrongAt ? truths[i]! + dice.int(1, 3) : truths[i]!;
    parts.push(value);
    draft.put(dice.of(words), style).count(value, unit, name, [truths[i]!], "R51");
  });
  draft.put("。");
  const holds = wrongAt < 0;
  draft.sums.push(`${holds ? "" : "!"}${done}=${parts.join("+")}`);
  if (!holds) draft.find.push(`R55 ${draft.spelt[0]}`);
};

const REASONS: Readonly<Record<string, readonly string[]>> = {
  "denied.stateSecret": ["属于国家秘密", "涉及国家秘密"],
  "denied.forbidden": ["法律行政法规禁止公开", "其他法律行政法规禁止公开"],
  "denied.security": ["危及“三安全一稳定”"],
  "denied.thirdParty": ["保护第三方合法权益", "涉及第三方合法权益"],
  "denied.internal": ["属于三类内部事务信息", "三类内部事务信息"],
  "denied.process": ["属于四类过程性信息", "过程性信息"],
  "denied.enforcementFile": ["属于行政执法案卷", "行政执法案卷"],
  "denied.administrativeQuery": ["属于行政查询事项", "行政查询事项"],
  "unable.notHeld": ["本机关不掌握相关政府信息", "本机关不掌握"],
  "unable.toBeCreated": ["没有现成信息需要另行制作", "需要另行制作"],
  "unable.unclear": ["补正后申请内容仍不明确"],
  "declined.complaint": ["信访举报投诉类申请"],
  "declined.repeated": ["重复申请"],
  "declined.publication": ["要求提供公开出版物"],
  "declined.excessive": ["无正当理由大量反复申请", "大量反复申请"],
  "declined.confirmation": ["要求行政机关确认或重新出具已获取信息"],
};

const reasons: Shape = (draft, report) => {
  const { dice } = draft;
  const name = dice.of(["denied", "unable", "declined"]);
  const word = { denied: "不予公开", unable: "无法提供", declined: "不予处理" }[name]!;
  const unit = dice.of(["件", "件", "条"]);
  const whole = group(report, name);
  const rows = Object.keys(REASONS).filter((row) => row.startsWith(`${name}.`));
  const kept = rows.filter((row) => total(report.requests[row]) > 0 || dice.odds(0.3));
  if (kept.length < 2) return;
  draft.put(dice.of(["作出", "决定", ""]), word).count(whole, unit, name, [whole], "R51");
  const bracket = dice.odds(0.3);
  draft.put(bracket ? "（" : dice.of(["，其中", "，包括", "，其中："]));
  const parts: number[] = [];
  const wrongAt = dice.odds(0.25) ? dice.int(0, kept.length - 1) : -1;
  kept.forEach((row, i) => {
    if (i > 0) draft.put("、");
    const truth = total(report.requests[row]);
    const value = i === wrongAt ? truth + 1 : truth;
    parts.push(value);
    draft.put(dice.of(REASONS[row]!)).count(value, unit, row, [truth], "R51");
  });
  draft.put(bracket ? "）。" : "。");
  if (wrongAt < 0) draft.sums.push(`${whole}=${parts.join("+")}`);
  else if (!(whole === 0)) {
    // One too many in a short list: the sum goes over the whole.
    draft.sums.push(`!${whole}=${parts.join("+")}`);
    // A part that alone is more than the whole is what a reader points at.
    const over = parts.findIndex((part) => part > whole);
    draft.find.push(`R55 ${draft.spelt[over < 0 ? 0 : over + 1]}`);
  }
};

const applicants: Shape = (draft, report) => {
  const { dice } = draft;
  const row = report.requests["received"] as readonly number[];
  const person = row[0]!;
  const entities = total(row.slice(1));
  const brought = total(report.requests["broughtForward"]);
  const readings = [person, person + brought];
  const [fresh] = inflow(report) as [number, number];
  const unit = dice.of(["件", "份"]);
  if (dice.odds(0.5)) {
    year(draft, report);
    draft
      .put("收到政府信息公开申请")
      .count(fresh, unit, "received", inflow(report), "R50")
      .put(dice.of(["，其中", "，其中："]));
    draft
      .put(dice.of(["自然人申请", "自然人", "自然人提出"]))
      .count(person, unit, "received@naturalPerson", readings, "R50")
      .put(dice.of(["，", "、"]));
    draft
      .put(dice.of(["法人或其他组织", "法人和其他组织申请"]))
      .count(entities, unit, "received@entities", [entities], "R50")
      .put("。");
    draft.sums.push(`${fresh}=${person}+${entities}`);
  } else {
    draft.put(dice.of(["按申请人分，", "从申请人情况看，", "其中"]));
    const value = slip(dice, person, readings);
    draft
      .put("自然人申请")
      .count(value, unit, "received@naturalPerson", readings, "R50")
      .put("，法人或其他组织申请")
      .count(entities, unit, "received@entities", [entities], "R50")
      .put("。");
  }
};

const channels: Shape = (draft, report) => {
  const { dice } = draft;
  const [fresh] = inflow(report) as [number, number];
  if (fresh < 6) return;
  year(draft, report);
  const a = dice.int(1, fresh - 3);
  const b = dice.int(1, fresh - a - 1);
  const c = fresh - a - b;
  const wrong = dice.odds(0.3);
  const parts = wrong ? [a + 1, b, c] : [a, b, c];
  draft.put("收到政府信息公开申请").count(fresh, "件", "received", inflow(report), "R50");
  draft
    .put(dice.of(["，其中", "。其中，", "，其中："]))
    .put(dice.of(["网络申请", "网上申请", "通过网络申请"]))
    .count(parts[0]!, "件");
  const percent = dice.odds(0.4);
  const share = (part: number): void => {
    if (percent) draft.put("，占").number(`${((part / fresh) * 100).toFixed(2)}%`, "- outside");
  };
  share(parts[0]!);
  const separator = percent ? "；" : dice.of(["，", "、"]);
  draft.put(separator, dice.of(["信函申请", "邮寄申请"])).count(parts[1]!, "件");
  share(parts[1]!);
  draft.put(separator, dice.of(["当面申请", "现场申请"])).count(parts[2]!, "件");
  share(parts[2]!);
  draft.put("。");
  draft.sums.push(`${wrong ? "!" : ""}${fresh}=${parts.join("+")}`);
  if (wrong) draft.find.push(`R55 ${draft.spelt[0]}`);
};

const OUTCOMES: readonly (readonly [string, readonly string[]])[] = [
  ["upheld", ["维持", "结果维持"]],
  ["corrected", ["纠正", "结果纠正"]],
  ["otherResult", ["其他结果"]],
  ["pending", ["尚未审结", "未审结"]],
];
const CAUSE = ["因政府信息公开引发的", "因政府信息公开工作被申请", "涉及政府信息公开的", "政府信息公开类", "因依申请公开引起的"];

const review: Shape = (draft, report) => {
  const { dice } = draft;
  const figures = report.proceedings["reconsideration"]!;
  const whole = total(figures);
  const unit = dice.of(["件", "起", "宗"]);
  year(draft, report);
  const value = slip(dice, whole);
  draft.put(dice.of(CAUSE), dice.of(["行政复议", "行政复议案件"])).count(value, unit, "reconsideration.total", [whole], "R54");
  if (value === whole && whole > 0 && dice.odds(0.6)) {
    draft.put(dice.of(["，其中", "，其中："]));
    const kept = OUTCOMES.map(([name, words], i) => ({ name, words, figure: figures[i]! })).filter(
      (one) => one.figure > 0 || dice.odds(0.2),
    );
    kept.forEach(({ name, words, figure }, i) =>
      draft
        .put(i > 0 ? dice.of(["，", "、"]) : "", dice.of(words))
        .count(figure, unit, `reconsideration.${name}`, [figure], "R54"),
    );
    if (kept.length > 0) draft.sums.push(`${whole}=${kept.map((one) => one.figure).join("+")}`);
  }
  draft.put("。");
};

const suits: Shape = (draft, report) => {
  const { dice } = draft;
  const direct = total(report.proceedings["directSuit"]!);
  const after = total(report.proceedings["suitAfterReconsideration"]!);
  year(draft, report);
  const value = slip(dice, direct + after);
  draft
    .put(dice.of(["因政府信息公开引发的", "涉及政府信息公开的"]), dice.of(["行政诉讼", "行政诉讼案件", "行政应诉案件"]))
    .count(value, "件", "suit.total", [direct + after], "R54");
  if (value === direct + after && dice.odds(0.6)) {
    draft
      .put("，其中", dice.of(["未经复议直接起诉", "直接起诉"]))
      .count(direct, "件", "directSuit.total", [direct], "R54")
      .put(dice.of(["，", "、"]), "复议后起诉")
      .count(after, "件", "suitAfterReconsideration.total", [after], "R54");
    draft.sums.push(`${direct + after}=${direct}+${after}`);
  }
  draft.put("。");
};

const bothCourts: Shape = (draft, report) => {
  const { dice } = draft;
  const review_ = total(report.proceedings["reconsideration"]!);
  const suit = total(report.proceedings["directSuit"]!) + total(report.proceedings["suitAfterReconsideration"]!);
  year(draft, report);
  draft
    .put("因政府信息公开", dice.of(["被申请行政复议", "引发行政复议"]))
    .count(slip(dice, review_), "件", "reconsideration.total", [review_], "R54")
    .put(dice.of(["、", "，"]), dice.of(["提起行政诉讼", "行政诉讼", "引发行政诉讼"]))
    .count(slip(dice, suit), "件", "suit.total", [suit], "R54")
    .put("。");
};

const none: Shape = (draft, report) => {
  const { dice } = draft;
  const inTables = {
    request: total(report.requests["received"]),
    review: total(report.proceedings["reconsideration"]!),
    suit: total(report.proceedings["directSuit"]!) + total(report.proceedings["suitAfterReconsideration"]!),
  };
  year(draft, report);
  switch (dice.int(1, 3)) {
    case 1:
      draft.put(
        dice.of(self(report)),
        dice.of(["未收到", "没有收到", "未接到"]),
        dice.of(["政府信息公开申请", "公民、法人和其他组织提出的政府信息公开申请", "依申请公开事项"]),
        "。",
      );
      if (inTables.request > 0) draft.find.push("R50 收到");
      if (draft.find.length > 0) draft.find[0] = `R50 ${/未收到|没有收到|未接到/.exec(draft.say)![0]}`;
      break;
    case 2:
      draft.put(
        dice.of(["未发生", "没有发生", "未出现"]),
        "因政府信息公开",
        dice.of(["引起的", "引发的", "申请"]),
        "行政复议",
        dice.of(["、行政诉讼", "和行政诉讼"]),
        dice.of(["", "案件", "情况"]),
        "。",
      );
      if (inTables.review > 0) draft.find.push("R54 行政复议");
      if (inTables.suit > 0) draft.find.push("R54 行政诉讼");
      break;
    default:
      draft.put("因政府信息公开引发的行政复议和行政诉讼均获维持。");
      if (
        [
          report.proceedings["reconsideration"]!,
          report.proceedings["directSuit"]!,
          report.proceedings["suitAfterReconsideration"]!,
        ].some((court) => court[1]! + court[2]! + court[3]! > 0)
      )
        draft.find.push("R54 均获维持");
  }
};

const documents: Shape = (draft, report) => {
  const { dice } = draft;
  if (report.year < 2021) return;
  const [issued, repealed, inForce] = report.disclosure["normativeDocuments"]! as readonly [number, number, number];
  year(draft, report);
  draft
    .put(dice.of(["制发", "制定出台", "印发"]), dice.of(["行政规范性文件", "规范性文件"]))
    .count(slip(dice, issued), "件", "normativeDocuments.issued", [issued], "R57");
  if (dice.odds(0.6))
    draft
      .put("，", dice.of(["废止", "宣布失效"]), dice.of(["", "规范性文件"]))
      .count(slip(dice, repealed), "件", "normativeDocuments.repealed", [repealed], "R57");
  if (dice.odds(0.6))
    draft
      .put("，", dice.of(["现行有效", "现行有效规范性文件"]))
      .count(inForce, "件", "normativeDocuments.inForce", [inForce], "R57");
  draft.put("。");
};

const decisions: Shape = (draft, report) => {
  const { dice } = draft;
  const figure = (row: string): number => report.disclosure[row]!.at(-1) as number;
  const of = (row: string): number => (report.year < 2021 ? (report.disclosure[row]![2] as number) : figure(row));
  year(draft, report);
  const verb = dice.of(["作出", "共作出", "依法作出"]);
  draft
    .put(verb, "行政许可决定")
    .count(slip(dice, of("licensing")), "件", "licensing", [of("licensing")], "R30")
    .put(dice.of(["、", "，"]), "行政处罚决定")
    .count(slip(dice, of("penalties")), "件", "penalties", [of("penalties")], "R30");
  if (dice.odds(0.5)) draft.put("、行政强制决定").count(of("coercion"), "件", "coercion", [of("coercion")], "R30");
  draft.put("。");
};

const charges: Shape = (draft, report) => {
  const { dice } = draft;
  if (report.year < 2021) return;
  const amount = String(report.disclosure["charges"]![0]);
  year(draft, report);
  const wrong = dice.odds(0.3);
  const said = wrong ? `${Number(amount.split(".")[0]) + dice.int(1, 30)}.${amount.split(".")[1]}` : amount;
  const text = dice.odds(0.3) && !wrong ? `${said.replace(".", "")}00元` : `${said}万元`;
  draft
    .put(dice.of(["行政事业性收费", "行政事业性收费金额", "收取行政事业性收费"]))
    .number(text, `charges ${wrong ? "disagrees" : "agrees"}`)
    .put("。");
  if (wrong) draft.find.push(`R30 ${text}`);
};

const KINDS = [
  "工作动态",
  "通知公告",
  "政策文件",
  "政策解读",
  "财政信息",
  "人事信息",
  "统计数据",
  "机构职能",
  "重点领域信息",
  "公示公告",
  "领导活动",
  "便民信息",
  "规划计划",
  "应急管理",
  "疫情防控",
  "乡村振兴",
  "义务教育",
  "社会救助",
];
const SOURCES = [
  "通过县政府门户网站公开政府信息",
  "全年主动公开政府信息",
  "在政府网站发布信息",
  "全年公开各类政府信息",
  "政府网站发布政务信息",
  "微信公众号推送信息",
  "主动公开政府信息共",
];

const published: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  const unit = dice.of(["条", "条", "篇"]);
  const many = dice.int(2, 8);
  const parts = Array.from({ length: many }, () => dice.int(1, dice.of([12, 90, 800])));
  const labels = [...KINDS].sort(() => (dice.odds(0.5) ? 1 : -1)).slice(0, many);
  const rest = dice.odds(0.4);
  if (rest) labels[many - 1] = dice.of(["其他", "其他信息", "其他类信息"]);
  const wrong = dice.odds(0.3) && (rest || many >= 3);
  const sum = parts.reduce((a, b) => a + b, 0);
  let whole = sum;
  // A slip that a reader would see: a few more or fewer.
  if (wrong) whole = Math.max(Math.max(...parts), sum + dice.of([1, -1]) * dice.int(1, Math.max(1, Math.floor(sum * 0.08))));
  if (wrong && whole === sum) whole = sum + 1;
  draft.put(dice.of(SOURCES)).count(whole, unit);
  const bracket = dice.odds(0.15);
  draft.put(bracket ? "（" : dice.of(["，其中", "，其中：", "。其中，", "，其中，", "，分别为", "，包括"]));
  const separator = dice.of(["，", "、", "；"]);
  parts.forEach((part, i) => draft.put(i > 0 ? separator : "", labels[i]!, dice.of(["", "类", "信息"])).count(part, unit));
  draft.put(bracket ? "）。" : "。");
  draft.sums.push(`${wrong ? "!" : ""}${whole}=${parts.join("+")}`);
  if (wrong) draft.find.push(`R55 ${draft.spelt[0]}`);
};

const openList: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  const parts = Array.from({ length: dice.int(2, 4) }, () => dice.int(1, 90));
  const whole = parts.reduce((a, b) => a + b, 0) + dice.int(5, 400);
  draft
    .put(dice.of(SOURCES))
    .count(whole, "条")
    .put(dice.of(["，其中", "，主要包括", "，包括"]));
  parts.forEach((part, i) => draft.put(i > 0 ? "、" : "", KINDS[i]!).count(part, "条"));
  draft.put(dice.of(["等。", "等方面。", "等信息。"]));
};

const suffixTotal: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  const parts = Array.from({ length: dice.int(2, 3) }, () => dice.int(3, 600));
  const sum = parts.reduce((a, b) => a + b, 0);
  const wrong = dice.odds(0.25);
  const whole = wrong ? sum + dice.of([1, 2]) : sum;
  const where = ["政府网站", "微信公众号", "政务微博"];
  parts.forEach((part, i) => draft.put(i > 0 ? "，" : "", "通过", where[i]!, "发布信息").count(part, "条"));
  draft
    .put("，", dice.of(["合计", "共计"]))
    .count(whole, "条")
    .put("。");
  draft.sums.push(`${wrong ? "!" : ""}${whole}=${parts.join("+")}`);
  if (wrong) draft.find.push(`R55 ${draft.spelt.at(-1)}`);
};

const partOver: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  const whole = dice.int(5, 300);
  const part = whole + dice.int(1, 200);
  draft.put(dice.of(SOURCES)).count(whole, "条").put("，其中", dice.of(KINDS)).count(part, "条").put("。");
  draft.sums.push(`!${whole}=${part}`);
  draft.find.push(`R55 ${draft.spelt.at(-1)}`);
};

const DECOYS: readonly string[] = [
  "接受群众来电咨询#次，网上留言#条，均已回复。",
  "办理12345热线工单#件，满意率98.5%。",
  "承办人大代表建议#件、政协委员提案#件，办复率100%。",
  "县长信箱收到群众来信#件，全部按时办结。",
  "收到网民留言#条，答复#条。",
  "组织业务培训#场，参训#人次。",
  "召开政务公开工作会议#次，开展检查#次，发现问题#个。",
  "微信公众号推送信息#期#条，阅读量#万次。",
  "举办新闻发布会#场，发布政策解读#篇。",
  "设置政务公开专区#个，配备查阅电脑#台。",
  "征集意见建议#条，采纳#条。",
  "编发政府公报#期，免费发放#册。",
  "受理信访事项#件，办结#件。",
  "接待群众来访#批#人次。",
  "办理不动产登记申请#件。",
  "网站总访问量#万次，同比增长12.6%。",
  "申请量比上年增加#件，增幅8.3%。",
  "上年收到政府信息公开申请#件。",
  "指导各部门办理政府信息公开申请#件。",
  "平均每月收到申请#件。",
  "上半年收到政府信息公开申请#件。",
  "公开行政许可信息#条、行政处罚信息#条。",
  "清理规范性文件#件，修订#件。",
  "自条例施行以来，累计受理申请#件。",
  "对#家单位开展第三方评估，平均得分86.5分。",
  "其中申请转为信访渠道办理的#件。",
  "以县政府名义制发规范性文件#件。",
  "公开财政预算单位#家、决算单位#家。",
  "收取信息处理费#元。",
  "开展“政府开放日”活动#场，邀请群众#人参加。",
  "处理群众反映的舆情问题#件。",
  "在中央和省级媒体刊发稿件#篇。",
  "回应社会关切#次，其中权威媒体#次。",
  "申请人主动撤回#件。",
];

const decoy: Shape = (draft, report) => {
  const { dice } = draft;
  const text = dice.of(DECOYS);
  if (!text.startsWith("上") && !text.startsWith("自")) year(draft, report);
  for (let i = 0; i < text.length;) {
    const char = text[i]!;
    if (char === "#") {
      const value = dice.int(1, dice.of([9, 60, 900]));
      const unit = /^(万次|万人|人次|个|件|次|条|场|期|篇|台|册|批|家|元|人|份)/.exec(text.slice(i + 1))![0];
      if (unit === "万次") draft.number(`${value}万次`, "- outside");
      else draft.number(`${value}${unit}`, "- outside");
      i += 1 + unit.length;
      continue;
    }
    const fixed = /^[0-9]+(\.[0-9]+)?(%|分)/.exec(text.slice(i));
    if (fixed) {
      draft.number(fixed[0], "- outside");
      i += fixed[0].length;
    } else if (text.startsWith("12345", i)) {
      draft.number("12345", "reference");
      i += 5;
    } else {
      draft.put(char);
      i += 1;
    }
  }
  // 其中权威媒体 more often than all: that would be a fault of the generator's.
  const counts = draft.numbers.filter((one) => one.includes("次 ")).map((one) => Number.parseInt(one, 10));
  if (text.startsWith("回应") && counts[1]! > counts[0]!) {
    draft.find.push(`R55 ${counts[1]}次`);
    draft.sums.push(`!${counts[0]}=${counts[1]}`);
  } else if (text.startsWith("回应") && counts[1] === counts[0]) draft.sums.push(`${counts[0]}=${counts[1]}`);
};

const organs: Shape = (draft, report) => {
  const { dice } = draft;
  if (!report.unit.endsWith("政府")) return;
  const [fresh] = inflow(report) as [number, number];
  if (fresh < 8) return;
  const a = dice.int(1, fresh - 4);
  const b = dice.int(1, fresh - a - 1);
  draft
    .put("全县共收到政府信息公开申请")
    .count(fresh, "件", "received", inflow(report), "R50")
    .put("，其中县政府办公室收到")
    .count(a, "件")
    .put("，乡镇收到")
    .count(b, "件")
    .put("，县直部门收到")
    .count(fresh - a - b, "件")
    .put("。");
  draft.sums.push(`${fresh}=${a}+${b}+${fresh - a - b}`);
};

const otherYear: Shape = (draft, report) => {
  const { dice } = draft;
  const truth = inflow(report);
  draft
    .number(`${report.year - 1}年`, "date")
    .put("收到政府信息公开申请")
    .count(dice.int(1, 300), "件")
    .put("，")
    .number(`${report.year}年`, "date")
    .put(dice.of(["收到", "收到申请", "受理"]))
    .count(truth[0]!, "件", "received", truth, "R50")
    .put("。");
};

const approximate: Shape = (draft, report) => {
  const { dice } = draft;
  const truth = inflow(report);
  if (truth[0]! < 60) return;
  const base = Math.floor(truth[0]! / 10) * 10;
  const wrong = dice.odds(0.3);
  const value = wrong ? base * 3 : base;
  const text = `${value}${dice.of(["余", "多"])}件`;
  draft
    .put("全年", dice.of(["收到", "受理"]), "政府信息公开申请")
    .number(`${text}`, `received ${wrong ? "disagrees" : "agrees"}`)
    .put("。");
  draft.numbers[draft.numbers.length - 1] = `${text}=${value} received ${wrong ? "disagrees" : "agrees"}`;
  if (wrong) draft.find.push(`R50 ${text}`);
};

const period: Shape = (draft, report) => {
  const { dice } = draft;
  draft.put(
    dice.of(["本报告中所列数据的统计期限", "本年度报告所列数据统计时限", "报告数据统计期限"]),
    dice.of(["自", "为", "从"]),
  );
  const fault = dice.int(1, 8);
  const first = fault === 1 ? report.year - 1 : report.year;
  const lastDay = fault === 2 ? 30 : 31;
  const from = `${first}年1月1日`;
  const withYear = dice.odds(0.5) || fault === 1;
  const to = `${withYear ? `${first}年` : ""}12月${lastDay}日`;
  draft
    .number(from, "date")
    .put(dice.of(["至", "起至", "到"]))
    .number(to, "date")
    .put(dice.of(["。", "止。"]));
  if (fault === 1) draft.find.push(`R63 ${from}`);
  if (fault === 2) draft.find.push(`R63 ${to}`);
};

const missing: Shape = (draft, report) => {
  const { dice } = draft;
  year(draft, report);
  draft.put(
    dice.of(["共公开政府信息条", "共发布信息条", "共收到政府信息公开申请件", "累计发布信息条"]),
    dice.of(["，更新及时。", "。", "，内容全面。"]),
  );
  draft.find.push(`R58 ${/[条件][，。]/.exec(draft.say)![0][0]}`);
};

const citations: Shape = (draft, report) => {
  const { dice } = draft;
  draft
    .put("根据《中华人民共和国政府信息公开条例》")
    .put(
      "及",
      dice.of(["省政府办公厅", "市政府办公室"]),
      "《关于做好年度报告编制工作的通知》（",
      dice.of(["青政办", "白政办函", "冀政公开办"]),
    );
  draft
    .number(`〔${report.year + 1}〕${dice.int(1, 90)}号`, "reference")
    .put("）要求编制本报告，联系电话：")
    .number(`0${dice.int(311, 999)}-${dice.int(2000000, 8999999)}`, "reference")
    .put("。");
};

const SHAPES: readonly (readonly [number, Shape])[] = [
  [10, received],
  [8, flowOfYear],
  [8, oneOfFlow],
  [8, results],
  [7, reasons],
  [5, applicants],
  [6, channels],
  [6, review],
  [5, suits],
  [5, bothCourts],
  [6, none],
  [5, documents],
  [5, decisions],
  [3, charges],
  [12, published],
  [4, openList],
  [4, suffixTotal],
  [3, partOver],
  [14, decoy],
  [3, organs],
  [4, otherYear],
  [3, approximate],
  [4, period],
  [2, missing],
  [2, citations],
];

export interface Corpus {
  readonly reports: Readonly<Record<string, ReportSketch>>;
  readonly sentences: readonly Sentence[];
}

export function corpus(seed: number, size: number): Corpus {
  const dice = chance(seed);
  const reports = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`r${i}`, sketch(dice, dice.of([2019, 2020, 2021, 2022, 2023, 2024, 2024, 2025]))]),
  );
  const shapes = SHAPES.flatMap(([weight, shape]) => Array.from({ length: weight }, () => shape));
  const sentences: Sentence[] = [];
  while (sentences.length < size) {
    const name = `r${dice.int(0, 39)}`;
    const draft = new Draft(dice, name);
    dice.of(shapes)(draft, reports[name]!);
    if (draft.say !== "") sentences.push(draft.done());
  }
  return { reports, sentences };
}
