// The other thread of the reviewer's desk: one file at a time, and its own faults told as such.
import { unreadOutcome, type SourceOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/wording";
import { reviewed } from "./reviewing";

export interface ReviewJob {
  readonly at: number;
  readonly name: string;
  readonly file: File;
}

export interface Reviewed {
  readonly at: number;
  readonly outcomes: readonly SourceOutcome[];
}

async function answer({ name, file }: ReviewJob): Promise<readonly SourceOutcome[]> {
  try {
    return await reviewed(new Uint8Array(await file.arrayBuffer()), name);
  } catch (error) {
    // A file that has gone from the disk meanwhile, or a fault of ours: one of many, and the others go on.
    const detail = error instanceof Error ? error.message : String(error);
    const refusal =
      error instanceof DOMException
        ? ({ kind: "cannot-open", file: name, detail } as const)
        : ({ kind: "reader-failed", detail } as const);
    return [unreadOutcome(name, refusalSentence(refusal))];
  }
}

addEventListener("message", ({ data }: MessageEvent<ReviewJob>) => {
  void answer(data).then((outcomes) => postMessage({ at: data.at, outcomes } satisfies Reviewed));
});
