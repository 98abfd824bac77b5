// The other thread: thinks, and knows neither Office nor the page.
import { answerThinking, type ThinkerQuestion } from "./thinking";

/** Long enough for what has a proof, short enough to be waited for. */
const LIMIT = 400;

addEventListener("message", ({ data }: MessageEvent<{ readonly at: number; readonly question: ThinkerQuestion }>) => {
  postMessage({ at: data.at, answer: answerThinking(data.question, LIMIT) });
});
