// Excel's entry rules as an add-in sees them.
import { areaName, meet, quoteSheet, squares, areasWithout, type Area } from "../model/area";
import { treeOf } from "../model/calculation";
import { refuseProtected } from "../model/edits";
import { refuse } from "../model/refusal";
import { brokenEntryRule } from "../model/rules";
import type { ValidationKind, ValidationRule, Sheet, Validation } from "../model/sheet";
import { present } from "../model/workbook";
import { isRange, oneOfTheseWords, record, text, truth } from "./arguments";
import { OPERATORS } from "./conditional-format";
import type { FormatObject } from "./format";
import { type Part, type Stage } from "./part";

const KINDS = [
  "wholeNumber",
  "decimal",
  "textLength",
  "date",
  "time",
  "list",
  "custom",
] as const satisfies readonly ValidationKind[];
const TYPES: Readonly<Record<ValidationKind, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  date: "Date",
  time: "Time",
  list: "List",
  custom: "Custom",
};

/** Excel's limits for what a person is told, and for a rule's formula. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;
const LONGEST_FORMULA = 255;

const BARE: Omit<Validation, "areas"> = {
  ignoreBlanks: true,
  prompt: { showPrompt: true, title: "", message: "" },
  alert: { showAlert: true, style: "Stop", title: "", message: "" },
};

/** Every square's rule must be the very same object's: a copy with the same content counts as the same. */
function shared(self: FormatObject): { readonly all: Validation | undefined; readonly consistent: boolean } {
  let first: string | undefined;
  let all: Validation | undefined;
  for (const a of self.areas) {
    const pieces = self.sheet.validations.filter((v) => v.areas.some((each) => meet(each, a) !== undefined));
    let open: Area[] = [a];
    for (const v of pieces) for (const each of v.areas) open = open.flatMap((rest) => areasWithout(rest, each));
    const seen = [...pieces, ...(open.length > 0 ? [undefined] : [])];
    for (const v of seen) {
      const { areas: _, ...content } = v ?? { areas: [], ...BARE };
      const spelled = v === undefined ? "" : JSON.stringify(content);
      if (first !== undefined && first !== spelled) return { all: undefined, consistent: false };
      first = spelled;
      all = v;
    }
  }
  return { all, consistent: true };
}

function change(self: FormatObject, stage: Stage, how: (before: Omit<Validation, "areas">) => Omit<Validation, "areas">): void {
  refuseProtected(self.sheet);
  const made: Validation[] = [];
  for (const a of self.areas) {
    let open: Area[] = [a];
    for (const v of self.sheet.validations) {
      const parts = v.areas.map((each) => meet(each, a)).filter((each) => each !== undefined);
      if (parts.length === 0) continue;
      const { areas: _, ...content } = v;
      made.push({ ...how(content), areas: parts });
      for (const part of parts) open = open.flatMap((rest) => areasWithout(rest, part));
    }
    if (open.length > 0) made.push({ ...how(BARE), areas: open });
  }
  for (const a of self.areas) self.sheet.clearValidation(a);
  const alike = new Set(made.map(({ areas: _, ...content }) => JSON.stringify(content)));
  // One rule for the whole range stays one rule, whatever there was before.
  const first = made[0];
  if (alike.size === 1 && first !== undefined) self.sheet.validations.push({ ...first, areas: self.areas });
  else self.sheet.validations.push(...made);
  stage.workbook.tell({ kind: "layout", sheet: self.sheet });
}

function operand(value: unknown, sheet: Sheet): string | number {
  if (typeof value === "number") return Number.isFinite(value) ? value : refuse("InvalidArgument");
  if (isRange(value)) return `=${value.sheet === sheet ? "" : `${quoteSheet(value.sheet.name)}!`}${areaName(value.area, "$")}`;
  const spelled = text(value);
  if (spelled === "" || spelled.length > LONGEST_FORMULA) refuse("InvalidArgument");
  if (spelled.startsWith("=") && treeOf(spelled) === undefined) refuse("InvalidArgument");
  return spelled;
}

function ruleOf(value: unknown, sheet: Sheet): ValidationRule {
  const given = record(value, KINDS);
  const kinds = KINDS.filter((kind) => given[kind] !== undefined && given[kind] !== null);
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1) return refuse("InvalidArgument");
  if (kind === "list") {
    const list = record(given[kind], ["inCellDropDown", "source"]);
    return { kind, formula1: operand(list["source"], sheet), inCellDropDown: truth(list["inCellDropDown"], true) };
  }
  if (kind === "custom") {
    const custom = record(given[kind], ["formula"]);
    const formula = text(custom["formula"]);
    return { kind, formula1: operand(formula.startsWith("=") ? formula : `=${formula}`, sheet) };
  }
  const basic = record(given[kind], ["formula1", "formula2", "operator"]);
  const operator = oneOfTheseWords(basic["operator"], OPERATORS);
  const between = operator === "Between" || operator === "NotBetween";
  return {
    kind,
    operator,
    formula1: operand(basic["formula1"], sheet),
    ...(between ? { formula2: operand(basic["formula2"], sheet) } : {}),
  };
}

function spelled(rule: ValidationRule | undefined): Readonly<Record<string, unknown>> {
  if (rule === undefined) return {};
  if (rule.kind === "list") return { list: { inCellDropDown: rule.inCellDropDown ?? true, source: rule.formula1 } };
  if (rule.kind === "custom") return { custom: { formula: rule.formula1 } };
  return {
    [rule.kind]: {
      formula1: rule.formula1,
      ...(rule.formula2 === undefined ? {} : { formula2: rule.formula2 }),
      operator: rule.operator,
    },
  };
}

const invalid = (self: FormatObject, stage: Stage): Area[] =>
  self.areas.flatMap((a) =>
    [...present(self.sheet, a)]
      .filter(([row, col]) => brokenEntryRule(stage.workbook, self.sheet, row, col) !== undefined)
      .map(([row, col]) => ({ top: row, left: col, bottom: row, right: col })),
  );

const told = (
  value: unknown,
  keys: readonly string[],
): { readonly given: Readonly<Record<string, unknown>>; readonly title: string; readonly message: string } => {
  const given = record(value, keys);
  const [title, message] = [text(given["title"] ?? ""), text(given["message"] ?? "")];
  if (title.length > LONGEST_TITLE || message.length > LONGEST_MESSAGE) refuse("InvalidArgument");
  return { given, title, message };
};

export const dataValidation: Part<FormatObject> = {
  read: {
    type: (self) => {
      const { all, consistent } = shared(self);
      return !consistent ? "Inconsistent" : all?.rule === undefined ? "None" : TYPES[all.rule.kind];
    },
    rule: (self) => {
      const { all, consistent } = shared(self);
      return consistent ? spelled(all?.rule) : null;
    },
    ignoreBlanks: (self) => {
      const { all, consistent } = shared(self);
      return consistent ? (all?.ignoreBlanks ?? true) : null;
    },
    prompt: (self) => {
      const { all, consistent } = shared(self);
      return consistent ? (all?.prompt ?? BARE.prompt) : null;
    },
    errorAlert: (self) => {
      const { all, consistent } = shared(self);
      return consistent ? (all?.alert ?? BARE.alert) : null;
    },
    valid: (self, stage) => {
      const broken = invalid(self, stage).length;
      const all = self.areas.reduce((sum, a) => sum + [...squares(a)].length, 0);
      return broken === 0 ? true : broken === all ? false : null;
    },
  },
  write: {
    rule: (self, value: unknown, stage) => {
      const rule = ruleOf(value, self.sheet);
      change(self, stage, (v) => ({ ...v, rule }));
    },
    ignoreBlanks: (self, ignoreBlanks: boolean, stage) => change(self, stage, (v) => ({ ...v, ignoreBlanks })),
    prompt: (self, value: unknown, stage) => {
      const { given, title, message } = told(value, ["showPrompt", "title", "message"]);
      const prompt = { showPrompt: truth(given["showPrompt"], true), title, message };
      change(self, stage, (v) => ({ ...v, prompt }));
    },
    errorAlert: (self, value: unknown, stage) => {
      const { given, title, message } = told(value, ["showAlert", "style", "title", "message"]);
      const alert = {
        showAlert: truth(given["showAlert"], true),
        style: oneOfTheseWords(given["style"], ["Stop", "Warning", "Information"], "Stop"),
        title,
        message,
      };
      change(self, stage, (v) => ({ ...v, alert }));
    },
  },
  call: {
    clear: (self, _, stage) => {
      refuseProtected(self.sheet);
      for (const a of self.areas) self.sheet.clearValidation(a);
      stage.workbook.tell({ kind: "layout", sheet: self.sheet });
    },
  },
};
