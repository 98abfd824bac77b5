// Keeps every formula of the workbook up to date, in the order in which they depend on each other.
import { area, colOfKey, holds, keyOf, meet, rowOfKey, size, squares, type Area } from "./area";
import { VOLATILE, evaluate, isKnownFunction, type FormulaSurroundings } from "./evaluate";
import { FormulaSyntax, areaOfReference, callsIn, namesIn, parse, references, withReferences, type FormulaTree } from "./formula";
import type { Sheet } from "./sheet";
import { CellError, type CellValue } from "./value";
import type { DefinedName } from "./defined-name";

/** The part of a workbook that formulas can see. */
export interface FormulaBook {
  readonly sheets: readonly Sheet[];
  names: readonly DefinedName[];
  sheetNamed(name: string): Sheet | undefined;
  nameFor(name: string, sheet: Sheet | undefined): DefinedName | undefined;
}

interface Node {
  readonly sheet: Sheet;
  readonly key: number;
  readonly formula: string;
  readonly tree: FormulaTree | undefined;
  readonly reads: readonly { readonly sheet: Sheet; readonly area: Area }[];
  /** The names it looks at, and those that they look at, in small letters. */
  readonly names: ReadonlySet<string>;
  readonly volatile: boolean;
}

/** A name that names a name that names …: so far what they read is followed. */
const DEEPEST = 8;

/** Parsed once per text: a formula copied down a column is many texts, a recalculation is none. */
const trees = new Map<string, FormulaTree | undefined>();

export function treeOf(formula: string): FormulaTree | undefined {
  if (trees.has(formula)) return trees.get(formula);
  if (trees.size > 20_000) trees.clear();
  let tree: FormulaTree | undefined;
  try {
    tree = parse(formula);
  } catch (error) {
    if (!(error instanceof FormulaSyntax)) throw error;
  }
  trees.set(formula, tree);
  return tree;
}

export class Calculation {
  readonly #workbook: FormulaBook;
  #nodes: Map<Sheet, Map<number, Node>> | undefined;
  #dirty = new Set<Node>();
  /** While everything is worked out: what of each sheet is in use, which whole columns are asked as far as. */
  #used: Map<string, Area | undefined> | undefined;
  now: () => Date = () => new Date();

  constructor(workbook: FormulaBook) {
    this.#workbook = workbook;
  }

  /** Everything is to be looked at anew: sheets came or went, or a file was opened. */
  forget(): void {
    this.#nodes = undefined;
  }

  /** The content of an area changed. */
  touch(sheet: Sheet, changed: Area): void {
    if (this.#nodes === undefined) return;
    const own = this.#nodes.get(sheet) ?? new Map<number, Node>();
    this.#nodes.set(sheet, own);
    const big = (changed.bottom - changed.top + 1) * (changed.right - changed.left + 1) > 10_000;
    if (big) {
      this.forget();
      return;
    }
    for (let row = changed.top; row <= changed.bottom; row++) {
      for (let col = changed.left; col <= changed.right; col++) {
        const key = keyOf(row, col);
        const old = own.get(key);
        if (old !== undefined) this.#dirty.delete(old);
        own.delete(key);
        const formula = sheet.cells.get(key)?.formula;
        if (formula === undefined) continue;
        const node = this.#node(sheet, key, formula);
        own.set(key, node);
        this.#dirty.add(node);
      }
    }
    this.#spread([{ sheet, area: changed }]);
  }

  /** A name came, went or means something else: what looks at it is to be looked at anew, and what reads from there. */
  named(name: string): void {
    if (this.#nodes === undefined) return;
    const lower = name.toLowerCase();
    for (const [sheet, own] of this.#nodes)
      for (const [key, node] of own) {
        if (!node.names.has(lower)) continue;
        this.#dirty.delete(node);
        const anew = this.#node(sheet, key, node.formula);
        own.set(key, anew);
        this.#dirty.add(anew);
        this.#spread([{ sheet, area: area(rowOfKey(key), colOfKey(key)) }]);
      }
  }

  /** Formulas follow a sheet's new name; those that named a deleted sheet say #REF!. */
  sheetRenamed(before: string, after: string | undefined): void {
    const lower = before.toLowerCase();
    const rewrite = (formula: string): string =>
      formula.toLowerCase().includes(lower)
        ? withReferences(formula, (reference) =>
            reference.sheet?.toLowerCase() !== lower
              ? reference
              : after === undefined
                ? undefined
                : { ...reference, sheet: after },
          )
        : formula;
    for (const sheet of this.#workbook.sheets) {
      for (const [key, cell] of sheet.cells) {
        if (cell.formula === undefined) continue;
        const formula = rewrite(cell.formula);
        if (formula !== cell.formula) sheet.cells.set(key, { ...cell, formula });
      }
      sheet.conditionalFormats = sheet.conditionalFormats.map((format) =>
        format.rule.kind === "Custom" ? { ...format, rule: { ...format.rule, formula: rewrite(format.rule.formula) } } : format,
      );
    }
    this.#workbook.names = this.#workbook.names.map((name) => ({ ...name, formula: rewrite(name.formula) }));
    this.forget();
  }

  /** @returns the cells whose value is another one than before */
  run(): readonly { readonly sheet: Sheet; readonly keys: readonly number[] }[] {
    this.#build();
    // No value that is settled meanwhile moves it: a formula's square is in use whatever it gives.
    this.#used = new Map();
    for (const own of this.#nodes!.values()) for (const node of own.values()) if (node.volatile) this.#dirty.add(node);
    const moved = new Map<Sheet, number[]>();
    const working = new Set<Node>();
    for (const start of [...this.#dirty]) {
      if (!this.#dirty.has(start)) continue;
      const stack: Node[] = [start];
      while (stack.length > 0) {
        const node = stack.at(-1)!;
        if (!this.#dirty.has(node)) {
          stack.pop();
          continue;
        }
        const waiting = working.has(node) ? [] : this.#dirtyPrecedents(node);
        if (waiting.some((other) => working.has(other) || other === node)) {
          // A circle: Excel warns and gives 0 to the cell that closes it.
          this.#settle(node, 0, moved);
          stack.pop();
          working.delete(node);
          continue;
        }
        if (waiting.length > 0) {
          working.add(node);
          stack.push(...waiting);
          continue;
        }
        const stillDirty = this.#dirtyPrecedents(node);
        this.#settle(node, stillDirty.length > 0 ? 0 : this.#value(node), moved);
        working.delete(node);
        stack.pop();
      }
    }
    this.#used = undefined;
    return [...moved].map(([sheet, keys]) => ({ sheet, keys }));
  }

  /** Value of a formula that stands in no cell: a conditional format, an entry rule, a name. */
  evaluateAt(formula: string, sheet: Sheet, row: number, col: number): CellValue {
    const tree = treeOf(formula);
    return tree === undefined ? new CellError("#NAME?") : evaluate(tree, this.#surroundings(sheet, row, col));
  }

  #build(): void {
    if (this.#nodes !== undefined) return;
    this.#nodes = new Map();
    this.#dirty = new Set();
    for (const sheet of this.#workbook.sheets) {
      const own = new Map<number, Node>();
      this.#nodes.set(sheet, own);
      for (const [key, cell] of sheet.cells) {
        if (cell.formula === undefined) continue;
        const node = this.#node(sheet, key, cell.formula);
        own.set(key, node);
        this.#dirty.add(node);
      }
    }
  }

  #node(sheet: Sheet, key: number, formula: string): Node {
    const tree = treeOf(formula);
    const reads: { sheet: Sheet; area: Area }[] = [];
    const names = new Set<string>();
    const follow = (part: FormulaTree, depth: number): void => {
      for (const reference of references(part)) {
        const target = reference.sheet === undefined ? sheet : this.#workbook.sheetNamed(reference.sheet);
        if (target !== undefined) reads.push({ sheet: target, area: areaOfReference(reference) });
      }
      for (const name of namesIn(part)) {
        names.add(name.toLowerCase());
        if (depth > DEEPEST) continue;
        const named = this.#workbook.nameFor(name, sheet);
        const inner = named === undefined ? undefined : treeOf(named.formula);
        if (inner !== undefined) follow(inner, depth + 1);
      }
    };
    if (tree !== undefined) follow(tree, 0);
    return {
      sheet,
      key,
      formula,
      tree,
      reads,
      names,
      volatile: tree !== undefined && callsIn(tree).some((name) => VOLATILE.has(name)),
    };
  }

  #spread(start: readonly { readonly sheet: Sheet; readonly area: Area }[]): void {
    const queue = [...start];
    for (let i = 0; i < queue.length; i++) {
      const changed = queue[i]!;
      for (const own of this.#nodes!.values()) {
        for (const node of own.values()) {
          if (this.#dirty.has(node)) continue;
          if (!node.reads.some((read) => read.sheet === changed.sheet && meet(read.area, changed.area) !== undefined)) continue;
          this.#dirty.add(node);
          queue.push({ sheet: node.sheet, area: area(rowOfKey(node.key), colOfKey(node.key)) });
        }
      }
    }
  }

  #dirtyPrecedents(node: Node): Node[] {
    const found = new Set<Node>();
    for (const read of node.reads) {
      if (size(read.area) <= this.#dirty.size) {
        const own = this.#nodes!.get(read.sheet);
        for (const [row, col] of squares(read.area)) {
          const other = own?.get(keyOf(row, col));
          if (other !== undefined && this.#dirty.has(other)) found.add(other);
        }
      } else {
        for (const dirty of this.#dirty) {
          if (dirty.sheet === read.sheet && holds(read.area, rowOfKey(dirty.key), colOfKey(dirty.key))) found.add(dirty);
        }
      }
    }
    return [...found];
  }

  #value(node: Node): CellValue {
    const cell = node.sheet.cells.get(node.key);
    if (node.tree === undefined) return cell?.value ?? new CellError("#NAME?");
    // A function we do not play keeps the value that the file brought along.
    const strange = callsIn(node.tree).some((name) => !isKnownFunction(name));
    if (strange && cell !== undefined && cell.value !== null) return cell.value;
    return evaluate(node.tree, this.#surroundings(node.sheet, rowOfKey(node.key), colOfKey(node.key)));
  }

  #settle(node: Node, value: CellValue, moved: Map<Sheet, number[]>): void {
    this.#dirty.delete(node);
    const cell = node.sheet.cells.get(node.key);
    if (cell === undefined || cell.formula === undefined) return;
    const equal =
      cell.value === value || (cell.value instanceof CellError && value instanceof CellError && cell.value.code === value.code);
    if (equal) return;
    node.sheet.cells.set(node.key, { ...cell, value });
    const keys = moved.get(node.sheet) ?? [];
    keys.push(node.key);
    moved.set(node.sheet, keys);
  }

  #usedArea(name: string): Area | undefined {
    if (this.#used === undefined) return this.#workbook.sheetNamed(name)?.usedArea(true);
    if (!this.#used.has(name)) this.#used.set(name, this.#workbook.sheetNamed(name)?.usedArea(true));
    return this.#used.get(name);
  }

  #surroundings(sheet: Sheet, row: number, col: number): FormulaSurroundings {
    const workbook = this.#workbook;
    return {
      sheet: sheet.name,
      row,
      col,
      valueAt: (name, r, k) => workbook.sheetNamed(name)?.valueAt(r, k) ?? null,
      usedArea: (name) => this.#usedArea(name),
      hasSheet: (name) => workbook.sheetNamed(name) !== undefined,
      named: (name, on) => {
        const found = workbook.nameFor(name, workbook.sheetNamed(on));
        return found === undefined ? undefined : treeOf(found.formula);
      },
      now: this.now,
    };
  }
}
