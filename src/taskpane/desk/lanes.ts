// A batch over one thread: it has the next file in its hands while what it found of the last is being put away, and a file that a
// thread dies of takes no other with it.
import { anotherThread, type Ask } from "../../adapters/thread/thread";
import { boardEntry } from "../../app/outputs/board-entry";
import { unreadOutcome } from "../../app/outputs/check-outcome";
import { refusalSentence } from "../../app/words/refusal-wording";
import type { AlikeAnswer, DeskAnswer, DeskQuestion, ThreadQuestion } from "./checking";
import { packedBytes } from "./packed";

/** As long as a file may take on the command line. */
const PATIENCE = 20_000;

export interface LaneServices {
  openWorker(): Worker;
  /** Where no other thread answers. */
  here(question: ThreadQuestion): Promise<DeskAnswer | AlikeAnswer>;
}

interface Lanes {
  /** What is to be done next; undefined when there is nothing left. */
  readonly next: () => DeskQuestion | undefined;
  /** Whether a thread may put away itself what it finds. */
  readonly keeps: () => boolean;
  readonly take: (question: DeskQuestion, answer: DeskAnswer) => Promise<void>;
}

function tooLong(path: string): DeskAnswer {
  const outcome = unreadOutcome(path, refusalSentence({ kind: "too-costly", limit: "seconds", most: PATIENCE / 1000 }));
  return { entries: [boardEntry(outcome)], outcomes: packedBytes([outcome]), proses: undefined, slips: [] };
}

const threadOf = ({ openWorker }: LaneServices): Ask<ThreadQuestion, DeskAnswer> =>
  anotherThread<ThreadQuestion, DeskAnswer>(openWorker, PATIENCE);

/** Which of two files a thread has failed over shows when it has but one. */
async function askedAlone(services: LaneServices, question: DeskQuestion, keeps: boolean): Promise<DeskAnswer> {
  const begun = performance.now();
  const ask = threadOf(services);
  const answer = await ask({ ...question, keeps });
  ask.rest();
  if (answer) return answer;
  // One that failed again is not asked a third time, and where there may be none the page does it itself.
  return performance.now() - begun < PATIENCE ? ((await services.here(question)) as DeskAnswer) : tooLong(question.path);
}

export async function overOneThread(services: LaneServices, { next, keeps, take }: Lanes): Promise<void> {
  let ask = threadOf(services);
  const lane = async (): Promise<void> => {
    for (let question = next(); question; question = next()) {
      const asked = ask;
      let answer = await asked({ ...question, keeps: keeps() });
      if (!answer) {
        if (ask === asked) ask = threadOf(services);
        answer = await askedAlone(services, question, keeps());
      }
      await take(question, answer);
    }
  };
  await Promise.all([lane(), lane()]);
  ask.rest();
}
