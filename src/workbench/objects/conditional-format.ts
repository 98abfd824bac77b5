// Conditional formats of the two kinds that a check needs: a formula of one's own, and a comparison of the cell's value.
import { meet } from "../model/area";
import { treeOf } from "../model/calculation";
import { refuseProtected } from "../model/edits";
import { refuse } from "../model/refusal";
import type { ConditionalFormat, ConditionalLook, ConditionalRule, Operator, Sheet } from "../model/sheet";
import { NO_EDGE, color, type Edge, type EdgeStyle, type Side } from "../model/style";
import { freshId } from "../model/workbook";
import { oneOfTheseWords, record, text, whole } from "./arguments";
import type { FormatObject } from "./format";
import { nothing, range, rangeAreas, type HostObject, type Part, type Stage } from "./part";

interface RuleObject extends HostObject {
  readonly sheet: Sheet;
  readonly id: string;
}

export const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const satisfies readonly Operator[];

const found = (self: RuleObject): ConditionalFormat =>
  self.sheet.conditionalFormats.find((f) => f.id === self.id) ?? refuse("ItemNotFound");

function replace(self: RuleObject, stage: Stage, how: (format: ConditionalFormat) => ConditionalFormat): void {
  refuseProtected(self.sheet, "allowFormatCells");
  const changed = how(found(self));
  self.sheet.conditionalFormats = self.sheet.conditionalFormats.map((f) => (f.id === self.id ? changed : f));
  const first = changed.areas[0];
  if (first !== undefined) stage.workbook.tell({ kind: "layout", sheet: self.sheet });
}

const touching = (self: FormatObject): readonly ConditionalFormat[] =>
  self.sheet.conditionalFormats.filter((f) => f.areas.some((a) => self.areas.some((b) => meet(a, b) !== undefined)));

const ruleObject = (className: string, sheet: Sheet, id: string): RuleObject => ({ className, sheet, id });

const PLAYED = ["Custom", "CellValue"] as const;
const KNOWN = [...PLAYED, "DataBar", "ColorScale", "IconSet", "TopBottom", "PresetCriteria", "ContainsText"] as const;

export const conditionalFormatCollection: Part<FormatObject> = {
  items: (self) => touching(self).map((f) => ruleObject("ConditionalFormat", self.sheet, f.id)),
  item: (self, key) => {
    const hit = touching(self).find((f) => f.id === key);
    return hit === undefined ? undefined : ruleObject("ConditionalFormat", self.sheet, hit.id);
  },
  call: {
    add: (self, [type], stage) => {
      refuseProtected(self.sheet, "allowFormatCells");
      const kind = oneOfTheseWords(type, KNOWN);
      if (kind !== "Custom" && kind !== "CellValue")
        return refuse("NotImplemented", `The workbench does not play conditional formats of the kind ${kind}.`);
      const rule: ConditionalRule = kind === "Custom" ? { kind, formula: "" } : { kind, operator: "EqualTo", formula1: "" };
      const format: ConditionalFormat = { id: freshId(), areas: self.areas, rule, look: {}, stopIfTrue: false };
      // The newest one has the highest priority.
      self.sheet.conditionalFormats = [format, ...self.sheet.conditionalFormats];
      stage.workbook.tell({ kind: "layout", sheet: self.sheet });
      return ruleObject("ConditionalFormat", self.sheet, format.id);
    },
    clearAll: (self, _, stage) => {
      refuseProtected(self.sheet, "allowFormatCells");
      for (const a of self.areas) self.sheet.clearConditionalFormats(a);
      stage.workbook.tell({ kind: "layout", sheet: self.sheet });
    },
    getItemOrNullObject: (self, [key]) => {
      const hit = touching(self).find((f) => f.id === key);
      return hit === undefined ? nothing("ConditionalFormat") : ruleObject("ConditionalFormat", self.sheet, hit.id);
    },
  },
};

const kindOf = (self: RuleObject): ConditionalRule["kind"] => found(self).rule.kind;
const only =
  (kind: ConditionalRule["kind"], className: string) =>
  (self: RuleObject): HostObject =>
    kindOf(self) === kind ? ruleObject(className, self.sheet, self.id) : refuse("ItemNotFound");
const orNothing =
  (kind: ConditionalRule["kind"], className: string) =>
  (self: RuleObject): HostObject =>
    kindOf(self) === kind ? ruleObject(className, self.sheet, self.id) : nothing(className);

export const conditionalFormat: Part<RuleObject> = {
  identity: (self) => ({ Id: self.id }),
  read: {
    id: (self) => self.id,
    type: (self) => kindOf(self),
    priority: (self) => self.sheet.conditionalFormats.findIndex((f) => f.id === self.id),
    stopIfTrue: (self) => found(self).stopIfTrue,
  },
  write: {
    stopIfTrue: (self, stopIfTrue: boolean, stage) => replace(self, stage, (f) => ({ ...f, stopIfTrue })),
    priority: (self, priority: number, stage) => {
      refuseProtected(self.sheet, "allowFormatCells");
      const format = found(self);
      const rest = self.sheet.conditionalFormats.filter((f) => f !== format);
      if (!Number.isInteger(priority) || priority < 0 || priority > rest.length) refuse("InvalidArgument");
      rest.splice(priority, 0, format);
      self.sheet.conditionalFormats = rest;
      stage.workbook.tell({ kind: "layout", sheet: self.sheet });
    },
  },
  go: {
    custom: only("Custom", "CustomConditionalFormat"),
    customOrNullObject: orNothing("Custom", "CustomConditionalFormat"),
    cellValue: only("CellValue", "CellValueConditionalFormat"),
  },
  call: {
    delete: (self, _, stage) => {
      refuseProtected(self.sheet, "allowFormatCells");
      found(self);
      self.sheet.conditionalFormats = self.sheet.conditionalFormats.filter((f) => f.id !== self.id);
      stage.workbook.tell({ kind: "layout", sheet: self.sheet });
    },
    getRange: (self) => {
      const { areas } = found(self);
      return areas.length === 1 ? range(self.sheet, areas[0]!) : refuse("InvalidOperation");
    },
    getRanges: (self) => rangeAreas(self.sheet, found(self).areas),
  },
};

const below =
  (className: string) =>
  (self: RuleObject): RuleObject =>
    ruleObject(className, self.sheet, self.id);

export const customConditionalFormat: Part<RuleObject> = {
  go: { rule: below("ConditionalFormatRule"), format: below("ConditionalRangeFormat") },
};

/** Longest formula of a rule; Excel's own dialog takes no longer one. */
const LONGEST = 255 * 32;

function formulaOf(value: unknown): string {
  const formula = text(value);
  const spelled = formula.startsWith("=") ? formula : `=${formula}`;
  if (formula === "" || spelled.length > LONGEST || treeOf(spelled) === undefined) refuse("InvalidArgument");
  return spelled;
}

export const conditionalFormatRule: Part<RuleObject> = {
  read: {
    formula: (self) => {
      const { rule } = found(self);
      return rule.kind === "Custom" ? rule.formula : "";
    },
  },
  write: {
    formula: (self, value: string, stage) => {
      const formula = formulaOf(value);
      replace(self, stage, (f) => ({ ...f, rule: { kind: "Custom", formula } }));
    },
  },
};

export const cellValueConditionalFormat: Part<RuleObject> = {
  go: { format: below("ConditionalRangeFormat") },
  read: {
    rule: (self) => {
      const { rule } = found(self);
      if (rule.kind !== "CellValue") return null;
      return {
        formula1: rule.formula1,
        ...(rule.formula2 === undefined ? {} : { formula2: rule.formula2 }),
        operator: rule.operator,
      };
    },
  },
  write: {
    rule: (self, value: unknown, stage) => {
      const given = record(value, ["formula1", "formula2", "operator"]);
      const operator = oneOfTheseWords(given["operator"], OPERATORS);
      const between = operator === "Between" || operator === "NotBetween";
      const formula1 = text(given["formula1"]);
      if (formula1 === "" || (between && typeof given["formula2"] !== "string")) refuse("InvalidArgument");
      for (const each of [formula1, given["formula2"]])
        if (typeof each === "string" && each.startsWith("=") && treeOf(each) === undefined) refuse("InvalidArgument");
      replace(self, stage, (f) => ({
        ...f,
        rule: { kind: "CellValue", operator, formula1, ...(between ? { formula2: text(given["formula2"]) } : {}) },
      }));
    },
  },
};

const look = (self: RuleObject, stage: Stage, how: (look: ConditionalLook) => ConditionalLook): void =>
  replace(self, stage, (f) => ({ ...f, look: how(f.look) }));
const lookOf = (self: RuleObject): ConditionalLook => found(self).look;
const aColor = (value: unknown): string => color(value) ?? refuse("InvalidArgument");

export const conditionalRangeFormat: Part<RuleObject> = {
  go: {
    fill: below("ConditionalRangeFill"),
    font: below("ConditionalRangeFont"),
    borders: below("ConditionalRangeBorderCollection"),
  },
  read: { numberFormat: (self) => lookOf(self).numberFormat ?? null },
  write: {
    numberFormat: (self, value: unknown, stage) => {
      const numberFormat = text(value);
      look(self, stage, (l) => ({ ...l, numberFormat }));
    },
  },
  call: { clearFormat: (self, _, stage) => look(self, stage, () => ({})) },
};

export const conditionalRangeFill: Part<RuleObject> = {
  read: { color: (self) => lookOf(self).fill ?? null },
  write: {
    color: (self, value: string, stage) => {
      const fill = aColor(value);
      look(self, stage, (l) => ({ ...l, fill }));
    },
  },
  call: {
    clear: (self, _, stage) =>
      look(self, stage, (l) => {
        const { fill: _gone, ...rest } = l;
        return rest;
      }),
  },
};

const fontPart = (self: RuleObject, stage: Stage, part: ConditionalLook["font"]): void =>
  look(self, stage, (l) => ({ ...l, font: { ...l.font, ...part } }));

export const conditionalRangeFont: Part<RuleObject> = {
  read: {
    color: (self) => lookOf(self).font?.color ?? null,
    bold: (self) => lookOf(self).font?.bold ?? null,
    italic: (self) => lookOf(self).font?.italic ?? null,
    underline: (self) => lookOf(self).font?.underline ?? null,
  },
  write: {
    color: (self, value: string, stage) => fontPart(self, stage, { color: aColor(value) }),
    bold: (self, bold: boolean, stage) => fontPart(self, stage, { bold }),
    italic: (self, italic: boolean, stage) => fontPart(self, stage, { italic }),
    underline: (self, underline: string, stage) => fontPart(self, stage, { underline }),
  },
  call: {
    clear: (self, _, stage) =>
      look(self, stage, (l) => {
        const { font: _gone, ...rest } = l;
        return rest;
      }),
  },
};

interface EdgeObject extends RuleObject {
  readonly side: Side;
}

const SIDES: Readonly<Record<string, Side>> = { EdgeTop: "top", EdgeBottom: "bottom", EdgeLeft: "left", EdgeRight: "right" };
const edgeObject = (self: RuleObject, side: Side): EdgeObject => ({
  ...ruleObject("ConditionalRangeBorder", self.sheet, self.id),
  side,
});
const drawn = (self: EdgeObject, stage: Stage, how: (edge: Edge) => Edge): void =>
  look(self, stage, (l) => ({ ...l, borders: { ...l.borders, [self.side]: how(l.borders?.[self.side] ?? NO_EDGE) } }));

export const conditionalRangeBorderCollection: Part<RuleObject> = {
  read: { count: () => 4 },
  go: {
    top: (self) => edgeObject(self, "top"),
    bottom: (self) => edgeObject(self, "bottom"),
    left: (self) => edgeObject(self, "left"),
    right: (self) => edgeObject(self, "right"),
  },
  items: (self) => Object.values(SIDES).map((side) => edgeObject(self, side)),
  item: (self, key) => {
    const side = typeof key === "string" && Object.hasOwn(SIDES, key) ? SIDES[key] : undefined;
    return side === undefined ? undefined : edgeObject(self, side);
  },
  call: { getItemAt: (self, [index]) => edgeObject(self, Object.values(SIDES)[whole(index)] ?? refuse("InvalidArgument")) },
};

export const conditionalRangeBorder: Part<EdgeObject> = {
  read: {
    style: (self) => lookOf(self).borders?.[self.side]?.style ?? "None",
    color: (self) => lookOf(self).borders?.[self.side]?.color ?? "#000000",
  },
  write: {
    style: (self, style: EdgeStyle, stage) => drawn(self, stage, (edge) => ({ ...edge, style })),
    color: (self, value: string, stage) => {
      const wanted = aColor(value);
      drawn(self, stage, (edge) => ({ ...edge, color: wanted }));
    },
  },
};
