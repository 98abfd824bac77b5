// How a class of Excel's object model is played: what can be read, written, entered and called.
import type { Sets } from "../api/table";
import type { Area } from "../model/area";
import type { Sheet } from "../model/sheet";
import type { Origin, PlayedWorkbook } from "../model/workbook";

export interface HostObject {
  /** The documented name of its class. */
  readonly className: string;
  /** What an ...OrNullObject method gives when there is nothing. */
  readonly isNull?: true;
}

export interface RangeObject extends HostObject {
  readonly className: "Range";
  readonly sheet: Sheet;
  /** Moves when rows or columns are put in or taken out while an add-in holds on to the range. */
  area: Area;
}

export interface RangeAreasObject extends HostObject {
  readonly className: "RangeAreas";
  readonly sheet: Sheet;
  areas: readonly Area[];
}

/** The events that an add-in asked for: the method's name on the wire, and the object it was asked of. */
export interface EventRegistry {
  register(event: string, target: Sheet | undefined): void;
  unregister(event: string, target: Sheet | undefined): void;
  enabled: boolean;
}

/** What the objects share while one host lives. */
export interface Stage {
  readonly workbook: PlayedWorkbook;
  readonly readOnly: boolean;
  readonly sets: Sets;
  readonly origin: Origin;
  readonly events: EventRegistry;
  /** Objects that the add-in tracks, by the reference id it was given. */
  keep(object: HostObject): void;
  release(id: string): void;
  kept(id: string): HostObject | undefined;
  referenceOf(object: HostObject): string | undefined;
}

/** @typeParam S - what the objects of the played host share */
export interface Part<T extends HostObject, S = Stage> {
  readonly read?: Readonly<Record<string, (self: T, stage: S) => unknown>>;
  readonly write?: Readonly<Record<string, (self: T, value: never, stage: S) => void>>;
  readonly go?: Readonly<Record<string, (self: T, stage: S) => HostObject>>;
  readonly call?: Readonly<Record<string, (self: T, args: readonly unknown[], stage: S) => unknown>>;
  /** A collection's members in their order. */
  readonly items?: (self: T, stage: S) => readonly HostObject[];
  /** Indexer: what `getItem(key)` answers. */
  readonly item?: (self: T, key: unknown, stage: S) => HostObject | undefined;
  /** What office.js wants to know of an object to find it again: Id, _Id. */
  readonly identity?: (self: T, stage: S) => Readonly<Record<string, unknown>>;
  /** Whether the object is still there: a deleted sheet is not. */
  readonly exists?: (self: T, stage: S) => boolean;
}

export const isHostObject = (value: unknown): value is HostObject =>
  typeof value === "object" && value !== null && "className" in value;

export const nothing = (className: string): HostObject => ({ className, isNull: true });

export const range = (sheet: Sheet, area: Area): RangeObject => ({ className: "Range", sheet, area });
export const rangeAreas = (sheet: Sheet, areas: readonly Area[]): RangeAreasObject => ({ className: "RangeAreas", sheet, areas });
