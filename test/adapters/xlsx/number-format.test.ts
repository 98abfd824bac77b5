import { shownBy, tellingFormats } from "../../../src/adapters/xlsx/number-format";

const styles = (...codes: string[]): string =>
  `<styleSheet><numFmts>${codes.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replace(/"/gu, "&quot;")}"/>`).join("")}</numFmts>` +
  `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join("")}<xf numFmtId="14"/></cellXfs></styleSheet>`;
const telling = (...codes: string[]): string[] => {
  const read = tellingFormats(styles(...codes), "xl/styles.xml");
  if (!read.ok) throw new Error(read.refusal.kind);
  return [...read.value.values()];
};

describe("which number formats tell", () => {
  it.each(["0", "#,##0", "0.00", '0"件"', "#,##0_ ;-#,##0", "General", "@", '_ * #,##0_ ;_ * "-"_ ;_ @_ '])(
    "%s shows what is stored",
    (code) => expect(telling(code)).toEqual(["yyyy/m/d"]),
  );
  it.each(['0"万"', "0万", ";;;", "0;-0;", "#,##0,", "0%", "yyyy-mm-dd", '[$-804]yyyy"年"m"月"', '"无"'])("%s may not", (code) =>
    expect(telling(code)).toEqual([code, "yyyy/m/d"]),
  );
});

describe("what a cell shows", () => {
  it.each([
    ["yyyy-mm-dd", "45293", "2024/1/2"],
    ['0"万"', "5", "5万"],
    [";;;", "5", ""],
    ["0;-0;", "0", ""],
    ["0;-0;", "7", "7"],
    ["#,##0,", "5000", "5"],
    ["0%", "5", "500%"],
    ['"无"', "5", "无"],
    ["[>9]0;0万", "5", "5"],
  ])("%s of %s is %j", (code, number, shown) => expect(shownBy(code, number, false)).toBe(shown));

  it("dates that count from 1904", () => expect(shownBy("yyyy/m/d", "0", true)).toBe("1904/1/1"));
});
