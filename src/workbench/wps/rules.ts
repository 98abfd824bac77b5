// Conditional formats and entry rules of WPS: added below those that are there, relative addresses counted from the active cell.
import { meet, type Area } from "../model/area";
import { treeOf } from "../model/calculation";
import { refuseProtected } from "../model/edits";
import { copied } from "../model/formula";
import type { ConditionalFormat, ConditionalLook, Sheet } from "../model/sheet";
import { NO_EDGE, type Edge, type Side } from "../model/style";
import { freshId } from "../model/workbook";
import { dataValidation } from "../objects/data-validation";
import type { FormatObject } from "../objects/format";
import type { Stage } from "../objects/part";
import { asked, counted, put, refuseWps, strict } from "./strict";
import { colourNumber, colourText, LINE, OPERATOR, SIDE, UNDERLINE, VALIDATION } from "./words";

const EXPRESSION = 2;

const activeCell = ({ workbook }: Stage): { readonly row: number; readonly col: number } => {
  const { selection } = workbook.active;
  return { row: selection.top, col: selection.left };
};

/** A formula as it is spelled for the active cell ↔ as the model keeps it, for the first cell of its area. */
function forArea(formula: string, area: Area, stage: Stage): string {
  const from = activeCell(stage);
  // What the screen shows as R2C3 is read in that spelling, as in every program with this object model.
  if (typeof formula !== "string" || treeOf(formula) === undefined || stage.workbook.isR1C1) refuseWps("公式有错误");
  return copied(formula, area.top - from.row, area.left - from.col);
}
const forActive = (formula: string, area: Area, stage: Stage): string => {
  const to = activeCell(stage);
  return copied(formula, to.row - area.top, to.col - area.left);
};

function formatCondition(sheet: Sheet, id: string, stage: Stage): Et.FormatCondition {
  const found = (): ConditionalFormat => sheet.conditionalFormats.find((one) => one.id === id) ?? refuseWps("对象已不存在");
  const change = (how: (look: ConditionalLook) => ConditionalLook): void => {
    refuseProtected(sheet, "allowFormatCells");
    const one = found();
    sheet.conditionalFormats = sheet.conditionalFormats.map((each) => (each === one ? { ...one, look: how(one.look) } : each));
    stage.workbook.tell({ kind: "layout", sheet });
  };
  const font = (part: NonNullable<ConditionalLook["font"]>): void =>
    change((look) => ({ ...look, font: { ...look.font, ...part } }));
  const edge = (side: Side, how: (edge: Edge) => Edge): void =>
    change((look) => ({ ...look, borders: { ...look.borders, [side]: how(look.borders?.[side] ?? NO_EDGE) } }));
  const played = {
    get Type() {
      return found().rule.kind === "Custom" ? EXPRESSION : 1;
    },
    get Formula1() {
      const { rule, areas } = found();
      return rule.kind === "Custom" ? forActive(rule.formula, areas[0]!, stage) : rule.formula1;
    },
    get NumberFormat() {
      return found().look.numberFormat ?? null;
    },
    set NumberFormat(numberFormat: unknown) {
      change((look) => ({ ...look, numberFormat: String(numberFormat) }));
    },
    Interior: strict("Interior", {
      get Color() {
        return colourNumber(found().look.fill);
      },
      set Color(colour: unknown) {
        change((look) => ({ ...look, fill: colourText(colour) }));
      },
    }),
    Font: strict("Font", {
      get Bold() {
        return found().look.font?.bold ?? null;
      },
      set Bold(bold: unknown) {
        font({ bold: bold === true });
      },
      get Italic() {
        return found().look.font?.italic ?? null;
      },
      set Italic(italic: unknown) {
        font({ italic: italic === true });
      },
      get Underline() {
        return UNDERLINE.number(found().look.font?.underline ?? "None");
      },
      set Underline(underline: unknown) {
        font({ underline: UNDERLINE.word(underline) });
      },
      get Color() {
        return colourNumber(found().look.font?.color);
      },
      set Color(colour: unknown) {
        font({ color: colourText(colour) });
      },
    }),
    Borders: strict("Borders", {
      Item: (index: unknown) => {
        const side = SIDE.word(index).replace("Edge", "").toLowerCase() as Side;
        return strict("Border", {
          get LineStyle() {
            return LINE.number(found().look.borders?.[side]?.style ?? "None");
          },
          set LineStyle(style: unknown) {
            edge(side, (one) => ({ ...one, style: LINE.word(style) }));
          },
          get Color() {
            return colourNumber(found().look.borders?.[side]?.color);
          },
          set Color(colour: unknown) {
            edge(side, (one) => ({ ...one, color: colourText(colour) }));
          },
        });
      },
    }),
    SetFirstPriority: () => {
      const one = found();
      sheet.conditionalFormats = [one, ...sheet.conditionalFormats.filter((each) => each !== one)];
    },
    Delete: () => {
      refuseProtected(sheet, "allowFormatCells");
      const one = found();
      sheet.conditionalFormats = sheet.conditionalFormats.filter((each) => each !== one);
      stage.workbook.tell({ kind: "layout", sheet });
    },
  };
  return strict("FormatCondition", played) as unknown as Et.FormatCondition;
}

export function formatConditions(sheet: Sheet, area: Area, stage: Stage): Et.FormatConditions {
  const touching = (): readonly ConditionalFormat[] =>
    sheet.conditionalFormats.filter((format) => format.areas.some((one) => meet(one, area) !== undefined));
  return strict("FormatConditions", {
    get Count() {
      return touching().length;
    },
    Item: (index: unknown) => formatCondition(sheet, counted(touching(), index).id, stage),
    Add: (type: unknown, _operator: unknown, formula: string) => {
      refuseProtected(sheet, "allowFormatCells");
      if (type !== EXPRESSION) throw new TypeError(`conditional formats of type ${String(type)} are not played`);
      const format: ConditionalFormat = {
        id: freshId(),
        areas: [area],
        rule: { kind: "Custom", formula: forArea(formula, area, stage) },
        look: {},
        stopIfTrue: false,
      };
      sheet.conditionalFormats = [...sheet.conditionalFormats, format];
      stage.workbook.tell({ kind: "layout", sheet });
      return formatCondition(sheet, format.id, stage);
    },
    Delete: () => {
      refuseProtected(sheet, "allowFormatCells");
      sheet.clearConditionalFormats(area);
      stage.workbook.tell({ kind: "layout", sheet });
    },
  }) as unknown as Et.FormatConditions;
}

/** WPS's limits are those of the file. */
const LONGEST = { title: 32, message: 255 } as const;

export function validation(format: FormatObject, area: Area, stage: Stage): Et.Validation {
  const { sheet } = format;
  const typeOf = (): string => String(asked(dataValidation, "type", format, stage));
  /** Of cells without a rule, or with several, nothing can be asked or changed. */
  const has = (): void => {
    if (typeOf() === "None" || typeOf() === "Inconsistent") refuseWps("应用程序定义或对象定义错误");
  };
  const words = (key: "prompt" | "errorAlert", part: "title" | "message" | "showPrompt" | "showAlert") => ({
    get: (): unknown => {
      has();
      return (asked(dataValidation, key, format, stage) as Readonly<Record<string, unknown>>)[part];
    },
    set: (value: unknown): void => {
      has();
      if ((part === "title" || part === "message") && String(value).length > LONGEST[part]) refuseWps("文字过长");
      const before = asked(dataValidation, key, format, stage) as object;
      put(dataValidation, key, format, { ...before, [part]: value }, stage);
    },
  });
  const rule = (type: string, operator: unknown, formula1: unknown, formula2: unknown): unknown => {
    if (typeof formula1 !== "string") return refuseWps("参数无效");
    if (type === "List") return { list: { inCellDropDown: true, source: formula1 } };
    if (type === "Custom") return { custom: { formula: forArea(formula1, area, stage) } };
    // A figure that is spelled is the figure.
    const bound = (text: unknown): unknown => (typeof text === "string" && /^-?\d{1,15}$/u.test(text) ? Number(text) : text);
    const kind = type === "Date" ? "date" : type === "Decimal" ? "decimal" : "wholeNumber";
    const word = OPERATOR.word(operator);
    return {
      [kind]: { operator: word, formula1: bound(formula1), ...(word === "Between" ? { formula2: bound(formula2) } : {}) },
    };
  };
  const played = Object.defineProperties(
    {
      get Type() {
        has();
        return VALIDATION.number(typeOf());
      },
      get IgnoreBlank() {
        has();
        return asked(dataValidation, "ignoreBlanks", format, stage) as boolean;
      },
      Add: (type: unknown, alertStyle: unknown, operator: unknown, formula1: unknown, formula2: unknown) => {
        if (typeOf() !== "None") refuseWps("已有数据有效性");
        if (alertStyle !== 1) throw new TypeError("only the alert that stops is played");
        put(dataValidation, "rule", format, rule(VALIDATION.word(type), operator, formula1, formula2), stage);
      },
      Delete: () => {
        refuseProtected(sheet);
        sheet.clearValidation(area);
        stage.workbook.tell({ kind: "layout", sheet });
      },
    },
    {
      InputTitle: words("prompt", "title"),
      InputMessage: words("prompt", "message"),
      ShowInput: words("prompt", "showPrompt"),
      ErrorTitle: words("errorAlert", "title"),
      ErrorMessage: words("errorAlert", "message"),
      ShowError: words("errorAlert", "showAlert"),
    },
  );
  return strict("Validation", played) as unknown as Et.Validation;
}
