// What office.js sends to Excel on the web and gets back, as far as we understand it.

/** Where an object comes from: its parent and how it is reached. */
interface ObjectPath {
  readonly Id: number;
  /** 1 workbook, 2 new service object, 3 method, 4 property, 5 indexer, 6 kept reference, 7 null object. */
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  /** Nested like the arguments: where it is not 0, the argument is that object. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  /** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace. */
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

/** One `context.sync()`. */
export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface Result {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface ResponseBody {
  readonly Results: readonly Result[];
  /** Trace actions that were passed: office.js registers handlers of document events only for those. */
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

/** The request flag that `Excel.run({ delayForCellEdit: true }, …)` sets. */
export const WAIT_FOR_CELL_EDIT = 64;

/** Bodies above this are refused by Excel on the web. */
export const LARGEST_BODY = 5 * 1024 * 1024;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Anything else than a request body of this form is our own mistake or a stranger's message. */
export function requestBody(text: string): RequestBody {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed) || !Array.isArray(parsed["Actions"]) || !isRecord(parsed["ObjectPaths"]))
    throw new TypeError("not a request body");
  return parsed as unknown as RequestBody;
}
