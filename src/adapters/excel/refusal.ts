// Excel's own error codes → what we call them. Nothing of office.js's errors goes further in than this.
import type { Refusal } from "../../core/outcome";

/** What an act was about, for the sentence that tells the user why it could not be done. */
export interface Concern {
  /** Sheets that are written to. */
  readonly sheets?: readonly string[];
}

/** Codes under which the host says: not now. What was asked may be asked again as it is. */
const BUSY: ReadonlySet<string> = new Set(["ServiceNotAvailable", "RequestAborted", "ActivityLimitReached", "HostIsBusy"]);
const EDITING: ReadonlySet<string> = new Set(["InvalidOperationInCellEditMode", "CellEditMode"]);
const TOO_OLD: ReadonlySet<string> = new Set(["ApiNotFound", "ApiNotAvailable", "NotImplemented", "UnsupportedFeature"]);
const TOO_MUCH: ReadonlySet<string> = new Set([
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "OperationCellsExceedLimit",
  "RangeExceedsLimit",
  "MemoryLimitReached",
]);
const READ_ONLY: ReadonlySet<string> = new Set(["ReadOnlyDocument", "WorkbookIsReadOnly", "EditModeRequired"]);

export const mayBeAskedAgain = (code: string): boolean => BUSY.has(code) || EDITING.has(code);

/** An error that office.js made itself comes without what the host says of it, whatever its declaration promises. */
interface HostError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: OfficeExtension.DebugInfo;
}

export function refusalOf(error: HostError, concern: Concern): Refusal {
  const { code, debugInfo } = error;
  const where = debugInfo?.errorLocation ?? "";
  if (code === "AccessDenied") return { kind: "sheet-protected", sheet: (concern.sheets ?? []).join("、") };
  if (EDITING.has(code)) return { kind: "cell-being-edited" };
  if (READ_ONLY.has(code)) return { kind: "read-only" };
  if (TOO_OLD.has(code)) return { kind: "host-too-old", needs: where === "" ? code : where };
  if (TOO_MUCH.has(code)) return { kind: "too-large", what: "工作簿", limit: "Excel一次能传的内容", found: code };
  if (code === "ItemNotFound") return { kind: "place-gone", place: (concern.sheets ?? []).join("、") };
  return { kind: "host-failed", code, detail: [error.message, where].filter((part) => part !== "").join(" ") };
}
