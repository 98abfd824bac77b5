import { writeXlsx } from "../../../src/adapters/xlsx/write";
import { openPackage } from "../../../src/adapters/opc/zip";
import { checkReport } from "../../../src/app/check/check-report";
import { deskOfFiles } from "../../../src/app/desk/desk";
import { boardEntry } from "../../../src/app/outputs/board-entry";
import { boardSheets } from "../../../src/app/outputs/check-board";
import { checkedOutcome, unreadOutcome, type SourceOutcome } from "../../../src/app/outputs/check-outcome";
import type { Worksheet } from "../../../src/render/sheet";
import { editions, formOf } from "../../../src/statute";
import { named } from "../../support/word-reports";
import { squaresOf } from "../../support/sheet-squares";

const form = formOf(editions[1]!);

const figured = (unit: string, change: Readonly<Record<string, number>>): SourceOutcome => {
  const astray = Object.keys(change).filter((id) => !form.byId.has(id));
  if (astray.length > 0) throw new Error(`no such cell: ${astray.join(", ")}`);
  const values = form.cells.map(({ id }) => change[id] ?? 0);
  return checkedOutcome(`${unit}.xlsx`, checkReport({ ...named(form, values, form.edition.since), unit }));
};

/** One grave fault more than the other: neither the total nor the balance bears the figures out. */
const few = { "requests.carriedForward.naturalPerson": 2 };
const many = { ...few, "requests.received.business": 5, "requests.granted.research": 3 };

const shown = (sheet: Worksheet, row: number, col: number): string | number | null => {
  const content = squaresOf(sheet).find((cell) => cell.row === row && cell.col === col)!.content;
  return content.kind === "text"
    ? content.text
    : content.kind === "number"
      ? content.number
      : content.kind === "formula"
        ? Number(content.result)
        : null;
};
const column = (sheet: Worksheet, col: number): (string | number | null)[] =>
  Array.from({ length: sheet.rows - 1 }, (_, i) => shown(sheet, i + 1, col));
const linkOf = (sheet: Worksheet, row: number, col: number): string | undefined => {
  const { content } = squaresOf(sheet).find((cell) => cell.row === row && cell.col === col)!;
  return content.kind === "formula" ? /HYPERLINK\("#'(.+?)'!/u.exec(content.formula)?.[1] : undefined;
};

describe("the board of a batch", () => {
  const passing = figured("柳湾镇人民政府", {});
  const faulty = figured("槐荫局", few);
  const worse = figured("桐山局", many);
  const unread = unreadOutcome("坏文件.xlsx", "文件打不开。");
  const outcomes = [passing, faulty, unread, worse];
  const [overview, board, list] = boardSheets(deskOfFiles(outcomes.map(boardEntry))) as [Worksheet, Worksheet, Worksheet];

  it("opens with the overview, whose numbers add up to what was sent", () => {
    expect([overview.name, board.name, list.name]).toEqual(["总览", "审核看板", "问题清单"]);
    expect(column(overview, 1).slice(0, 4)).toEqual([4, 1, 2, 1]);
    expect(shown(overview, 3, 2)).toContain("桐山局、槐荫局");
    expect(shown(overview, 4, 2)).toContain("坏文件.xlsx");
    expect(linkOf(overview, 1, 1)).toBe("审核看板");
  });

  it("names the commonest fault first, with whom it concerns, and leads to it", () => {
    const counts = column(overview, 1).slice(4) as number[];
    expect(counts[0]).toBe(2);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    expect(linkOf(overview, 5, 1)).toBe("问题清单");
  });

  it("puts first what needs seeing to first", () => {
    expect(column(board, 2)).toEqual(["未能读取", "需退回", "需退回", "通过"]);
    expect(column(board, 1).slice(1)).toEqual(["桐山局", "槐荫局", "柳湾镇人民政府"]);
  });

  it("colours a count by the gravest class it counts, and nothing else", () => {
    const heat = squaresOf(board).filter(({ style }) => style.includes("."));
    const counts = squaresOf(board).filter(({ row, col, content }) => row > 0 && col >= 6 && content.kind === "formula");
    expect(counts.length).toBeGreaterThan(2);
    expect(heat).toEqual(counts);
    const grave = worse.findings.find((one) => one.class === "A")!.rule;
    const col = squaresOf(board).find(
      ({ row, content }) => row === 0 && content.kind === "text" && content.text.startsWith(`${grave} `),
    )!.col;
    expect(squaresOf(board).find((cell) => cell.row === 2 && cell.col === col)!.style).toBe("link.A");
  });

  it("filters where there is something to filter", async () => {
    const sheets = boardSheets(deskOfFiles(outcomes.map(boardEntry)));
    const written = openPackage(await writeXlsx(sheets, { title: "看板", product: { name: "年报三表", version: "1" } }));
    if (!written.ok) throw new Error(written.refusal.kind);
    const filtered = [1, 2, 3].map((n) => {
      const text = (written.value.text(`xl/worksheets/sheet${n}.xml`) as { value: string }).value;
      return /<autoFilter ref="([^"]+)"/u.exec(text)?.[1];
    });
    expect(filtered).toEqual([undefined, board.filter, list.filter]);
    expect(boardSheets(deskOfFiles([boardEntry(passing)]))[2]!.filter).toBeUndefined();
  });
});
