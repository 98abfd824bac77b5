// fill over a workbook of another report: refused by what differs, done as it was said; zeros are listed before they are written.
import { readFileSync, writeFileSync } from "node:fs";
import { commandLine } from "../support/command-line";
import { workedReport } from "../support/worked-report";

const cli = commandLine();
afterAll(() => cli.end());

function file(name: string, said: object, own: Readonly<Record<string, number>> = {}): string {
  const at = cli.at(name);
  writeFileSync(at, JSON.stringify({ ...(JSON.parse(workedReport(own)) as object), ...said }));
  return at;
}
const ours = file("ours.json", {});
const theirs = file("theirs.json", { unit: "某某市别的局", year: 2023 }, { "disclosure.licensing.decisions": 31 });
const book = cli.at("book.xlsx");

interface Read {
  readonly unit: string;
  readonly year: number;
  readonly tables: { readonly disclosure: { readonly licensing: { readonly decisions: number } } };
}
function held(): readonly unknown[] {
  const { unit, year, tables } = JSON.parse(cli.run("read", book, "--json").out) as Read;
  return [unit, year, tables.disclosure.licensing.decisions];
}
const fillOver = (source: string, ...options: readonly string[]): ReturnType<typeof cli.run> =>
  cli.run("fill", source, "--out", book, "--force", ...options);

describe("a workbook of another report", () => {
  beforeEach(() => {
    expect(fillOver(ours, "--identity", "来源").code).toBe(0);
  });

  it("is not written over before it was said whose it shall be", () => {
    const before = readFileSync(book);
    const { code, err } = fillOver(theirs);
    expect(code).toBe(2);
    expect(err).toContain("单位：来源是“某某市别的局”，本簿是“示例市示例局”；年度：来源是2023年度，本簿是2024年度");
    expect(err).toContain("--identity 来源");
    expect(readFileSync(book).equals(before)).toBe(true);
  });

  it("becomes the source's, or keeps unit and year both", () => {
    expect(fillOver(theirs, "--identity", "来源").code).toBe(0);
    expect(held()).toEqual(["某某市别的局", 2023, 31]);
    expect(fillOver(ours, "--identity", "本簿").code).toBe(0);
    expect(held()).toEqual(["某某市别的局", 2023, 0]);
  });

  it("of the same report is written over as ever", () => {
    expect(fillOver(ours).code).toBe(0);
    expect(fillOver(ours, "--identity", "谁的").err).toContain("--identity 应是 来源 或 本簿");
  });
});

it("zeros are listed, and stocks get none", () => {
  const blank = cli.at("blank.json");
  const { unit, year, edition, variant } = JSON.parse(workedReport()) as Record<string, unknown>;
  writeFileSync(
    blank,
    JSON.stringify({
      unit,
      year,
      edition,
      variant,
      tables: { disclosure: { governmentRules: { issued: 2, repealed: null, inForce: null } } },
    }),
  );
  const { out, err } = cli.run("fill", blank, "--out", cli.at("zeros.xlsx"), "--zeros");
  expect(out).toContain("表二!C5 规章·废止：0");
  expect(out).not.toMatch(/表二![BD]5 /u);
  expect(err).toContain("格不填0，请用 --previous 给出上年报告");
  const { tables } = JSON.parse(cli.run("read", cli.at("zeros.xlsx"), "--json").out) as {
    tables: { disclosure: { governmentRules: object } };
  };
  expect(tables.disclosure.governmentRules).toEqual({ issued: 2, repealed: 0, inForce: null });
});
