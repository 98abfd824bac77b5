import { recognise } from "../../../src/core/recognise/recognise";
import type { Outcome } from "../../../src/core/outcome";
import type { Reading } from "../../../src/core/document/reading";
import type { RawCell, RawDocument, RawGrid } from "../../../src/core/document/source";
import type { NumberedForm } from "../../../src/core/form/numbered-form";
import { parseDecimal, valueText, type Value } from "../../../src/core/figures/values";
import { forms } from "../../../src/statute";
import { figuresOf, formFor, nanyuan2020, shanghai2019, suqian2023, type Report } from "../diagnose/reports";
import { reportAsText, TEXT_FORMS } from "../../support/text-forms";

const ALL = forms();
const textDocument = (text: string): RawDocument => ({
  format: "txt",
  properties: {},
  blocks: text.split("\n").map((line, i) => ({ kind: "text", text: line, place: `第${i + 1}行` })),
});
const readText = (text: string): Outcome<Reading> => recognise(textDocument(text), ALL);

/** The printed tables as worksheets, each cell where the form prints it, moved down and right. */
function worksheets(form: NumberedForm, values: readonly Value[], down = 0, right = 0): RawGrid[] {
  return form.tables.map((table) => {
    const cells = new Map(table.cells.map((cell) => [`${cell.square.row},${cell.square.col}`, cell]));
    return {
      kind: "grid",
      name: `表${table.table.number}`,
      unit: "sheet",
      rows: table.layout.rows + down,
      cols: table.layout.cols + right,
      cells: table.layout.squares.flatMap((square): RawCell[] => {
        const cell = cells.get(`${square.row},${square.col}`);
        const value = cell ? (values[cell.index] ?? null) : null;
        const text = cell ? (value === null ? "" : String(value)) : square.text;
        if (text === "") return [];
        return [
          {
            row: square.row + down,
            col: square.col + right,
            rowSpan: square.rowSpan,
            colSpan: square.colSpan,
            text,
            ...(typeof value === "number" && { number: String(value) }),
          },
        ];
      }),
    };
  });
}
const sheetDocument = (grids: readonly RawGrid[]): RawDocument => ({ format: "xlsx", blocks: grids, properties: {} });
const counted = (form: NumberedForm): Value[] => form.cells.map((cell) => cell.index + 1);
const edited = (grids: readonly RawGrid[], edit: (cell: RawCell, grid: RawGrid) => RawCell | undefined): RawGrid[] =>
  grids.map((grid) => ({ ...grid, cells: grid.cells.flatMap((cell) => edit(cell, grid) ?? []) }));

const value = (outcome: Outcome<Reading>): Reading => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

describe("a page's menus", () => {
  const lines = reportAsText(formFor(suqian2023), figuresOf(suqian2023), "bars").split("\n");
  const asMenu = lines.map((text, i) => ({ kind: "text", text, place: `第${i + 1}段`, menu: true }) as const);
  const page = (blocks: RawDocument["blocks"]): Outcome<Reading> => recognise({ format: "html", properties: {}, blocks }, ALL);

  it("hold no table, whatever they say", () => {
    expect(page(asMenu)).toMatchObject({ ok: false, refusal: { kind: "no-table-found" } });
  });

  it("leave the places of what stands below them", () => {
    const below = lines.map((text, i) => ({ kind: "text", text, place: `第${asMenu.length + i + 1}段` }) as const);
    const alone = value(page(below));
    const beneath = value(page([...asMenu, ...below]));
    expect(beneath.values).toEqual(alone.values);
    expect(beneath.places.map((place) => place?.location)).toEqual(alone.places.map((place) => place?.location));
    expect([...beneath.tableBlocks]).toEqual([...alone.tableBlocks].map((block) => block + asMenu.length));
  });
});

describe.each(ALL.map((form) => [`${form.edition.id}${form.variant ? ` ${form.variant.id}` : ""}`, form] as const))(
  "the %s form",
  (_, form) => {
    it("is recognised from worksheets wherever they stand, and every figure is its own", () => {
      for (const [down, right] of [
        [0, 0],
        [5, 0],
        [0, 3],
        [11, 2],
      ] as const) {
        // The second workbook of a make is read by what the first one taught, and is told of as well.
        for (const rename of ["", "附"]) {
          const sheets = worksheets(form, counted(form), down, right).map((grid) => ({ ...grid, name: `${rename}${grid.name}` }));
          const read = value(recognise(sheetDocument(sheets), ALL));
          expect(read.form).toBe(form);
          expect(read.values).toEqual(counted(form));
          const rows = Math.max(0, down - 2);
          const places = sheets.map(({ name }) => `${name}!${"ABCD"[right]}${down + 1}`);
          expect(read.deviations.filter((deviation) => deviation.kind !== "oddity")).toEqual(
            rows === 0 && right === 0
              ? []
              : form.tables.map(({ table }, i) => ({ kind: "moved", table: table.id, place: places[i], rows, cols: right })),
          );
        }
      }
    });

    it.each(Object.keys(TEXT_FORMS) as (keyof typeof TEXT_FORMS)[])("is recognised from text: %s", (shape) => {
      const read = value(readText(reportAsText(form, counted(form), shape)));
      expect(read.form).toBe(form);
      expect(read.values).toEqual(counted(form));
    });

    it.each(["tabs", "bars"] as const)("keeps blanks blank in text with separators: %s", (shape) => {
      const values = counted(form).map((one, i) => (i % 3 === 0 ? null : one));
      expect(value(readText(reportAsText(form, values, shape))).values).toEqual(values);
    });
  },
);

describe("shapes met in the wild", () => {
  const form = formFor(suqian2023);
  const figures = figuresOf(suqian2023);
  const bars = reportAsText(form, figures, "bars");

  it.each<[string, (text: string) => string]>([
    ["half-width brackets and colons", (text) => text.replace(/（/gu, "(").replace(/）/gu, ")").replace(/：/gu, ":")],
    ["labels broken by spaces", (text) => text.replace(/规章/u, "规 章").replace(/商业企业/u, "商业　企业")],
    ["another point behind the number", (text) => text.replace(/\| (\d)\.(?=[^\d])/gu, "| $1、")],
    ["straight quotes", (text) => text.replace(/[“”]/gu, '"')],
    ["figures with ideographic spaces", (text) => text.replace(/(\d) \|/gu, "$1　|")],
    ["full-width digits", (text) => text.replace(/3511/gu, "３５１１")],
    ["thousands separators", (text) => text.replace(/1808595/u, "1,808,595")],
    ["规范性文件 for 行政规范性文件", (text) => text.replace(/行政规范性文件/u, "规范性文件")],
    ["heads cut short, 本年新", (text) => text.replace(/本年制发件数/u, "本年制发").replace(/现行有效件数/u, "现行有效件")],
    ["annotated figures", (text) => text.replace(/\| 489/u, "| 489（其中修订16件）")],
    ["a remark between title and table", (text) => text.replace(/^(三、.*)$/mu, "$1\n本年度申请情况见下表。")],
    [
      "articles with the Regulation's name",
      (text) => text.replace(/第二十条第（([一五六])）项/gu, "《中华人民共和国政府信息公开条例》第二十条第（$1）项"),
    ],
    ["a cell a line, each with its bar", (text) => text.replace(/ \| /gu, " |\n").replace(/ \|$/gmu, " |")],
    [
      "tabs at both ends of the only row of table four",
      (text) => text.replace(/\n((?:\d+ \| ){14}\d+) \|/u, (_, row: string) => `\n\t${row.replace(/ \| /gu, "\t")}\t`),
    ],
    ["everything in one paragraph", (text) => text.replace(/\n/gu, " ")],
  ])("%s", (_, change) => {
    const text = change(bars);
    expect(text).not.toBe(bars);
    const read = value(readText(text));
    expect(read.form).toBe(form);
    expect(read.values).toEqual(figures);
  });

  it("a figure on a line of its own behind a full row is told, and what the row holds stays", () => {
    const read = value(readText(bars.replace(/^(行政许可 \| \d+ \|)$/mu, "$1\n6")));
    expect(read.values).toEqual(figures);
    expect(read.deviations).toEqual([expect.objectContaining({ kind: "stray-figure", found: "6" })]);
  });

  it.each([
    [`${"　".repeat(3000)}1808595`, parseDecimal("1808595")],
    [`18${" ".repeat(3000)}08595`, null],
  ])("blanks around a figure are passed over before anything is cut, and what is cut is no figure", (text, expected) => {
    const { index } = form.cells.find(({ row }) => row.label === "行政许可")!;
    const grids = worksheets(form, figures).map((grid) => ({
      ...grid,
      cells: grid.cells.map(({ number, ...cell }) =>
        number === "1808595" ? { ...cell, text } : { ...cell, ...(number && { number }) },
      ),
    }));
    const read = value(recognise(sheetDocument(grids), ALL)).values[index];
    expect(read !== null && typeof read === "object" && read.kind === "words" ? null : read).toEqual(expected);
  });

  it("a line with nothing but its bar is a blank square where every square has a line", () => {
    const at = form.byId.get("requests.granted.research")!.index;
    const blank = figures.map((figure, i) => (i === at ? null : figure));
    const text = reportAsText(form, blank, "bars").replace(/ \| /gu, " |\n");
    expect(text).toMatch(/\n\s*\|\n/u);
    expect(value(readText(text)).values).toEqual(blank);
  });

  it("the covered squares of a merged figure filled in as well cost their own rows alone", () => {
    const text = bars.replace(/^((?:行政处罚|行政强制) \| \d+) \|$/gmu, "$1 | 0 | 0 |").replace(/ \| /gu, " |\n");
    const read = value(readText(text));
    const spoilt = read.form.cells
      .filter(({ row }) => row.label === "行政处罚" || row.label === "行政强制")
      .map(({ index }) => index);
    expect(spoilt).toHaveLength(2);
    expect(read.values.filter((_, i) => !spoilt.includes(i))).toEqual(figures.filter((_, i) => !spoilt.includes(i)));
    expect(read.deviations.filter(({ kind }) => kind === "value-count")).toHaveLength(2);
  });

  it("a table without labels of rows, all of it blank, is blank", () => {
    const own = figures.map((figure, i) => (form.cells[i]!.table.id === "proceedings" ? null : figure));
    expect(value(readText(reportAsText(form, own, "bars"))).values).toEqual(own);
  });

  it("two figures on one line, where every other square has a line of its own, cost their row and move nothing", () => {
    const lines = reportAsText(form, figures, "bars").replace(/ \| ?/gu, "\n");
    for (const label of ["（一）予以公开", "3.补正后申请内容仍不明确"]) {
      const row = form.cells.filter((cell) => cell.row.label === label).map(({ index }) => index);
      for (let at = 0; at < row.length; at += 1) {
        const before = row.slice(0, at).map((index) => `${valueText(figures[index]!)}\n`);
        const [from, to] = [`${label}\n${before.join("")}${valueText(figures[row[at]!]!)}`, " 6\n"];
        expect(lines).toContain(`${from}\n`);
        const read = value(readText(lines.replace(`${from}\n`, `${from}${to}`)));
        expect(read.values).toEqual(figures.map((figure, i) => (row.includes(i) ? null : figure)));
      }
    }
  });

  it("a line of figures without a name costs the row above it", () => {
    const label = form.cells.find(({ row }) => row.label === "（一）予以公开")!.row;
    const read = value(readText(bars.replace(/^((?:三、本年度办理结果 \| )?（一）予以公开 .*)$/mu, "$1\n7 | 7 | 7 |")));
    expect(read.misfits).toEqual([]);
    expect(read.values).toEqual(figures.map((figure, i) => (form.cells[i]!.row === label ? null : figure)));
    expect(read.deviations).toContainEqual(expect.objectContaining({ kind: "value-count", expected: 7 }));
  });

  it("figures glued to their label, 规章000, are taken apart only when each square gets one digit", () => {
    const own = figuresOf(nanyuan2020);
    const text = reportAsText(formFor(nanyuan2020), own, "bars").replace(/^规章 \| 0 \| 0 \| 0 \|$/mu, "规章000");
    const read = value(readText(text));
    expect(read.values).toEqual(own);
    expect(read.deviations.some((deviation) => deviation.kind === "glued")).toBe(true);
    const unclear = value(readText(text.replace("规章000", "规章1200")));
    expect(unclear.deviations).toContainEqual(expect.objectContaining({ kind: "value-count", label: "规章", expected: 3 }));
  });

  it.each<[string, Report, string, string]>([
    ["a label that is like its own glued whole", suqian2023, "行政规范性文件 | 0 | 0 | 0 |", "行政规范性文件000"],
    ["a label cut short and glued", suqian2023, "行政规范性文件 | 0 | 0 | 0 |", "规范性文件000"],
    ["one square", suqian2023, "行政许可 | 0 |", "行政许可0"],
    ["all figures of a row in one piece behind the label", suqian2023, "规章 | 0 | 0 | 0 |", "规章 000"],
    ["a long label", shanghai2019, "其他对外管理服务事项 | 0 | 0 | 0 |", "其他对外管理服务事项000"],
    ["two squares", shanghai2019, "行政事业性收费 | 0 | 0 |", "行政事业性收费00"],
    ["in one piece, on the old form", shanghai2019, "行政强制 | 0 | 0 | 0 |", "行政强制 000"],
  ])("figures glued together are taken apart: %s", (_, report, row, glued) => {
    const own = formFor(report);
    const zeros = own.cells.map(() => 0);
    const bare = reportAsText(own, zeros, "bars");
    expect(bare).toContain(row);
    const read = value(readText(bare.replace(row, glued)));
    expect(read.form).toBe(own);
    expect(read.values).toEqual(zeros);
    expect(read.deviations).toContainEqual(expect.objectContaining({ kind: "glued", found: glued.split(" ").at(-1) }));
  });

  it("one figure of several digits behind a label is not taken apart", () => {
    const text = reportAsText(form, figures, "bars").replace(/^规章 \|.*$/mu, "规章 123");
    const read = value(readText(text));
    expect(read.deviations).toContainEqual(expect.objectContaining({ kind: "value-count", label: "规章", found: ["123"] }));
  });

  describe("one square a line, a figure missing", () => {
    const own = formFor(nanyuan2020);
    const values = own.cells.map((cell) => 11 + (cell.index % 80));
    const prose = "一、总体情况\n本年工作有序推进。\n";
    const ids = ["lastYear", "change", "decisions"].map((column) => own.byId.get(`disclosure.penalties.${column}`)!.index);
    const label = (index: number): string => `+${values[index]!}`;
    const whole = prose + reportAsText(own, values, "bars").replace(/ ?\| ?/gu, "\n");
    const short = whole.replace(`行政处罚\n${values[ids[0]!]!}\n`, "行政处罚\n");

    it("only its own row is left unread, and nothing behind the table is told as its figures", () => {
      expect(short).not.toBe(whole);
      const read = value(readText(short));
      expect(read.values).toEqual(values.map((one, i) => (ids.includes(i) ? null : one)));
      expect(read.deviations.filter(({ kind }) => kind === "value-count")).toEqual([
        expect.objectContaining({ label: "行政处罚", expected: 3, found: [label(ids[1]!), String(values[ids[2]!])] }),
      ]);
    });

    it("where numbers of pages stand among the prose, a full row may hold one: that is said", () => {
      const read = value(readText(short.replace("推进。\n", "推进。\n1\n")));
      expect(read.deviations).toContainEqual(
        expect.objectContaining({ kind: "value-count", label: "行政强制", expected: 3, why: "page-number" }),
      );
    });

    it("the last row ends where the next section begins", () => {
      const [items, amount] = ["items", "amount"].map(
        (column) => values[own.byId.get(`disclosure.procurement.${column}`)!.index]!,
      );
      const read = value(readText(whole.replace(`政府集中采购\n${items}\n${amount}\n`, `政府集中采购\n${items}\n`)));
      expect(read.deviations).toContainEqual(
        expect.objectContaining({ kind: "value-count", label: "政府集中采购", expected: 2, found: [String(items)] }),
      );
    });
  });

  it("an old-form row of three figures in the one-figure row of the new form is not read at all", () => {
    const read = value(readText(bars.replace(/^行政处罚 \| 2822652 \|$/mu, "行政处罚 | 2 | 0 | 0 |")));
    expect(read.values[form.byId.get("disclosure.penalties.decisions")!.index]).toMatchObject({ kind: "words" });
    expect(read.deviations).toContainEqual(
      expect.objectContaining({ kind: "value-count", label: "行政处罚", expected: 1, found: ["2", "0", "0"] }),
    );
  });
});

describe("money in another unit than the form prints stays in its unit", () => {
  const form = formFor(suqian2023);
  const figures = figuresOf(suqian2023);
  const { index } = form.byId.get("disclosure.charges.collected")!;
  const text = valueText(figures[index]!);
  const shapes = Object.keys(TEXT_FORMS) as (keyof typeof TEXT_FORMS)[];
  const charges = (change: (text: string) => string, shape: keyof typeof TEXT_FORMS): Reading => {
    const before = reportAsText(form, figures, shape);
    expect(change(before)).not.toBe(before);
    return value(readText(change(before)));
  };

  it.each(shapes)("a head that says 元: %s", (shape) => {
    const read = charges((report) => report.replace("（单位：万元）", "（单位：元）"), shape);
    expect(read.values[index]).toEqual(parseDecimal(text, "元"));
    expect(read.deviations).toContainEqual(
      expect.objectContaining({ kind: "label", printed: "本年收费金额（单位：万元）", found: "本年收费金额（单位：元）" }),
    );
  });

  it.each(shapes)("a cell that says 元, whatever the head says: %s", (shape) => {
    const own = (report: string): string => report.replace(text, "251000元");
    for (const change of [own, (report: string) => own(report).replace("（单位：万元）", "（单位：元）")]) {
      const read = charges(change, shape);
      expect(read.values[index]).toEqual(parseDecimal("251000", "元"));
      expect(read.deviations).toContainEqual(expect.objectContaining({ kind: "oddity", cell: index, found: "251000元" }));
    }
  });

  it("a cell that says 万元 below a head that says 元", () => {
    const read = charges((report) => report.replace(text, "25.1万元").replace("（单位：万元）", "（单位：元）"), "tabs");
    expect(read.values[index]).toEqual(parseDecimal("25.1"));
  });

  it.each(shapes)("a line above the table that says another unit than the head is asked about: %s", (shape) => {
    const above = (line: string): Reading =>
      charges((report) => report.replace("二、主动公开政府信息情况\n", `二、主动公开政府信息情况\n${line}\n`), shape);
    const read = above("单位：元");
    expect(read.values).toEqual(figures);
    expect(read.deviations.filter(({ kind }) => kind === "unit-line")).toEqual([
      expect.objectContaining({ found: "单位：元", unit: "元", place: "第2行", cells: [index] }),
    ]);
    for (const line of ["单位：万元", "单位：件", "填报单位：宿迁市人民政府"])
      expect(above(line).deviations.map(({ kind }) => kind)).not.toContain("unit-line");
  });

  it("the same on a worksheet that was read before without the line", () => {
    const without = worksheets(form, counted(form), 2);
    const line: RawCell = { row: 1, col: 3, rowSpan: 1, colSpan: 1, text: "单位：元" };
    const asked = (document: RawDocument): boolean =>
      value(recognise(document, ALL)).deviations.some(({ kind }) => kind === "unit-line");
    expect(asked(sheetDocument(without))).toBe(false);
    expect(asked(sheetDocument(without.map((grid, i) => (i === 0 ? { ...grid, cells: [line, ...grid.cells] } : grid))))).toBe(
      true,
    );
  });

  it("a unit that nobody counts in is no figure", () => {
    const read = charges((report) => report.replace("（单位：万元）", "（单位：千元）"), "tabs");
    expect(read.values[index]).toEqual({ kind: "words", text: `${text}千元` });
  });
});

describe("rows that only a variant prints decide on the variant", () => {
  const form = formFor(nanyuan2020);
  const printed = "采购总金额（万元，保留四位小数）";
  const shapes = Object.keys(TEXT_FORMS) as (keyof typeof TEXT_FORMS)[];
  const figures = figuresOf(nanyuan2020);
  const { index } = form.byId.get("disclosure.procurement.amount")!;

  it.each(["采购总金额（万元）", "采购总金额（元）", "采购总金额"])("below the head %s", (head) => {
    for (const shape of shapes) {
      const read = value(readText(reportAsText(form, figures, shape).replace(printed, head)));
      expect(read.form).toBe(form);
      expect(read.values.filter((_, i) => i !== index)).toEqual(figures.filter((_, i) => i !== index));
    }
  });

  it("even where the table cannot be read", () => {
    const text = reportAsText(form, figures, "bars").replace(/^行政许可 \|.*\n/mu, "");
    const read = value(readText(text.replace(printed, "采购总金额（万元）")));
    expect(read.form).toBe(form);
    expect(read.misfits).toEqual([expect.objectContaining({ reason: { kind: "row-missing", label: "行政许可" } })]);
  });
});

describe("a table that does not fit is refused, never read politely wrong", () => {
  const form = formFor(suqian2023);
  const grids = worksheets(form, counted(form));
  const without = (label: string): RawGrid[] => {
    const row = new Map(grids.map((grid) => [grid, grid.cells.find((cell) => cell.text === label)?.row ?? -1]));
    return edited(grids, (cell, grid) =>
      row.get(grid)! >= 0 && cell.row === row.get(grid) && !/^三、|^（三）/u.test(cell.text) ? undefined : cell,
    );
  };
  const misfit = (changed: RawGrid[], table: string): unknown =>
    value(recognise(sheetDocument(changed), ALL)).misfits.find((one) => one.table === table)?.reason;

  it("a removed row", () => {
    const gone = grids.find(({ name }) => name === "表三")!.cells.find(({ text }) => text === "2.其他法律行政法规禁止公开")!.row;
    const closed = without("2.其他法律行政法规禁止公开").map((grid) =>
      grid.name !== "表三"
        ? grid
        : {
            ...grid,
            cells: grid.cells.map((cell) =>
              cell.row > gone
                ? { ...cell, row: cell.row - 1 }
                : cell.row + cell.rowSpan > gone
                  ? { ...cell, rowSpan: cell.rowSpan - 1 }
                  : cell,
            ),
          },
    );
    expect(misfit(closed, "requests")).toMatchObject({ kind: "row-missing", label: "2.其他法律行政法规禁止公开" });
  });

  it("two columns exchanged", () => {
    const exchanged = edited(grids, (cell) => ({
      ...cell,
      text: cell.text === "商业企业" ? "科研机构" : cell.text === "科研机构" ? "商业企业" : cell.text,
    }));
    expect(misfit(exchanged, "requests")).toMatchObject({ kind: "order" });
  });

  it("a row that no form prints", () => {
    const wedge = grids.map((grid) =>
      grid.name !== "表三"
        ? grid
        : {
            ...grid,
            rows: grid.rows + 1,
            cells: [
              ...grid.cells.map((cell) =>
                cell.row >= 10
                  ? { ...cell, row: cell.row + 1 }
                  : cell.row + cell.rowSpan > 10
                    ? { ...cell, rowSpan: cell.rowSpan + 1 }
                    : cell,
              ),
              { row: 10, col: 2, rowSpan: 1, colSpan: 1, text: "另立事项" },
              { row: 10, col: 3, rowSpan: 1, colSpan: 1, text: "5", number: "5" },
            ].sort((a, b) => a.row - b.row || a.col - b.col),
          },
    );
    expect(misfit(wedge, "requests")).toMatchObject({ kind: "extra-row", found: "另立事项" });
  });

  it("the same table twice with different figures", () => {
    const other = worksheets(
      form,
      counted(form).map((one) => Number(one) + 1),
    ).map((grid) => ({ ...grid, name: `${grid.name} (2)` }));
    const outcome = recognise(sheetDocument([...grids, ...other]), ALL);
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: "several-candidates" } });
  });

  it("the same table twice with the same figures is one table", () => {
    const copy = grids.map((grid) => ({ ...grid, name: `${grid.name} (2)` }));
    expect(value(recognise(sheetDocument([...grids, ...copy]), ALL)).values).toEqual(counted(form));
  });

  it("table two of the old form beside table three of the new one", () => {
    const old = ALL.find((one) => one.edition.id === "2019" && !one.variant)!;
    const mixed = [worksheets(old, counted(old))[0]!, ...grids.slice(1)];
    const reason = (year: number): unknown => value(recognise(sheetDocument(mixed), ALL, { year })).misfits;
    expect(reason(2023)).toEqual([
      expect.objectContaining({ table: "disclosure", reason: expect.objectContaining({ kind: "other-edition" }) }),
    ]);
    expect(reason(2020)).toEqual([
      expect.objectContaining({ table: "requests", reason: expect.objectContaining({ kind: "other-edition" }) }),
    ]);
  });

  it.each(["", "本单位2023年主动公开信息680条。", "规章 1"])("no table at all: %j", (text) =>
    expect(readText(text)).toMatchObject({ ok: false, refusal: { kind: "no-table-found" } }),
  );
});

describe("a row of a grid that holds something odd", () => {
  const form = formFor(suqian2023);
  const at = (id: string): number => form.byId.get(id)!.index;
  const row = ["issued", "repealed", "inForce"].map((column) => at(`disclosure.governmentRules.${column}`));
  const squares = worksheets(form, counted(form));
  /** The same squares as a page has them: every one listed, and none a number. */
  const asPage = (grids: readonly RawGrid[]): RawDocument => ({
    format: "html",
    properties: {},
    blocks: grids.map((grid) => ({
      ...grid,
      unit: "table",
      cells: grid.cells.map(({ row: line, col, rowSpan, colSpan, text }) => ({ row: line, col, rowSpan, colSpan, text })),
    })),
  });
  const read = (grids: readonly RawGrid[]): Reading[] =>
    [asPage(grids), sheetDocument(grids)].map((document) => value(recognise(document, ALL)));
  const holding = (index: number, text: string): RawGrid[] =>
    edited(squares, (cell) => {
      if (cell.number !== String(index + 1)) return cell;
      const { number: _, ...rest } = cell;
      return { ...rest, text };
    });

  it.each(["2件1项", "1-2", "3/5", "3~5", "10+5", "1e3", "3×2", "3(含1)件"])("%s is words, its neighbours are read", (text) => {
    for (const { values } of read(holding(row[1]!, text)))
      expect(values).toEqual(counted(form).map((one, i) => (i === row[1] ? { kind: "words", text } : one)));
  });

  it("5[1] in table three is words, its neighbours are read", () => {
    const index = at("requests.granted.business");
    for (const { values } of read(holding(index, "5[1]")))
      expect(values).toEqual(counted(form).map((one, i) => (i === index ? { kind: "words", text: "5[1]" } : one)));
  });

  it("two figures in one square before a blank one may be the figures of both", () => {
    const swallowed = edited(holding(row[1]!, "2 3"), (cell) => (cell.number === String(row[2]! + 1) ? undefined : cell));
    const [, reading] = read(swallowed);
    expect(row.map((index) => reading!.values[index])).toEqual([null, null, null]);
    expect(reading!.deviations).toContainEqual(
      expect.objectContaining({ kind: "value-count", label: "规章", expected: 3, found: ["1", "2 3"], cells: row }),
    );
  });

  it("a square that is missing leaves its row unread, and nothing is put in its place", () => {
    const [reading] = read(edited(squares, (cell) => (cell.number === String(row[1]! + 1) ? undefined : cell)));
    expect(reading!.values).toEqual(counted(form).map((one, i) => (row.includes(i) ? null : one)));
    expect(reading!.deviations).toContainEqual(
      expect.objectContaining({ kind: "value-count", label: "规章", expected: 3, found: ["1", "3"], cells: row }),
    );
  });
});

describe("rows and columns that the form does not print are read past and told", () => {
  const form = formFor(suqian2023);
  const told = (change: (cell: RawCell) => RawCell, more: readonly RawCell[] = []): Reading["deviations"] => {
    const grids = worksheets(form, counted(form)).map((grid) =>
      grid.name !== "表三"
        ? grid
        : {
            ...grid,
            cells: [...grid.cells.map(change), ...more].sort((a, b) => a.row - b.row || a.col - b.col),
          },
    );
    // Twice: a sheet like one that was read before says the same.
    const [first, second] = [grids, grids].map((same) => value(recognise(sheetDocument(same), ALL)));
    expect(first!.values).toEqual(counted(form));
    expect(second!.deviations).toEqual(first!.deviations);
    return first!.deviations;
  };
  const right = (text: string): RawCell => ({ row: 0, col: 10, rowSpan: 3, colSpan: 1, text });
  const figures = form.tables[1]!.cells.filter(({ square }) => square.col === 9).map(({ square }): RawCell => ({
    row: square.row,
    col: 10,
    rowSpan: 1,
    colSpan: 1,
    text: "99",
    number: "99",
  }));

  it("remarks at the right", () =>
    expect(told((cell) => cell, [right("备注")])).toEqual([expect.objectContaining({ kind: "extra-column", found: "备注" })]));

  it("last year's figures at the right", () =>
    expect(told((cell) => cell, [right("上年数"), ...figures])).toEqual([
      expect.objectContaining({ kind: "extra-column", found: "上年数" }),
    ]));

  it("numbers at the left", () =>
    expect(told((cell) => ({ ...cell, col: cell.col + 1 }), [{ row: 0, col: 0, rowSpan: 3, colSpan: 1, text: "序号" }])).toEqual([
      expect.objectContaining({ kind: "extra-column", found: "序号" }),
    ]));

  it("a blank row", () =>
    expect(
      told((cell) =>
        cell.row >= 10
          ? { ...cell, row: cell.row + 1 }
          : cell.row + cell.rowSpan > 10
            ? { ...cell, rowSpan: cell.rowSpan + 1 }
            : cell,
      ),
    ).toEqual([expect.objectContaining({ kind: "blank-line", axis: "row", count: 1 })]));

  it("a blank column", () =>
    expect(
      told((cell) =>
        cell.col >= 6
          ? { ...cell, col: cell.col + 1 }
          : cell.col + cell.colSpan > 6
            ? { ...cell, colSpan: cell.colSpan + 1 }
            : cell,
      ),
    ).toEqual([expect.objectContaining({ kind: "blank-line", axis: "column", count: 1 })]));
});

describe("a label that stands where another belongs is not read by its place", () => {
  const form = formFor(suqian2023);
  const exchanged =
    (a: string, b: string) =>
    (label: string): string =>
      label === a ? b : label === b ? a : label;
  const instead =
    (a: string, b: string) =>
    (label: string): string =>
      label === a ? b : label;
  /** As a worksheet, as the lines of one square each, and as lines of bars. */
  const everyShape = (change: (label: string) => string): Reading[] => {
    const changed = edited(worksheets(form, counted(form)), (cell) => ({ ...cell, text: change(cell.text) }));
    const texts = (["lines", "bars", "tabs"] as const).map((shape) =>
      reportAsText(form, counted(form), shape)
        .split(/(\n|\t| \|)/u)
        .map((piece) => piece.replace(piece.trim(), change(piece.trim())))
        .join(""),
    );
    return [recognise(sheetDocument(changed), ALL), ...texts.map(readText)].map(value);
  };

  it.each<[string, string, (label: string) => string, object]>([
    ["both suits exchanged", "proceedings", exchanged("未经复议直接起诉", "复议后起诉"), { kind: "order", found: "复议后起诉" }],
    ["review and suit exchanged", "proceedings", exchanged("行政复议", "行政诉讼"), { kind: "order", found: "行政诉讼" }],
    ["one suit printed twice", "proceedings", instead("未经复议直接起诉", "复议后起诉"), { kind: "order", found: "复议后起诉" }],
    [
      "words of another law",
      "proceedings",
      instead("行政诉讼", "行政赔偿"),
      { kind: "foreign-label", found: "行政赔偿", expected: "行政诉讼" },
    ],
    [
      "words of another law above the first columns",
      "proceedings",
      instead("行政复议", "国家赔偿"),
      { kind: "foreign-label", found: "国家赔偿", expected: "行政复议" },
    ],
    [
      "the names of two groups of rows exchanged",
      "requests",
      exchanged("（三）不予公开", "（四）无法提供"),
      { kind: "order", found: "（四）无法提供", expected: "（三）不予公开" },
    ],
    [
      "another group's name under this one's number",
      "requests",
      instead("（四）无法提供", "（四）不予处理"),
      { kind: "order", found: "（四）不予处理", expected: "（四）无法提供" },
    ],
    [
      "the words of two rows exchanged under their numbers",
      "requests",
      (label) =>
        label === "7.属于行政执法案卷" ? "7.属于行政查询事项" : label === "8.属于行政查询事项" ? "8.属于行政执法案卷" : label,
      { kind: "order", found: "7.属于行政查询事项", expected: "7.属于行政执法案卷" },
    ],
    [
      "one row's label on two rows",
      "requests",
      instead("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"),
      { kind: "order", found: "二、上年结转政府信息公开申请数量" },
    ],
  ])("%s", (_, table, change, reason) => {
    for (const { misfits, present } of everyShape(change)) {
      expect(present).not.toContain(table);
      expect(misfits).toEqual([expect.objectContaining({ table, reason: expect.objectContaining(reason) })]);
    }
  });

  it.each<[string, string, string, string, string]>([
    ["disclosure", "行政处罚", "行政强制", "行政强制", "行政处罚"],
    ["requests", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "3.危及“三安全一稳定”", "2.其他法律行政法规禁止公开"],
  ])("two rows of %s exchanged are out of order, and not too many", (table, first, second, found, expected) => {
    for (const { misfits } of everyShape(exchanged(first, second)))
      expect(misfits).toEqual([expect.objectContaining({ table, reason: { kind: "order", found, expected } })]);
  });

  it("the groups of table four in another order, with their figures", () => {
    const grids = worksheets(form, counted(form));
    const moved = edited(grids, (cell, grid) => {
      if (grid.name !== "表四" || cell.row === 0 || cell.col < 5) return cell;
      return { ...cell, col: cell.col < 10 ? cell.col + 5 : cell.col - 5 };
    }).map((grid) => ({ ...grid, cells: [...grid.cells].sort((a, b) => a.row - b.row || a.col - b.col) }));
    expect(value(recognise(sheetDocument(moved), ALL)).misfits).toEqual([
      expect.objectContaining({ table: "proceedings", reason: expect.objectContaining({ kind: "order", found: "复议后起诉" }) }),
    ]);
  });

  it.each<[string, string, string]>([
    ["a bracket lost", "（三）不予公开", "三）不予公开"],
    ["a character lost", "行政诉讼", "行政诉"],
    ["half of the characters lost", "行政诉讼", "诉讼"],
    ["a character more", "复议后起诉", "复议后再起诉"],
    ["gone", "未经复议直接起诉", ""],
    ["a group of rows gone", "（四）无法提供", ""],
  ])("a slip is told and read: %s", (_, printed, found) => {
    for (const read of everyShape(instead(printed, found))) {
      expect(read.values).toEqual(counted(form));
      expect(read.deviations).toContainEqual(expect.objectContaining({ printed }));
    }
  });
});

it("a head that tells no columns apart may be in other words", () => {
  const form = formFor(suqian2023);
  const changed = edited(worksheets(form, counted(form)), (cell) =>
    cell.text === "法人或其他组织" ? { ...cell, text: "自然人和法人" } : cell,
  );
  const read = value(recognise(sheetDocument(changed), ALL));
  expect(read.values).toEqual(counted(form));
  expect(read.deviations).toContainEqual(expect.objectContaining({ printed: "法人或其他组织" }));
});

describe("whose report, and for which year", () => {
  const form = formFor(suqian2023);
  const tables = reportAsText(form, figuresOf(suqian2023), "bars");
  it.each([
    ["宿迁市人民政府2023年政府信息公开工作年度报告", "宿迁市人民政府", 2023],
    ["沭阳县发展和改革局 2023 年度政府信息公开年度报告", "沭阳县发展和改革局", 2023],
    ["2024年度某某镇人民政府政府信息公开工作年度报告", "某某镇人民政府", 2024],
    ["某某局政府信息公开工作年度报告（2022年度）", "某某局", 2022],
    ["单位：某某局　年度：2022", "某某局", 2022],
    ["某县财政局政府信息公开工作年度报告", "某县财政局", undefined],
    ["某县财政局2023年信息公开年度报告", "某县财政局", 2023],
    ["某县财政局关于2023年政府信息公开工作的年度报告", "某县财政局", 2023],
    ["关于某县财政局2023年度政府信息公开工作情况的报告", "某县财政局", 2023],
    ["某县财政局二〇二三年政府信息公开工作年度报告", "某县财政局", 2023],
    ["某县财政局二○二三年度政府信息公开年报", "某县财政局", 2023],
    ["某 县 财 政 局 2 0 2 3 年 政 府 信 息 公 开 工 作 年 度 报 告", "某县财政局", 2023],
    ["首页 > 信息公开 > 某县财政局2023年政府信息公开工作年度报告", "某县财政局", 2023],
    ["首页 信息公开 某县财政局2023年政府信息公开工作年度报告", "某县财政局", 2023],
    ["当前位置：首页>>年报>>某县财政局2023年政府信息公开工作年度报告", "某县财政局", 2023],
    ["索引号：000014349/2024-00012 某县财政局2023年政府信息公开工作年度报告", "某县财政局", 2023],
    ["关于印发《某县财政局2023年政府信息公开工作年度报告》的通知", "某县财政局", 2023],
    ["某县财政局关于印发2023年政府信息公开工作年度报告的通知", "某县财政局", 2023],
    ["附件1：某县财政局2023年政府信息公开工作年度报告（草案）", "某县财政局", 2023],
    ["某某市 某某区 住房和城乡建设局 2023年度政府信息公开工作年度报告", "某某市某某区住房和城乡建设局", 2023],
    ["某县财政局（某县国有资产监督管理办公室）2023年政府信息公开工作年度报告", "某县财政局(某县国有资产监督管理办公室)", 2023],
    ["某县人民政府信息公开工作年度报告（2023年）", "某县人民政府", 2023],
    ["某县财政局政府信息公开工作年度报告 2024年1月20日", "某县财政局", undefined],
    ["某县财政局2023年政府信息公开工作年度报告\n主办单位：某县人民政府办公室", "某县财政局", 2023],
    ["某县人民政府政府信息公开年报\n某县财政局2023年政府信息公开工作年度报告", "某县财政局", 2023],
    // Whose it is cannot be told: asked for, never printed wrong.
    ["某局2022年政府信息公开工作年度报告 某院2023年政府信息公开工作年度报告", undefined, undefined],
    ["现将我局2023年政府信息公开工作年度报告公布如下", undefined, 2023],
    ["编号7某县财政局2023年政府信息公开工作年度报告", undefined, 2023],
    ["关于做好2023年政府信息公开工作年度报告编制工作的通知", undefined, 2023],
    ["各单位政府信息公开工作年度报告", undefined, undefined],
    ["按照要求编制政府信息公开工作年度报告", undefined, undefined],
    ["某局政府信息公开年报\n某院政府信息公开年报", undefined, undefined],
    ["采购总金额（单位：元）", undefined, undefined],
    ["单位：件、万元", undefined, undefined],
    ["主办单位：某县人民政府办公室", undefined, undefined],
  ])("%s", (title, unit, year) => {
    const read = value(readText(`${title}\n一、总体情况\n……\n${tables}`));
    expect([read.unit, read.year]).toEqual([unit, year]);
  });

  it.each([
    [{}, "某某局", 2023, []],
    [{ unit: "某某局", year: 2023 }, "某某局", 2023, []],
    [{ unit: "乙局" }, "乙局", 2023, [{ what: "unit", found: "某某局", said: "乙局", place: "第1行" }]],
    [{ year: 2022 }, "某某局", 2022, [{ what: "year", found: "2023", said: "2022", place: "第1行" }]],
  ])("what the user says outweighs the document, and is told: %j", (hints, unit, year, told) => {
    const document = value(readText(`某某局2023年政府信息公开工作年度报告\n${tables}`)).document;
    const read = value(recognise(document, ALL, hints));
    expect([read.unit, read.year]).toEqual([unit, year]);
    expect(read.deviations.filter(({ kind }) => kind === "overruled")).toEqual(
      told.map((one) => ({ kind: "overruled", ...one })),
    );
  });

  it("a year that only the prose names is taken for what it is: inferred", () => {
    const read = value(readText(`一、总体情况\n2023年，本单位……\n${tables}`));
    expect(read.year).toBe(2023);
    expect(read.deviations).toContainEqual(expect.objectContaining({ kind: "year-inferred", year: 2023 }));
  });

  it("nothing is made up", () => expect(value(readText(tables))).toMatchObject({ unit: undefined, year: undefined }));
});

it("finds the heads of table four printed also where they are drawn a row lower than the form has them", () => {
  const form = formFor(suqian2023);
  const grids = worksheets(form, counted(form)).slice(2);
  const top = Math.min(...grids[0]!.cells.filter((cell) => cell.text === "行政复议").map((cell) => cell.row));
  // 行政复议 over two rows, so that its five columns stand in the third with all others.
  const lower = edited(grids, (cell) => {
    if (cell.text === "行政复议") return { ...cell, rowSpan: 2 };
    return cell.row === top + 1 && cell.rowSpan === 2 ? { ...cell, row: top + 2, rowSpan: 1 } : cell;
  }).map((grid) => ({ ...grid, cells: [...grid.cells].sort((a, b) => a.row - b.row || a.col - b.col) }));
  expect(lower).not.toEqual(grids);
  const read = value(recognise(sheetDocument(lower), ALL));
  const whole = value(recognise(sheetDocument(grids), ALL));
  expect(read.deviations).toEqual(whole.deviations);
  expect(read.values).toEqual(whole.values);
});
