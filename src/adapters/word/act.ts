// One act in Word: one Word.run, its errors turned into refusals.
import { no, type Outcome, type Refusal } from "../../core/outcome";

/** Word 2019 and everything since; tables cannot be told from text before. */
export const MINIMUM_WORD_API = "1.3";

export const supportsWordApi = (version: string): boolean => Office.context.requirements.isSetSupported("WordApi", version);

export const refused = (why: Extract<Refusal, { kind: "document-refused" }>["why"], detail = ""): Refusal => ({
  kind: "document-refused",
  why,
  detail,
});

const TOO_OLD: ReadonlySet<string> = new Set(["ApiNotFound", "ApiNotAvailable", "NotImplemented", "UnsupportedFeature"]);
const TOO_MUCH: ReadonlySet<string> = new Set([
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "MemoryLimitReached",
]);
const READ_ONLY: ReadonlySet<string> = new Set(["ReadOnlyDocument", "EditModeRequired"]);

/** Codes under which the host says: not now. Nothing was done yet when it says so. */
const BUSY: ReadonlySet<string> = new Set(["ServiceNotAvailable", "RequestAborted", "ActivityLimitReached", "HostIsBusy"]);
const ATTEMPTS = 3;
const PAUSE = 250;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function refusalOf(error: OfficeExtension.Error): Refusal {
  const { code } = error;
  // Declared to be there always; hosts leave it out.
  const { debugInfo } = error as Partial<OfficeExtension.Error>;
  const where = debugInfo?.errorLocation ?? "";
  if (code === "AccessDenied") return refused("protected");
  if (READ_ONLY.has(code)) return refused("read-only");
  if (TOO_OLD.has(code)) return refused("too-old", `表格的读写（${where === "" ? code : where}）`);
  if (TOO_MUCH.has(code)) return refused("too-large");
  // Everything that is written is sure of its place before: what then fails here is the control itself.
  if (/\.insertContentControl$/u.test(where)) return refused("no-controls");
  return refused("failed", [code, where].filter((part) => part !== "").join(" "));
}

/** @throws what is not the host's no: our own faults are not refusals */
export async function runWordBatch<T>(batch: (context: Word.RequestContext) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await Word.run(batch);
    } catch (error) {
      if (!(error instanceof OfficeExtension.Error)) throw error;
      if (attempt >= ATTEMPTS || !BUSY.has(error.code)) return no(refusalOf(error));
    }
    await pause(PAUSE * attempt);
  }
}
