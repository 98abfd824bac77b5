// Microsoft's own office.js, unchanged, talking to the workbench in Node: what a test of the add-in stands on.
import { readFileSync } from "node:fs";
import { Script, createContext } from "node:vm";
import { atLeast } from "../../src/workbench/api/table";
import { Host, announced } from "../../src/workbench/host";
import type { Counts } from "../../src/workbench/played-host";
import { parseArea, splitSheet, type Area } from "../../src/workbench/model/area";
import { write } from "../../src/workbench/model/edits";
import type { Protection, Sheet } from "../../src/workbench/model/sheet";
import { Workbook } from "../../src/workbench/model/workbook";

/** ExcelApi sets worth testing: the least we ask for, Excel 2019, and today's. */
export const API_SETS = ["1.7", "1.8", "newest"] as const;
export type ApiSet = (typeof API_SETS)[number];

type Scalar = string | number | boolean;

export interface OfficeOnStage {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly workbook: Workbook;
  readonly host: Host;
  /** What the add-in cost since the last call: syncs, actions, bytes. */
  counts(): Counts;
  /** A person types: ("表二!B4", "12"). Fires the events that Excel fires, and waits until they were delivered. */
  edit(address: string, value: Scalar | null): Promise<void>;
  /** The same by somebody else in the same file. */
  coauthor(address: string, value: Scalar | null): Promise<void>;
  select(address: string): Promise<void>;
  /** A person has begun to type in a cell, or has finished. */
  setEditing(editing: boolean): void;
  protect(sheetName: string, options?: Protection["options"], password?: string): void;
  sheet(name: string): Sheet;
  value(address: string): Scalar | null;
  /** Until every event that is on its way has been delivered and its listeners have run. */
  settled(): Promise<void>;
}

let script: Script | undefined;
const client = (): Script => {
  script ??= new Script(readFileSync(require.resolve("@microsoft/office-js/dist/excel-web-16.00.js"), "utf8"), {
    filename: "excel-web-16.00.js",
  });
  return script;
};

/** The number of the document's own event. */
const SELECTION_CHANGED = 2;

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

interface HostMessage {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

/**
 * Also sets the globals `Excel`, `Office` and `OfficeExtension`, as the add-in's page has them;
 * the stage made last is the one that they speak to.
 */
export function office(options: { readonly api?: ApiSet; readonly workbook?: Workbook } = {}): OfficeOnStage {
  const sets = announced(options.api ?? "newest");
  const workbook = options.workbook ?? new Workbook();
  const host = new Host(workbook, sets);
  const selectionListeners = new Set<() => void>();
  workbook.listen((change) => {
    if (change.kind === "selection")
      setTimeout(() => {
        selectionListeners.forEach((listener) => listener());
        // Over this bridge events of the document travel as those of Excel do.
        bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries: [[65536, SELECTION_CHANGED, "", "{}", 0]] } }));
      }, 0);
  });

  const document = { getElementsByTagName: () => [], createElement: () => ({}), URL: "https://localhost/", location: {} };
  const window: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    document,
    location: { href: "https://localhost/", search: "", hash: "", protocol: "https:" },
    navigator: { userAgent: "test" },
  };
  window["window"] = window;
  window["self"] = window;
  client().runInContext(createContext(window));

  const context = {
    host: "Excel",
    platform: "OfficeOnline",
    displayLanguage: "zh-CN",
    contentLanguage: "zh-CN",
    requirements: { isSetSupported: (name: string, version?: string) => atLeast(sets[name], version ?? "1.1") },
    document: {
      addHandlerAsync: (_type: string, listener: () => void, done?: (result: unknown) => void) => {
        selectionListeners.add(listener);
        done?.({ status: "succeeded" });
      },
      removeHandlerAsync: (_type: string, removed: { handler: () => void }, done?: (result: unknown) => void) => {
        selectionListeners.delete(removed.handler);
        done?.({ status: "succeeded" });
      },
    },
  };
  const info = { host: "Excel", platform: "OfficeOnline" };
  const onReady = async (ready?: (given: typeof info) => unknown): Promise<typeof info> => {
    await ready?.(info);
    return info;
  };
  // office.js has its own context behind a getter, made when it meets a real window; ours stands before it.
  const Office = Object.create(window["Office"] as object, {
    context: { value: context },
    onReady: { value: onReady },
  }) as object;
  window["Office"] = Office;

  const bridge: Bridge = {
    sendMessageToHost(text) {
      const { id, flags, message } = JSON.parse(text) as HostMessage;
      const reply = (statusCode: number, body: string): void =>
        bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, flags: 0, message: { statusCode, headers: {}, body } }));
      const refuse = (code: string, words: string): void => reply(400, JSON.stringify({ error: { code, message: words } }));
      void host.answer(typeof message.body === "string" ? message.body : JSON.stringify(message.body), flags).then((answer) => {
        if (answer.kind === "answer") reply(200, answer.text);
        else if (answer.kind === "editing") refuse("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.");
        else refuse("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.");
      });
    },
  };
  const extension = window["OfficeExtension"] as typeof OfficeExtension & { HostBridge: { init(given: Bridge): void } };
  extension.HostBridge.init(bridge);
  host.onEvents = (entries) => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));

  const place = (address: string): { readonly sheet: Sheet; readonly area: Area } => {
    const { sheet, rest } = splitSheet(address);
    const found = sheet === undefined ? workbook.active : workbook.sheetNamed(sheet);
    const area = parseArea(rest);
    if (found === undefined || area === undefined) throw new Error(`no such place in the workbook: ${address}`);
    return { sheet: found, area };
  };

  const settled = async (): Promise<void> => {
    for (let i = 0; i < 6; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  };

  const typed =
    (origin: "user" | "coauthor") =>
    async (address: string, value: Scalar | null): Promise<void> => {
      const { sheet, area } = place(address);
      workbook.act("键入", [sheet], () => {
        write(
          workbook,
          sheet,
          area,
          Array.from({ length: area.bottom - area.top + 1 }, () =>
            Array.from({ length: area.right - area.left + 1 }, () => value ?? ""),
          ),
          origin,
        );
      });
      await settled();
    };

  Object.assign(globalThis, { Excel: window["Excel"], Office, OfficeExtension: extension });

  return {
    Excel: window["Excel"] as typeof Excel,
    Office: Office as unknown as typeof globalThis.Office,
    OfficeExtension: extension,
    workbook,
    host,
    counts: () => host.takeCounts(),
    edit: typed("user"),
    coauthor: typed("coauthor"),
    select: async (address) => {
      const { sheet, area } = place(address);
      workbook.select(sheet, area);
      await settled();
    },
    setEditing: (editing) => {
      workbook.editing = editing;
    },
    protect: (sheetName, given = {}, password) => {
      const sheet = workbook.sheetNamed(sheetName);
      if (sheet === undefined) throw new Error(`no sheet ${sheetName}`);
      sheet.protection = { options: given, ...(password === undefined ? {} : { password }) };
      workbook.tell({ kind: "protection", sheet });
    },
    sheet: (name) => {
      const found = workbook.sheetNamed(name);
      if (found === undefined) throw new Error(`no sheet ${name}`);
      return found;
    },
    value: (address) => {
      const { sheet, area } = place(address);
      const value = sheet.valueAt(area.top, area.left);
      return value !== null && typeof value === "object" ? value.code : value;
    },
    settled,
  };
}
