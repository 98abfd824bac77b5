// Another thread of the desk: reads and checks one file after the other, and knows nothing of the page.
import type { ThreadQuestion } from "./checking";

declare let __webpack_public_path__: string;

/** The readers stand beside this script, which lies one folder below the page. */
// eslint-disable-next-line prefer-const -- the bundler reads what is put into it
__webpack_public_path__ = new URL("../", location.href).href;

addEventListener("message", ({ data }: MessageEvent<{ readonly at: number; readonly question: ThreadQuestion }>) => {
  void (async () => {
    const { answeredHere, carriedOver } = await import(/* webpackMode: "eager" */ "./checked-here");
    const answer = await answeredHere(data.question);
    postMessage({ at: data.at, answer }, { transfer: carriedOver(answer) });
  })();
});
