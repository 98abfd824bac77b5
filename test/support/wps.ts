// WPS's own object model over the workbench's workbook, in Node: what a test of the WPS adapter stands on.
import { parseArea, splitSheet, type Area } from "../../src/workbench/model/area";
import { write } from "../../src/workbench/model/edits";
import type { Protection, Sheet } from "../../src/workbench/model/sheet";
import { PlayedWorkbook } from "../../src/workbench/model/workbook";
import { playWps, type PlayedWps } from "../../src/workbench/wps/application";

type Scalar = string | number | boolean;

export interface WpsOnStage extends PlayedWps {
  readonly workbook: PlayedWorkbook;
  /** A person types: ("表二!B4", "12"). */
  edit(address: string, value: Scalar | null): Promise<void>;
  select(address: string): Promise<void>;
  protect(sheetName: string, options?: Protection["options"]): void;
  sheet(name: string): Sheet;
  value(address: string): Scalar | null;
  settled(): Promise<void>;
}

export function wps({ workbook = new PlayedWorkbook() }: { readonly workbook?: PlayedWorkbook } = {}): WpsOnStage {
  const played = playWps(workbook);
  const sheet = (name: string): Sheet => {
    const found = workbook.sheetNamed(name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  };
  const place = (address: string): { readonly sheet: Sheet; readonly area: Area } => {
    const { sheet: name, rest } = splitSheet(address);
    const area = parseArea(rest);
    if (area === undefined) throw new Error(`no such place in the workbook: ${address}`);
    return { sheet: name === undefined ? workbook.active : sheet(name), area };
  };
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 6; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    ...played,
    workbook,
    sheet,
    settled,
    edit: async (address, value) => {
      const at = place(address);
      const { top, left, bottom, right } = at.area;
      const line = Array.from({ length: right - left + 1 }, () => value ?? "");
      workbook.act("键入", [at.sheet], () =>
        write(
          workbook,
          at.sheet,
          at.area,
          Array.from({ length: bottom - top + 1 }, () => line),
          "user",
        ),
      );
      await settled();
    },
    select: async (address) => {
      const at = place(address);
      workbook.select(at.sheet, at.area);
      await settled();
    },
    protect: (name, options = {}) => {
      sheet(name).protection = { options };
      workbook.tell({ kind: "protection", sheet: sheet(name) });
    },
    value: (address) => {
      const at = place(address);
      const value = at.sheet.valueAt(at.area.top, at.area.left);
      return value !== null && typeof value === "object" ? value.code : value;
    },
  };
}
