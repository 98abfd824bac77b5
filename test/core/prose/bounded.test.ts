// Hostile text: every place is in the text, nothing is thrown, and the time grows with the length alone.
import * as fc from "fast-check";
import { auditOf, report, text } from "./reports";
import { audit } from "../../../src/core/prose/audit";
import { proseWords } from "../../../src/lexicon/words";
import { growth, LINEAR } from "../../support/growth";
import sentences from "./sentences.json";
import type { ReportSketch } from "./reports";

const report_ = report((sentences.reports as unknown as Record<string, ReportSketch>)["a"]!);

const PIECES = [
  "0",
  "1",
  "12",
  "9999999999",
  "1,234",
  "1,2,3",
  "１２",
  "1.5",
  "1.2.3",
  "一",
  "十",
  "百",
  "千",
  "万",
  "亿",
  "两",
  "零",
  "二〇二三",
  "余",
  "多",
  "约",
  "各",
  "第",
  "年",
  "月",
  "日",
  "号",
  "件",
  "条",
  "%",
  "元",
  "万元",
  "至",
  "-",
  "—",
  "（",
  "）",
  "〔",
  "〕",
  "2021",
  "〔2021〕30号",
  "，",
  "。",
  "；",
  "：",
  "、",
  "\n",
  " ",
  "\u3000",
  "“",
  "”",
  "其中",
  "包括",
  "合计",
  "共",
  "占",
  "等",
  "收到",
  "政府信息公开申请",
  "办结",
  "结转",
  "上年",
  "下年度",
  "予以公开",
  "不予公开",
  "行政复议",
  "行政诉讼",
  "维持",
  "未收到",
  "没有",
  "规范性文件",
  "制发",
  "行政许可",
  "统计期限",
  "自然人",
  "咨询",
  "热线",
  "12345",
  "http://a.cn/1?2",
  "XX",
  "将",
  "进一步",
  "三审三校",
  "一、总体情况",
  "（一）",
  "一是",
  "😀",
  "\u0000",
  "٣",
];

describe("hostile text", () => {
  it("is read without a throw, and every place is a piece of the source", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
          { maxLength: 6 },
        ),
        (lines) => {
          const { numbers, findings, sums } = auditOf(report_, ...lines);
          for (const { place } of [...numbers, ...findings]) {
            if (lines.length === 0) continue;
            expect(place.block).toBeLessThan(lines.length);
            expect(place.offset).toBeGreaterThanOrEqual(0);
            expect(place.offset + place.length).toBeLessThanOrEqual(lines[place.block]!.length);
          }
          for (const number of numbers)
            if (!number.text.includes("\n"))
              expect(lines.join("\n").replaceAll("\n", "")).toContain(number.text.replaceAll("\n", ""));
          for (const sum of sums) expect(sum.whole).toBeLessThan(numbers.length);
        },
      ),
      { numRuns: 400, seed: 5 },
    );
  });

  it.each([
    "1",
    "1,",
    "1,234",
    "1.",
    "1-",
    "一",
    "十百",
    "万",
    "（",
    "（1）",
    "〔2021〕",
    "、",
    "，",
    "其中1件",
    "1件，",
    "1件、",
    "其中",
    "收到",
    "收到申请1件，其中",
    "各1件",
    "共1条",
    "2023年",
    "2023年1月1日至",
    "未收到",
    "政府信息公开申请",
    "“",
    "1件（",
    "占1%，",
    "a",
    "a1",
    "http://",
    "号",
    "国办公开办函〔2021〕30号年度报告格式",
    "15个工作日答复申请法定",
    "行政复议1件，维持",
    "XX",
    "将",
    "、合计1条",
    "一、总体情况",
    "　",
    "1 ",
  ])("%s, over and over, takes time in proportion to its length", (piece) => {
    const took = growth(
      3_000,
      (length) => text(piece.repeat(Math.ceil(length / piece.length))),
      (line) => void audit(line, { ...report_, words: proseWords }),
    );
    expect(took).toBeLessThan(LINEAR);
  });
});
