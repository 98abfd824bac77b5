// The other thread of the reviewer's desk: one file at a time. Everything it needs is shared with the page, and comes with the first.
import type { ThreadQuestion } from "../../taskpane/desk/checking";

addEventListener("message", ({ data }: MessageEvent<{ readonly at: number; readonly question: ThreadQuestion }>) => {
  void (async () => {
    const { answeredInFile, carriedOver } = await import("./checked-in-file");
    const answer = await answeredInFile(data.question);
    postMessage({ at: data.at, answer }, { transfer: carriedOver(answer) });
  })();
});
