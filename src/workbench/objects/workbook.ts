// The workbook and the application around it: names, settings, properties, XML parts, comments.
import { areaName, isSingle, keyOf, quoteSheet } from "../model/area";
import { treeOf } from "../model/calculation";
import { isPossibleName, type DefinedName } from "../model/defined-name";
import { refuseProtected } from "../model/edits";
import { refuse } from "../model/refusal";
import type { Comment, Sheet } from "../model/sheet";
import { CellError, onTheWire } from "../model/value";
import { freshId } from "../model/workbook";
import { rootNamespace } from "../model/root-namespace";
import { isRange, oneOfTheseWords, optionalText, rangeArgument, rangeOfFormula, text } from "./arguments";
import { nothing, range, type HostObject, type Part, type Stage } from "./part";
import { sheetObject, type SheetObject } from "./worksheet";

const plain = (className: string) => (): HostObject => ({ className });

export const workbook: Part<HostObject> = {
  go: {
    application: plain("Application"),
    worksheets: plain("WorksheetCollection"),
    names: plain("NamedItemCollection"),
    tables: plain("TableCollection"),
    settings: plain("SettingCollection"),
    properties: plain("DocumentProperties"),
    customXmlParts: plain("CustomXmlPartCollection"),
    comments: plain("CommentCollection"),
    protection: plain("WorkbookProtection"),
    _Runtime: plain("Runtime"),
  },
  read: {
    name: (_, stage) => stage.workbook.name,
    readOnly: (_, stage) => stage.workbook.readOnly,
  },
  call: {
    getActiveCell: (_, __, stage) => {
      const { top, left } = stage.workbook.active.selection;
      return range(stage.workbook.active, { top, left, bottom: top, right: left });
    },
    _RemoveReference: (_, [id], stage) => stage.release(text(id)),
    _GetRangeForEventByReferenceId: (_, [id], stage) => stage.kept(text(id)) ?? refuse("ItemNotFound"),
    _GetRangeOrNullObjectForEventByReferenceId: (_, [id], stage) => stage.kept(text(id)) ?? nothing("Range"),
    _RegisterActivatedEvent: () => null,
    _UnregisterActivatedEvent: () => null,
  },
};

export const application: Part<HostObject> = {
  read: {},
  write: {},
  call: {
    calculate: (_, [type], stage) => {
      oneOfTheseWords(type, ["Recalculate", "Full", "FullRebuild"]);
      const mode = stage.workbook.calculationMode;
      stage.workbook.calculationMode = "Automatic";
      if (type !== "Recalculate") stage.workbook.calculation.forget();
      stage.workbook.recalculate();
      stage.workbook.calculationMode = mode;
    },
  },
};

export const runtime: Part<HostObject> = {
  read: { enableEvents: (_, stage) => stage.events.enabled },
  write: {},
};

export const workbookProtection: Part<HostObject> = {
  read: { protected: (_, stage) => stage.workbook.structureProtected !== undefined },
  call: {
    protect: (_, [password], stage) => {
      if (stage.workbook.structureProtected !== undefined) refuse("AccessDenied");
      const secret = optionalText(password);
      stage.workbook.structureProtected = secret === undefined ? {} : { password: secret };
    },
  },
};

/** Told that the pane has its ribbon functions ready; a host that waits for a click needs no more. */
export const addinInternalService: Part<HostObject> = {
  call: { notifyActionHandlerReady: () => null },
};

// ---- defined names

interface NameObject extends HostObject {
  readonly name: string;
  readonly scope: string | undefined;
}

const scopeOf = (self: HostObject): string | undefined => (self as Partial<SheetObject>).sheet?.id;
const nameObject = (found: DefinedName): NameObject => ({ className: "NamedItem", name: found.name, scope: found.scope });
const inScope = (self: HostObject, stage: Stage): readonly DefinedName[] =>
  stage.workbook.names.filter((n) => n.scope === scopeOf(self));
const byKey = (self: HostObject, key: unknown, stage: Stage): DefinedName | undefined => {
  const wanted = text(key).toLowerCase();
  return inScope(self, stage).find((n) => n.name.toLowerCase() === wanted);
};
const named = (self: NameObject, stage: Stage): DefinedName =>
  stage.workbook.names.find((n) => n.name === self.name && n.scope === self.scope) ?? refuse("ItemNotFound");

const placeFormula = (sheet: Sheet, a: Parameters<typeof areaName>[0]): string =>
  `=${quoteSheet(sheet.name)}!${areaName(a, "$")}`;

function addName(self: HostObject, args: readonly unknown[], stage: Stage): HostObject {
  const name = text(args[0]);
  if (!isPossibleName(name)) refuse("InvalidArgument");
  if (byKey(self, name, stage) !== undefined) refuse("ItemAlreadyExists");
  const given = args[1];
  let formula: string;
  if (isRange(given)) formula = placeFormula(given.sheet, given.area);
  else if (typeof given === "number" || typeof given === "boolean") formula = `=${String(given).toUpperCase()}`;
  else {
    const spelled = text(given);
    formula = spelled.startsWith("=") ? spelled : `="${spelled.replaceAll('"', '""')}"`;
  }
  if (treeOf(formula) === undefined) refuse("InvalidArgument");
  const comment = optionalText(args[2]) ?? "";
  if (comment.length > 255) refuse("InvalidArgument");
  const scope = scopeOf(self);
  const made: DefinedName = { name, formula, comment, visible: true, ...(scope === undefined ? {} : { scope }) };
  stage.workbook.names = [...stage.workbook.names, made];
  stage.workbook.calculation.named(name);
  stage.workbook.recalculate();
  return nameObject(made);
}

export const namedItemCollection: Part<HostObject> = {
  items: (self, stage) => inScope(self, stage).map(nameObject),
  item: (self, key, stage) => {
    const found = byKey(self, key, stage);
    return found === undefined ? undefined : nameObject(found);
  },
  call: {
    add: addName,
    getItemOrNullObject: (self, [key], stage) => {
      const found = byKey(self, key, stage);
      return found === undefined ? nothing("NamedItem") : nameObject(found);
    },
  },
};

const typeOfName = (found: DefinedName, stage: Stage): string => {
  if (rangeOfFormula(stage.workbook, found.formula) !== undefined) return "Range";
  const value = stage.workbook.calculation.evaluateAt(found.formula, stage.workbook.sheets[0]!, 0, 0);
  return value instanceof CellError
    ? "Error"
    : typeof value === "boolean"
      ? "Boolean"
      : typeof value === "number"
        ? Number.isInteger(value)
          ? "Integer"
          : "Double"
        : "String";
};

const changeName = (self: NameObject, stage: Stage, change: Partial<DefinedName>): void => {
  const found = named(self, stage);
  stage.workbook.names = stage.workbook.names.map((n) => (n === found ? { ...n, ...change } : n));
  stage.workbook.calculation.named(self.name);
  stage.workbook.recalculate();
};

export const namedItem: Part<NameObject> = {
  identity: (self) => ({ _Id: self.name }),
  exists: (self, stage) => stage.workbook.names.some((n) => n.name === self.name && n.scope === self.scope),
  go: {
    worksheet: (self, stage) => {
      const sheet = self.scope === undefined ? undefined : stage.workbook.sheetById(self.scope);
      return sheet === undefined ? refuse("ItemNotFound") : sheetObject(sheet);
    },
  },
  read: {
    name: (self, stage) => named(self, stage).name,
    comment: (self, stage) => named(self, stage).comment,
    visible: (self, stage) => named(self, stage).visible,
    scope: (self) => (self.scope === undefined ? "Workbook" : "Worksheet"),
    formula: (self, stage) => named(self, stage).formula,
    type: (self, stage) => typeOfName(named(self, stage), stage),
    value: (self, stage) => {
      const found = named(self, stage);
      return rangeOfFormula(stage.workbook, found.formula) === undefined
        ? onTheWire(stage.workbook.calculation.evaluateAt(found.formula, stage.workbook.sheets[0]!, 0, 0))
        : found.formula.slice(1);
    },
  },
  write: {
    comment: (self, comment: string, stage) =>
      comment.length > 255 ? refuse("InvalidArgument") : changeName(self, stage, { comment }),
    visible: (self, visible: boolean, stage) => changeName(self, stage, { visible }),
    formula: (self, value: unknown, stage) => {
      const formula = text(value);
      if (!formula.startsWith("=") || treeOf(formula) === undefined) refuse("InvalidArgument");
      changeName(self, stage, { formula });
    },
  },
  call: {
    delete: (self, _, stage) => {
      const found = named(self, stage);
      stage.workbook.names = stage.workbook.names.filter((n) => n !== found);
      stage.workbook.calculation.named(self.name);
      stage.workbook.recalculate();
    },
    getRange: (self, _, stage) => rangeOfFormula(stage.workbook, named(self, stage).formula) ?? refuse("ItemNotFound"),
  },
};

// ---- settings, properties, custom XML

interface KeyObject extends HostObject {
  readonly key: string;
}

const keyObject = (className: string, key: string): KeyObject => ({ className, key });

export const settingCollection: Part<HostObject> = {
  items: (_, stage) => [...stage.workbook.settings.keys()].map((key) => keyObject("Setting", key)),
  item: (_, key, stage) => (stage.workbook.settings.has(text(key)) ? keyObject("Setting", text(key)) : undefined),
  call: {
    add: (_, [key, value], stage) => {
      stage.workbook.settings.set(text(key), value);
      return keyObject("Setting", text(key));
    },
    getItemOrNullObject: (_, [key], stage) =>
      stage.workbook.settings.has(text(key)) ? keyObject("Setting", text(key)) : nothing("Setting"),
  },
};

export const setting: Part<KeyObject> = {
  identity: (self) => ({ _Id: self.key }),
  exists: (self, stage) => stage.workbook.settings.has(self.key),
  read: { key: (self) => self.key, value: (self, stage) => stage.workbook.settings.get(self.key) },
  write: {
    value: (self, value: unknown, stage) => {
      stage.workbook.settings.set(self.key, value);
    },
  },
  call: {
    delete: (self, _, stage) => {
      stage.workbook.settings.delete(self.key);
    },
  },
};

export const documentProperties: Part<HostObject> = {
  go: { custom: plain("CustomPropertyCollection") },
  read: { title: (_, stage) => stage.workbook.title, author: (_, stage) => stage.workbook.author },
  write: {
    title: (_, title: string, stage) => {
      stage.workbook.title = title;
    },
    author: (_, author: string, stage) => {
      stage.workbook.author = author;
    },
  },
};

const LONGEST_PROPERTY = 255;

export const customPropertyCollection: Part<HostObject> = {
  items: (_, stage) => [...stage.workbook.properties.keys()].map((key) => keyObject("CustomProperty", key)),
  item: (_, key, stage) => (stage.workbook.properties.has(text(key)) ? keyObject("CustomProperty", text(key)) : undefined),
  call: {
    add: (_, [key, value], stage) => {
      const name = text(key);
      if (name === "" || name.length > LONGEST_PROPERTY) refuse("InvalidArgument");
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") refuse("InvalidArgument");
      const given = value as string | number | boolean;
      stage.workbook.properties.set(name, typeof given === "string" ? given.slice(0, LONGEST_PROPERTY) : given);
      return keyObject("CustomProperty", name);
    },
    getItemOrNullObject: (_, [key], stage) =>
      stage.workbook.properties.has(text(key)) ? keyObject("CustomProperty", text(key)) : nothing("CustomProperty"),
  },
};

export const customProperty: Part<KeyObject> = {
  identity: (self) => ({ _Id: self.key }),
  exists: (self, stage) => stage.workbook.properties.has(self.key),
  read: {
    key: (self) => self.key,
    value: (self, stage) => stage.workbook.properties.get(self.key),
    type: (self, stage) => {
      const value = stage.workbook.properties.get(self.key);
      return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
    },
  },
  write: {
    value: (self, value: unknown, stage) => {
      stage.workbook.properties.set(self.key, value as string | number | boolean);
    },
  },
  call: {
    delete: (self, _, stage) => {
      stage.workbook.properties.delete(self.key);
    },
  },
};

interface PartObject extends HostObject {
  readonly id: string;
}

interface ScopedParts extends HostObject {
  readonly namespaceUri: string;
}

const xmlObject = (id: string): PartObject => ({ className: "CustomXmlPart", id });
const xmlPart = (self: PartObject, stage: Stage) =>
  stage.workbook.xmlParts.find((p) => p.id === self.id) ?? refuse("ItemNotFound");

export const customXmlPartCollection: Part<HostObject> = {
  items: (_, stage) => stage.workbook.xmlParts.map((p) => xmlObject(p.id)),
  item: (_, key, stage) => (stage.workbook.xmlParts.some((p) => p.id === key) ? xmlObject(text(key)) : undefined),
  call: {
    add: (_, [xml], stage) => {
      const spelled = text(xml);
      const namespaceUri = rootNamespace(spelled);
      if (namespaceUri === undefined) return refuse("InvalidArgument");
      const id = freshId();
      stage.workbook.xmlParts.push({ id, namespaceUri, xml: spelled });
      return xmlObject(id);
    },
    getItemOrNullObject: (_, [key], stage) =>
      stage.workbook.xmlParts.some((p) => p.id === key) ? xmlObject(text(key)) : nothing("CustomXmlPart"),
  },
};

const scopedParts = (self: ScopedParts, stage: Stage): readonly PartObject[] =>
  stage.workbook.xmlParts.filter((p) => p.namespaceUri === self.namespaceUri).map((p) => xmlObject(p.id));

export const customXmlPartScopedCollection: Part<ScopedParts> = {
  items: scopedParts,
  item: (self, key, stage) => scopedParts(self, stage).find((p) => p.id === key),
  call: {
    getItemOrNullObject: (self, [key], stage) => scopedParts(self, stage).find((p) => p.id === key) ?? nothing("CustomXmlPart"),
  },
};

export const customXmlPart: Part<PartObject> = {
  identity: (self) => ({ Id: self.id }),
  exists: (self, stage) => stage.workbook.xmlParts.some((p) => p.id === self.id),
  read: { id: (self) => self.id, namespaceUri: (self, stage) => xmlPart(self, stage).namespaceUri },
  call: {
    delete: (self, _, stage) => {
      const found = xmlPart(self, stage);
      stage.workbook.xmlParts = stage.workbook.xmlParts.filter((p) => p !== found);
    },
  },
};

// ---- comments

interface CommentObject extends HostObject {
  readonly sheet: Sheet;
  readonly id: string;
}

const sheetsOf = (self: HostObject, stage: Stage): readonly Sheet[] => {
  const { sheet } = self as Partial<SheetObject>;
  return sheet === undefined ? stage.workbook.sheets : [sheet];
};
const commentObject = (sheet: Sheet, id: string): CommentObject => ({ className: "Comment", sheet, id });
const comments = (self: HostObject, stage: Stage): readonly CommentObject[] =>
  sheetsOf(self, stage).flatMap((sheet) => sheet.comments.map((c) => commentObject(sheet, c.id)));
const comment = (self: CommentObject): Comment => self.sheet.comments.find((c) => c.id === self.id) ?? refuse("ItemNotFound");
const changeComment = (self: CommentObject, change: Partial<Comment>, stage: Stage): void => {
  refuseProtected(self.sheet, "allowEditObjects");
  const found = comment(self);
  self.sheet.comments = self.sheet.comments.map((c) => (c === found ? { ...c, ...change } : c));
  stage.workbook.tell({ kind: "layout", sheet: self.sheet });
};

export const commentCollection: Part<HostObject> = {
  items: comments,
  item: (self, key, stage) => comments(self, stage).find((c) => c.id === key),
  call: {
    add: (self, [cell, content], stage) => {
      const own = (self as Partial<SheetObject>).sheet;
      const place = rangeArgument(cell, stage.workbook, own ?? stage.workbook.active);
      if (!isSingle(place.area) || (own !== undefined && own !== place.sheet)) refuse("InvalidArgument");
      refuseProtected(place.sheet, "allowEditObjects");
      const taken = place.sheet.comments.some((c) => keyOf(c.row, c.col) === keyOf(place.area.top, place.area.left));
      if (taken) refuse("ItemAlreadyExists");
      const made: Comment = {
        id: freshId(),
        row: place.area.top,
        col: place.area.left,
        author: "本机用户",
        content: text(content),
        resolved: false,
      };
      place.sheet.comments = [...place.sheet.comments, made];
      stage.workbook.tell({ kind: "layout", sheet: place.sheet });
      return commentObject(place.sheet, made.id);
    },
    getItemOrNullObject: (self, [key], stage) => comments(self, stage).find((c) => c.id === key) ?? nothing("Comment"),
  },
};

export const commentPart: Part<CommentObject> = {
  identity: (self) => ({ Id: self.id }),
  exists: (self) => self.sheet.comments.some((c) => c.id === self.id),
  read: {
    id: (self) => self.id,
    content: (self) => comment(self).content,
    contentType: () => "Plain",
  },
  write: {
    content: (self, content: string, stage) => changeComment(self, { content }, stage),
  },
  call: {
    delete: (self, _, stage) => {
      refuseProtected(self.sheet, "allowEditObjects");
      self.sheet.comments = self.sheet.comments.filter((c) => c.id !== self.id);
      stage.workbook.tell({ kind: "layout", sheet: self.sheet });
    },
    getLocation: (self) => {
      const { row, col } = comment(self);
      return range(self.sheet, { top: row, left: col, bottom: row, right: col });
    },
  },
};
