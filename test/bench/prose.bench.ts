// How quick the prose audit is: whole reports per second, and how the time grows with the length of the text.
import { audit } from "../../src/core/prose/audit";
import { proseWords } from "../../src/lexicon/words";
import { corpus } from "../core/prose/corpus";
import { report, text, type Report } from "../core/prose/reports";
import { ended, headed, told, used } from "./page";

const HEADS = ["一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"];
/** Sentences between the figures, as reports have them: a third of the text or more. */
const FILLER = [
  "严格落实信息发布审核制度，坚持先审后发，确保公开内容准确规范。",
  "健全工作机制，明确专人负责，定期开展检查，对发现的问题及时督促整改。",
  "不断优化网站栏目设置，加强平台日常运行维护，方便公众查询获取。",
  "围绕群众关心的热点问题，及时发布权威解读，回应社会关切。",
];

/** A report of so many sentences, five to a paragraph. */
function lines(sentences: readonly string[], from: number, count: number): string[] {
  const made: string[] = [HEADS[0]!];
  for (let i = 0; i < count; i += 5) {
    const paragraph = Array.from({ length: 5 }, (_, k) =>
      k % 2 === 0 ? sentences[(from + i + k) % sentences.length]! : FILLER[(i + k) % FILLER.length]!,
    );
    made.push(paragraph.join(""));
  }
  return [...made, HEADS[1]!, FILLER[0]!, HEADS[2]!, "本年度未收取信息处理费。"];
}

const { reports, sentences } = corpus(9, 2000);
const made = Object.values(reports).map((sketch) => report(sketch));
const said = sentences.map((sentence) => sentence.say);

const auditOne = (of: Report, what: readonly string[]): number =>
  audit(text(...what), { ...of, words: proseWords }).numbers.length;

const ROUNDS = 9;
function spent(what: (i: number) => unknown, count: number): number {
  const start = used();
  for (let i = 0; i < count; i += 1) what(i);
  return used() - start;
}

/** The least that whoever looks for numbers does: every number with the word behind it. */
const NUMBERS = /(\d+(?:\.\d+)?)([\u4e00-\u9fff%])/gu;
let sink = 0;
function scanned(paragraphs: readonly string[]): void {
  for (const line of paragraphs) for (const [, number] of line.matchAll(NUMBERS)) sink += number!.length;
}

headed(
  "Processor time. How many times a bare search for numbers with one pattern; and whether a text of 64 times the length takes 64 times as long (1), or more.",
);

// A report of a department has about 2,000 characters of prose, one of a city five times as many.
for (const count of [50, 250]) {
  const texts = Array.from({ length: 40 }, (_, i) => lines(said, i * 37, count));
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = spent((i) => auditOne(made[i % made.length]!, texts[i % texts.length]!), 40);
    const bare = spent((i) => scanned(texts[i % texts.length]!), 4000) / 100;
    if (round > 0) ratios.push(ours / bare);
  }
  told(`the audit of ${count} sentences`, "a search for numbers", ratios);
}

// Up to 64 times the length.
const [short, long] = [lines(said, 0, 200), lines(said, 0, 12_800)];
const longer = long.join("").length / short.join("").length;
const growth = Array.from({ length: 5 }, () => {
  const few = spent(() => auditOne(made[0]!, short), 32) / 32;
  return spent(() => auditOne(made[0]!, long), 1) / few / longer;
});
told("the audit of 12,800 sentences", "64 audits of 200", growth);
if (sink === 0) throw new Error("nothing was searched");
if (Math.min(...growth) > 2.8) throw new Error("the audit does not take time in proportion to the length of the text");
ended();
