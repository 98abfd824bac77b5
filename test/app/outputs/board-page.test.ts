import { createHash } from "node:crypto";
import { checkReport } from "../../../src/app/check/check-report";
import { pageEntry } from "../../../src/app/outputs/board-entry";
import { boardPage } from "../../../src/app/outputs/board-page";
import { BOARD_SCRIPT, BOARD_SCRIPT_DIGEST } from "../../../src/app/outputs/board-script";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import { deskOfFiles } from "../../../src/app/desk/desk";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";

const form = formOf(editions[1]!);
const figured = (unit: string, change: Readonly<Record<string, number>> = {}): SourceOutcome =>
  checkedOutcome(
    `${unit}.xlsx`,
    checkReport({
      ...named(
        form,
        form.cells.map(({ id }) => change[id] ?? 0),
        2025,
      ),
      unit,
    }),
  );

const PRODUCT = { name: "年报三表", version: "1" };
const hostile = `<script>alert(1)</script>"局`;
const page = boardPage(
  deskOfFiles(
    [
      figured("柳湾镇人民政府"),
      figured(hostile, { "requests.carriedForward.naturalPerson": 2 }),
      unreadOutcome("坏文件.xlsx", "文件打不开。"),
    ].map(pageEntry),
  ),
  PRODUCT,
);

describe("the page of a batch", () => {
  it("runs the one script that its policy names, and asks for nothing outside", () => {
    expect(BOARD_SCRIPT_DIGEST).toBe(`sha256-${createHash("sha256").update(BOARD_SCRIPT).digest("base64")}`);
    expect(page).toContain(`script-src '${BOARD_SCRIPT_DIGEST}'`);
    expect(page.split("<script>")).toHaveLength(2);
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/u);
    expect(page).not.toContain("</script>局");
  });

  it("gives a passing unit one line, and every other one its findings to open", () => {
    expect(page).toMatch(/<section class="plain"[^>]*><p>✓ 柳湾镇人民政府/u);
    expect(page.split("<details>")).toHaveLength(3);
    expect([...page.matchAll(/<tr(?: class="plain")? data-unit=/gu)]).toHaveLength(3);
  });

  it("marks rows and sections alike, so that a filter finds both", () => {
    const marks = [...page.matchAll(/<(tr|section)[^>]* data-state="([^"]*)" data-classes="([^"]*)" data-rules="([^"]*)"/gu)].map(
      ([, ...found]) => found,
    );
    const of = (tag: string): string[] => marks.filter(([name]) => name === tag).map((found) => found.slice(1).join("|"));
    expect(of("tr")).toEqual(of("section"));
    expect(of("tr").some((mark) => /^returned\|A.*\|.*R0/u.test(mark))).toBe(true);
  });

  it("is the plain page of one report where there is only one", () => {
    const one = boardPage(deskOfFiles([pageEntry(figured("柳湾镇人民政府"))]), PRODUCT);
    expect(one).not.toContain("<script");
    expect(one).toContain("没有发现问题。");
  });
});
