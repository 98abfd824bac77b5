// Which events an add-in asked for, and the messages they become when the workbook changes.
import { atLeast, type Sets } from "./api/table";
import { areaName, isSingle, area as areaOf, colOfKey, rowOfKey, around } from "./model/area";
import type { Sheet } from "./model/sheet";
import { onTheWire, typeOnTheWire } from "./model/value";
import type { WorkbookChange, Origin, PlayedWorkbook } from "./model/workbook";
import type { EventRegistry } from "./objects/part";

/** [category, type, target, message as JSON, id]: how Excel on the web sends an event. */
export type EventEntry = readonly [category: 65536, type: number, target: string, message: string, id: number];

/** The part of a registering method's name after `_Register`, and the number its event travels under. */
const TYPES: Readonly<Record<string, number>> = {
  DataChangedEvent: 10,
  ActivatedEvent: 11,
  DeactivatedEvent: 12,
  AddedEvent: 13,
  SelectionChangedEvent: 14,
  DeletedEvent: 15,
  CalculatedEvent: 16,
  FormatChangedEvent: 18,
  RowHiddenChangedEvent: 22,
  ProtectionChangedEvent: 24,
  EventNameChanged: 25,
  EventVisibilityChanged: 26,
  EventMoved: 27,
};

/** The target of events that were asked of the collection of sheets. */
const WORKBOOK = "Workbook";

const source = (origin: Origin): "Local" | "Remote" => (origin === "coauthor" ? "Remote" : "Local");

export class Events implements EventRegistry {
  enabled = true;
  readonly #asked = new Map<string, number>();
  readonly #workbook: PlayedWorkbook;
  readonly #sets: Sets;
  #queue: EventEntry[] = [];
  #lastId = 0;
  /** Gives an event's range a reference that the handler may ask for later. */
  readonly #refer: (sheet: Sheet, area: ReturnType<typeof areaOf>) => string;
  readonly #wake: () => void;

  constructor(
    workbook: PlayedWorkbook,
    sets: Sets,
    refer: (sheet: Sheet, area: ReturnType<typeof areaOf>) => string,
    wake: () => void,
  ) {
    this.#workbook = workbook;
    this.#sets = sets;
    this.#refer = refer;
    this.#wake = wake;
  }

  register(event: string, target: Sheet | undefined): void {
    const key = `${TYPES[event] ?? event}|${target?.id ?? WORKBOOK}`;
    this.#asked.set(key, (this.#asked.get(key) ?? 0) + 1);
  }

  unregister(event: string, target: Sheet | undefined): void {
    const key = `${TYPES[event] ?? event}|${target?.id ?? WORKBOOK}`;
    const left = (this.#asked.get(key) ?? 0) - 1;
    if (left > 0) this.#asked.set(key, left);
    else this.#asked.delete(key);
  }

  /** An add-in that is gone listens no more. */
  forgetAll(): void {
    this.#asked.clear();
    this.#queue = [];
  }

  get registrations(): readonly string[] {
    return [...this.#asked.keys()];
  }

  take(): readonly EventEntry[] {
    const taken = this.#queue;
    this.#queue = [];
    return taken;
  }

  heard(change: WorkbookChange): void {
    switch (change.kind) {
      case "cells": {
        const details =
          isSingle(change.area) && atLeast(this.#sets["ExcelApi"], "1.9")
            ? {
                valueBefore: onTheWire(change.before ?? null),
                valueTypeBefore: typeOnTheWire(change.before ?? null),
                valueAfter: onTheWire(change.sheet.valueAt(change.area.top, change.area.left)),
                valueTypeAfter: typeOnTheWire(change.sheet.valueAt(change.area.top, change.area.left)),
              }
            : {};
        this.#post("DataChangedEvent", change.sheet, () => ({
          source: source(change.origin),
          changeType: "RangeEdited",
          address: areaName(change.area),
          worksheetId: change.sheet.id,
          referenceId: this.#refer(change.sheet, change.area),
          shiftDirection: "None",
          triggerSource: this.#trigger(change.origin),
          ...details,
        }));
        break;
      }
      case "shifted":
        this.#post("DataChangedEvent", change.sheet, () => ({
          source: source(change.origin),
          changeType: change.how,
          address: areaName(change.area),
          worksheetId: change.sheet.id,
          referenceId: this.#refer(change.sheet, change.area),
          shiftDirection: "None",
          triggerSource: this.#trigger(change.origin),
        }));
        break;
      case "looks":
        this.#post("FormatChangedEvent", change.sheet, () => ({
          source: source(change.origin),
          address: areaName(change.area),
          worksheetId: change.sheet.id,
          referenceId: this.#refer(change.sheet, change.area),
        }));
        break;
      case "calculated": {
        const touched = change.keys.map((key) => areaOf(rowOfKey(key), colOfKey(key))).reduce((a, b) => around(a, b));
        this.#post("CalculatedEvent", change.sheet, () => ({ worksheetId: change.sheet.id, address: areaName(touched) }));
        break;
      }
      case "selection":
        this.#post("SelectionChangedEvent", change.sheet, () => ({
          address: areaName(change.area),
          worksheetId: change.sheet.id,
        }));
        break;
      case "sheet-added":
        this.#post("AddedEvent", change.sheet, () => ({ source: "Local", worksheetId: change.sheet.id }));
        break;
      case "sheet-deleted":
        this.#post("DeletedEvent", change.sheet, () => ({ source: "Local", worksheetId: change.sheet.id }));
        break;
      case "sheet-activated":
        this.#post("ActivatedEvent", change.sheet, () => ({ worksheetId: change.sheet.id }));
        break;
      case "sheet-deactivated":
        this.#post("DeactivatedEvent", change.sheet, () => ({ worksheetId: change.sheet.id }));
        break;
      case "sheet-renamed":
        this.#post("EventNameChanged", change.sheet, () => ({
          source: "Local",
          worksheetId: change.sheet.id,
          nameAfter: change.sheet.name,
        }));
        break;
      case "sheet-moved":
        this.#post("EventMoved", change.sheet, () => ({
          source: "Local",
          worksheetId: change.sheet.id,
          positionAfter: this.#workbook.sheets.indexOf(change.sheet),
        }));
        break;
      case "protection":
        this.#post("ProtectionChangedEvent", change.sheet, () => ({
          source: "Local",
          worksheetId: change.sheet.id,
          isProtected: change.sheet.protection !== undefined,
        }));
        break;
      case "layout":
      case "editing":
      case "replaced":
        break;
    }
  }

  #trigger(origin: Origin): string {
    return origin === "addin" && atLeast(this.#sets["ExcelApi"], "1.14") ? "ThisLocalAddin" : "Unknown";
  }

  #post(event: string, sheet: Sheet, message: () => Readonly<Record<string, unknown>>): void {
    if (!this.enabled) return;
    const type = TYPES[event]!;
    const targets = [sheet.id, WORKBOOK].filter((target) => this.#asked.has(`${type}|${target}`));
    if (targets.length === 0) return;
    const spelled = JSON.stringify(message());
    for (const target of targets) this.#queue.push([65536, type, target, spelled, ++this.#lastId]);
    this.#wake();
  }
}
