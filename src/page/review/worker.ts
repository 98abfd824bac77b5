// The other thread of the reviewer's desk: one file at a time. Everything it needs is shared with the page, and comes with the first.
import type { SourceOutcome } from "../../app/outputs/check-outcome";

export interface ReviewJob {
  readonly at: number;
  readonly name: string;
  readonly file: File;
}

export interface Reviewed {
  readonly at: number;
  readonly outcomes: readonly SourceOutcome[];
}

addEventListener("message", ({ data }: MessageEvent<ReviewJob>) => {
  void import("./reviewing")
    .then(({ reviewedFile }) => reviewedFile(data.file, data.name))
    .then((outcomes) => postMessage({ at: data.at, outcomes } satisfies Reviewed));
});
