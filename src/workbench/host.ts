// The stand-in for Excel on the web: takes request bodies, answers them, sends events, counts.
import { excelApi } from "./api/excel";
import type { Sets } from "./api/table";
import { Events, type EventEntry } from "./events";
import { interpret, isWrite } from "./interpreter";
import { size, type Area } from "./model/area";
import { shiftedArea } from "./model/formula";
import type { Sheet } from "./model/sheet";
import type { WorkbookChange, PlayedWorkbook } from "./model/workbook";
import { EXCEL } from "./objects/cast";
import { range, type HostObject, type RangeObject, type Stage } from "./objects/part";
import { NO_TRAFFIC, type TrafficCounts, type PlayedHost, type Reply } from "./played-host";
import { LARGEST_BODY, WAIT_FOR_CELL_EDIT, requestBody, type ResponseBody } from "./protocol";

export interface Exchange {
  readonly number: number;
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly milliseconds: number;
  readonly error?: string;
  /** What it was about, by the names of its methods and properties. */
  readonly about: string;
}

/** What a version of Excel announces. */
export function announced(version: "newest" | "1.7" | "1.8" | string): Sets {
  const excel = version === "newest" ? excelApi.newest : version;
  return {
    ExcelApi: excel,
    ...(version === "newest" ? { ExcelApiOnline: "1.1" } : {}),
    DelayForCellEdit: "1.1",
    RibbonApi: "1.1",
    DialogApi: "1.1",
    CustomXmlParts: "1.1",
    Settings: "1.1",
    Selection: "1.1",
    DocumentEvents: "1.1",
  };
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

export class Host implements PlayedHost {
  readonly appName = 16;
  readonly hostName = "Excel";
  readonly workbook: PlayedWorkbook;
  readonly sets: Sets;
  readonly events: Events;
  /** Called with the events of a moment, after the answer that caused them. */
  onEvents: (entries: readonly EventEntry[]) => void = () => undefined;
  onExchange: (exchange: Exchange) => void = () => undefined;
  counts: TrafficCounts = NO_TRAFFIC;

  readonly #references = new Map<string, HostObject>();
  readonly #ids = new Map<HostObject, string>();
  readonly #stage: Stage;
  #lastReference = 0;
  #exchanges = 0;
  #flushing = false;
  #inBatch = false;
  readonly #stop: () => void;

  constructor(workbook: PlayedWorkbook, sets: Sets) {
    this.workbook = workbook;
    this.sets = sets;
    this.events = new Events(
      workbook,
      sets,
      (sheet, area) => this.#refer(sheet, area),
      () => this.#wake(),
    );
    this.#stage = {
      workbook,
      get readOnly() {
        return workbook.readOnly;
      },
      sets,
      origin: "addin",
      events: this.events,
      keep: (object) => this.#keep(object),
      release: (id) => this.#release(id),
      kept: (id) => this.#references.get(id),
      referenceOf: (object) => this.#ids.get(object),
    };
    this.#stop = workbook.listen((change) => this.#heard(change));
  }

  get readOnly(): boolean {
    return this.workbook.readOnly;
  }

  get settings(): Map<string, unknown> {
    return this.workbook.settings;
  }

  set settings(settings: Map<string, unknown>) {
    this.workbook.settings = settings;
  }

  onSelection(listener: () => void): () => void {
    return this.workbook.listen((change) => {
      if (change.kind === "selection") listener();
    });
  }

  /** Excel has none of the older calls that Word has for custom XML. */
  method(): undefined {
    return undefined;
  }

  /** Takes the host out of the workbook's hearing. */
  dispose(): void {
    this.events.forgetAll();
    this.#stop();
  }

  takeCounts(): TrafficCounts {
    const taken = this.counts;
    this.counts = NO_TRAFFIC;
    return taken;
  }

  async answer(text: string, flags: number): Promise<Reply> {
    if (this.workbook.editing) {
      if ((flags & WAIT_FOR_CELL_EDIT) === 0) {
        this.counts = { ...this.counts, errors: this.counts.errors + 1 };
        return { kind: "editing" };
      }
      await new Promise<void>((resolve) => {
        const stop = this.workbook.listen((change) => {
          if (change.kind !== "editing" || change.editing) return;
          stop();
          resolve();
        });
      });
    }
    const started = performance.now();
    const requestBytes = bytes(text);
    if (requestBytes > LARGEST_BODY) return { kind: "too-large" };
    const body = requestBody(text);
    const releasing = body.Actions.every((action) => action.ActionType === 1 || action.Name === "_RemoveReference");
    if (isWrite(body, EXCEL.reads)) this.workbook.forgetSteps();
    this.#inBatch = true;
    let answer: ResponseBody;
    try {
      answer = interpret(body, this.#stage, EXCEL);
    } finally {
      this.#inBatch = false;
    }
    const spelled = JSON.stringify(answer);
    const responseBytes = bytes(spelled);
    if (!releasing) {
      this.counts = {
        syncs: this.counts.syncs + 1,
        actions: this.counts.actions + body.Actions.length,
        requestBytes: this.counts.requestBytes + requestBytes,
        responseBytes: this.counts.responseBytes + responseBytes,
        largestRequest: Math.max(this.counts.largestRequest, requestBytes),
        errors: this.counts.errors + (answer.Error === undefined ? 0 : 1),
      };
      this.#exchanges += 1;
      const names = new Set(
        body.Actions.filter((action) => action.ActionType >= 3 && action.ActionType <= 4 && !action.Name.startsWith("_")).map(
          (action) => action.Name,
        ),
      );
      this.onExchange({
        number: this.#exchanges,
        actions: body.Actions.length,
        requestBytes,
        responseBytes,
        milliseconds: performance.now() - started,
        about: [...names].join(" "),
        ...(answer.Error === undefined ? {} : { error: `${answer.Error.Code} ${answer.Error.Location}` }),
      });
    }
    this.#wake();
    return { kind: "answer", text: spelled };
  }

  /** Events leave after the answer that caused them, and together. */
  #wake(): void {
    if (this.#flushing || this.#inBatch) return;
    this.#flushing = true;
    setTimeout(() => {
      this.#flushing = false;
      const entries = this.events.take();
      if (entries.length > 0) this.onEvents(entries);
    }, 0);
  }

  #keep(object: HostObject): void {
    if (this.#ids.has(object)) return;
    this.#lastReference += 1;
    const id = `R${this.#lastReference}`;
    this.#ids.set(object, id);
    this.#references.set(id, object);
  }

  #release(id: string): void {
    const object = this.#references.get(id);
    if (object !== undefined) this.#ids.delete(object);
    this.#references.delete(id);
  }

  /** The last ranges of events can be asked for; older ones are gone. */
  #refer(sheet: Sheet, area: Area): string {
    const object = range(sheet, area);
    this.#keep(object);
    const id = this.#ids.get(object)!;
    if (this.#references.size > 5_000) this.#release(this.#references.keys().next().value!);
    return id;
  }

  /** Ranges that an add-in holds on to move along with their cells. */
  #heard(change: WorkbookChange): void {
    if (change.kind === "shifted" && !change.how.startsWith("Cell")) {
      const rows = change.how.startsWith("Row");
      const count = rows ? change.area.bottom - change.area.top + 1 : change.area.right - change.area.left + 1;
      const shift = {
        axis: rows ? "row" : "col",
        at: rows ? change.area.top : change.area.left,
        count: change.how.endsWith("Inserted") ? count : -count,
      } as const;
      for (const [id, object] of this.#references) {
        if (object.className !== "Range") continue;
        const held = object as RangeObject;
        if (held.sheet !== change.sheet || size(held.area) === 0) continue;
        const now = shiftedArea(held.area, shift);
        if (now === undefined) this.#release(id);
        else held.area = now;
      }
    }
    this.events.heard(change);
  }
}
