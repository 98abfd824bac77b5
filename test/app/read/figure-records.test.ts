// The list of figures that is published as open data, read back, and what is no such list any more.
import { readTextBytes } from "../../../src/adapters/text/read";
import { csvReport } from "../../../src/app/publish/publish";
import { readReport } from "../../../src/app/read/read-report";
import { refusalSentence } from "../../../src/app/words/wording";
import type { Outcome } from "../../../src/core/outcome";
import type { Reading } from "../../../src/core/document/reading";
import { figuresOf, formFor, suqian2023 } from "../../core/diagnose/reports";

const form = formFor(suqian2023);
const list = (unit: string): string =>
  csvReport({
    document: { format: "json", blocks: [], properties: {} },
    form,
    values: figuresOf(suqian2023),
    unit,
    year: 2023,
    places: [],
    present: [],
    absent: [],
    misfits: [],
    deviations: [],
    tableBlocks: new Set(),
  });
const read = (csv: string): Outcome<Reading> => {
  const document = readTextBytes(Buffer.from(csv), "开放数据.csv");
  return document.ok ? readReport(document.value) : document;
};
const lines = list("宿迁市").split("\r\n");

it("is read with its unit, year and form", () =>
  expect(read(list("宿迁市"))).toMatchObject({
    ok: true,
    value: { unit: "宿迁市", year: 2023, form, values: figuresOf(suqian2023) },
  }));

it("in any order of its lines", () =>
  expect(read([lines[0], ...lines.slice(1).reverse()].join("\r\n"))).toMatchObject({
    ok: true,
    value: { values: figuresOf(suqian2023) },
  }));

it("a figure whose line is gone is blank, and no zero", () => {
  const outcome = read(lines.filter((_, i) => i !== 3).join("\r\n"));
  expect(outcome.ok && outcome.value.values[2]).toBeNull();
});

it.each<[string, string, RegExp]>([
  ["two units", [...lines, ...list("沭阳县").split("\r\n").slice(1)].join("\r\n"), /宿迁市2023年度、沭阳县2023年度/u],
  ["a figure twice", [...lines.slice(0, 4), lines[3], ...lines.slice(4)].join("\r\n"), /不止一处/u],
  [
    "a name that no form prints",
    lines.join("\r\n").replace("requests.received.business", "requests.received.shops"),
    /没有找到/u,
  ],
])("%s is refused", (_, csv, said) => {
  const outcome = read(csv);
  expect(outcome.ok ? "read" : refusalSentence(outcome.refusal)).toMatch(said);
});
