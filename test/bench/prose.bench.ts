// How quick the prose audit is: whole reports per second, and how the time grows with the length of the text.
import { audit } from "../../src/core/prose/audit";
import { proseWords } from "../../src/lexicon/words";
import { corpus } from "../core/prose/corpus";
import { report, text, type Report } from "../core/prose/reports";

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

/** Processor time in milliseconds: other work on the machine does not count. */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function rate(what: (i: number) => void, seconds: number): number {
  for (let i = 0; i < 60; i += 1) what(i);
  const start = used();
  let done = 0;
  while (used() - start < seconds * 1000) {
    what(done);
    done += 1;
  }
  return done / ((used() - start) / 1000);
}

// A report of a department has about 2,000 characters of prose, one of a city five times as many.
for (const count of [50, 250]) {
  const texts = Array.from({ length: 40 }, (_, i) => lines(said, i * 37, count));
  const characters = texts.reduce((sum, one) => sum + one.join("").length, 0) / texts.length;
  const perSecond = rate((i) => auditOne(made[i % made.length]!, texts[i % texts.length]!), 3);
  console.log(
    `${Math.round(characters)} characters: ${Math.round(perSecond)} reports per processor second, ${((perSecond * characters) / 1e6).toFixed(2)} million characters`,
  );
}

// Up to 64 times the length.
const times = [200, 400, 800, 1600, 3200, 6400, 12_800].map((count) => {
  const what = lines(said, 0, count);
  let best = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const start = used();
    auditOne(made[0]!, what);
    best = Math.min(best, used() - start);
  }
  return { characters: what.join("").length, best };
});
const perCharacter = times.map(({ characters, best }) => (best * 1e6) / characters);
times.forEach(({ characters, best }, i) =>
  console.log(
    `${String(characters).padStart(7)} characters ${best.toFixed(1).padStart(7)} ms  ${perCharacter[i]!.toFixed(0)} ns/character`,
  ),
);
const growth = Math.log(times.at(-1)!.best / times[0]!.best) / Math.log(times.at(-1)!.characters / times[0]!.characters);
console.log(`time grows with the length to the power ${growth.toFixed(2)}`);
if (growth > 1.25) throw new Error("the audit does not take time in proportion to the length of the text");
