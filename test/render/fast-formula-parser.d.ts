// The formula engine carries no declarations; this is the part that the tests use.
declare module "fast-formula-parser" {
  interface Place {
    readonly sheet: string;
    readonly row: number;
    readonly col: number;
  }
  interface Area {
    readonly from: { readonly row: number; readonly col: number };
    readonly to: { readonly row: number; readonly col: number };
  }
  class FormulaParser {
    constructor(config: {
      onCell: (place: Place) => unknown;
      onRange: (area: Area) => unknown[][];
      functions?: Record<string, (...args: never[]) => unknown>;
    });
    parse(formula: string, position: Place): unknown;
    static FormulaHelpers: { accept(value: unknown, type: number): unknown };
    static FormulaError: { readonly VALUE: Error };
    static Types: { readonly STRING: number };
  }
  export = FormulaParser;
}
