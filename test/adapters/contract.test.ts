// One contract for every workbook: the file that we write and the workbook that is open in Excel hold, show and take the same.
import { openWorkbook } from "../../src/adapters/excel/workbook";
import { patchXlsx } from "../../src/adapters/xlsx/patch";
import { readXlsx } from "../../src/adapters/xlsx/read";
import { writeXlsx } from "../../src/adapters/xlsx/write";
import { recognise } from "../../src/core/recognise";
import type { Reading } from "../../src/core/reading";
import type { RawDocument } from "../../src/core/source";
import { exact, valueText, words, type Value } from "../../src/core/values";
import { addressOf, sheetPlans } from "../../src/render/sheet";
import { forms } from "../../src/statute";
import { API_SETS, office } from "../support/office";
import { form2024, value } from "./excel/stage";

type Figures = Readonly<Record<string, Value>>;

interface Subject {
  /** Lays out the form with these figures. */
  make(figures: Figures): Promise<void>;
  read(): Promise<RawDocument>;
  write(figures: Readonly<Record<string, number | string>>): Promise<void>;
}

const valuesOf = (figures: Figures): Value[] => form2024.cells.map((cell) => figures[cell.id] ?? null);
const plansOf = (figures: Figures) => sheetPlans(form2024, { unit: "示例市人民政府", year: 2024, values: valuesOf(figures) });
const place = (id: string) => addressOf(form2024, form2024.byId.get(id)!.index);

function file(): Subject {
  let bytes = new Uint8Array();
  return {
    make: async (figures) => {
      const plans = plansOf(figures);
      bytes = Uint8Array.from(
        await writeXlsx(plans, { title: "年报三表", product: { name: "年报三表", version: "0.1.0" }, stamp: plans[0]!.stamp }),
      );
    },
    read: async () => Promise.resolve(value(readXlsx(bytes))),
    write: async (figures) => {
      const changes = Object.entries(figures).map(([id, figure]) => ({
        sheet: place(id).sheet,
        address: place(id).a1,
        value: typeof figure === "number" ? { number: String(figure) } : { text: figure },
      }));
      bytes = Uint8Array.from(value(patchXlsx(bytes, changes)));
      await Promise.resolve();
    },
  };
}

function excel(api: (typeof API_SETS)[number]): Subject {
  office({ api });
  const opened = openWorkbook("0.1.0").then(value);
  return {
    make: async (figures) => {
      value(await (await opened).layOut(plansOf(figures).map((plan) => ({ plan }))));
    },
    read: async () => value(await (await opened).readAll()).document,
    write: async (figures) => {
      const held = value(await (await opened).readAll()).document;
      const changes = Object.entries(figures).map(([id, figure]) => {
        const { sheet, row, col } = place(id);
        const grid = held.blocks.find((block) => block.kind === "grid" && block.name === sheet);
        const before = (grid?.kind === "grid" && grid.cells.find((cell) => cell.row === row && cell.col === col)) || { text: "" };
        return {
          sheet,
          row,
          col,
          before,
          after:
            typeof figure === "number"
              ? ({ kind: "number", number: figure } as const)
              : ({ kind: "text", text: figure } as const),
        };
      });
      value(await (await opened).write(changes));
    },
  };
}

const ALL = forms();
const reading = async (subject: Subject): Promise<Reading> => value(recognise(await subject.read(), ALL));
const shown = (one: Reading, id: string): string => valueText(one.values[form2024.byId.get(id)!.index] ?? null);

describe.each([["a file", file], ...API_SETS.map((api) => [`Excel ${api}`, () => excel(api)] as const)] as const)(
  "%s",
  (_, subject) => {
    it("is the official form to whoever reads it by its labels", async () => {
      const one = subject();
      await one.make({});
      const read = await reading(one);
      expect([read.form, read.unit, read.year]).toEqual([form2024, "示例市人民政府", 2024]);
      expect([read.present.length, read.deviations, read.misfits]).toEqual([3, [], []]);
      expect(read.places.map((found) => found?.spoken)).toEqual(
        form2024.cells.map((cell) => `${addressOf(form2024, cell.index).sheet}!${addressOf(form2024, cell.index).a1}`),
      );
      expect(
        (await one.read()).blocks.flatMap((block) => (block.kind === "grid" && block.name.startsWith("表") ? [block.name] : [])),
      ).toEqual(["表二", "表三", "表四"]);
    });

    it("keeps blank, 0 and / apart, and every digit", async () => {
      const one = subject();
      await one.make({
        "disclosure.governmentRules.issued": 0,
        "disclosure.governmentRules.repealed": words("/"),
        "disclosure.normativeDocuments.issued": words("=1+1"),
        "disclosure.normativeDocuments.repealed": words("1/2"),
        "disclosure.charges.collected": exact(14806663n, 4),
        "requests.received.naturalPerson": 123456789012345,
      });
      const read = await reading(one);
      expect(
        [
          "disclosure.governmentRules.issued",
          "disclosure.governmentRules.repealed",
          "disclosure.governmentRules.inForce",
          "disclosure.normativeDocuments.issued",
          "disclosure.normativeDocuments.repealed",
          "disclosure.charges.collected",
          "requests.received.naturalPerson",
        ].map((id) => shown(read, id)),
      ).toEqual(["0", "/", "", "=1+1", "1/2", "1480.6663", "123456789012345"]);
    });

    it("has totals that are reckoned, and a wrong total as it was reported", async () => {
      const one = subject();
      const parts = Object.fromEntries(
        ["upheld", "corrected", "otherResult", "pending"].flatMap((name, i) => [
          [`proceedings.reconsideration.${name}`, i + 1],
          [`proceedings.directSuit.${name}`, i + 1],
        ]),
      );
      await one.make({ ...parts, "proceedings.directSuit.total": 99 });
      const document = await one.read();
      const grid = document.blocks.find((block) => block.kind === "grid" && block.name === "表四");
      const formulas = Object.fromEntries(
        (grid?.kind === "grid" ? grid.cells : []).flatMap((cell) =>
          cell.formula === undefined ? [] : [[cell.col, cell.formula]],
        ),
      );
      expect(formulas).toEqual({ 4: 'IF(COUNT($A$6:$D$6)=4,SUM($A$6:$D$6),"")', 14: 'IF(COUNT($K$6:$N$6)=4,SUM($K$6:$N$6),"")' });
      const read = await reading(one);
      expect(
        ["reconsideration.total", "directSuit.total", "suitAfterReconsideration.total"].map((id) =>
          shown(read, `proceedings.${id}`),
        ),
      ).toEqual(["10", "99", ""]);
    });

    it("takes figures and texts, and tells of them afterwards", async () => {
      const one = subject();
      await one.make({ "requests.granted.business": 5 });
      await one.write({
        "requests.received.naturalPerson": 12,
        "requests.granted.business": 6,
        "disclosure.charges.collected": 25.1,
        "disclosure.licensing.decisions": "无",
      });
      const read = await reading(one);
      expect(
        [
          "requests.received.naturalPerson",
          "requests.granted.business",
          "disclosure.charges.collected",
          "disclosure.licensing.decisions",
        ].map((id) => shown(read, id)),
      ).toEqual(["12", "6", "25.1", "无"]);
    });

    it("says what it is in its own properties", async () => {
      const one = subject();
      await one.make({});
      expect((await one.read()).properties).toMatchObject({
        "nianbao.edition": "2021",
        "nianbao.unit": "示例市人民政府",
        "nianbao.year": "2024",
        "nianbao.version": "0.1.0",
      });
    });
  },
);
