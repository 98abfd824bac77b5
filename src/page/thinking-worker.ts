// Why it does not add up, in another thread: what it thinks with is shared with the page.
import type { ThinkerQuestion } from "../taskpane/diagnosis/thinking";

/** Long enough for what has a proof, short enough to be waited for. */
const LIMIT = 400;

addEventListener("message", ({ data }: MessageEvent<{ readonly at: number; readonly question: ThinkerQuestion }>) => {
  void import("../taskpane/diagnosis/thinking").then(({ answerThinking }) =>
    postMessage({ at: data.at, answer: answerThinking(data.question, LIMIT) }),
  );
});
