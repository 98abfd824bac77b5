// How many threads share a batch: one that is soon done is left to the first, one that takes long is shared.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runInOrder } from "../../src/cli/pool";

/** Answers each run with its jobs and its thread; a job takes as many milliseconds of the processor as it says. */
const WORKER = `
  import { parentPort, threadId, workerData } from "node:worker_threads";
  parentPort.on("message", ({ at, jobs }) => {
    for (const job of jobs) {
      Atomics.add(workerData.begun, 0, 1);
      const until = performance.now() + job;
      while (performance.now() < until);
    }
    parentPort.postMessage({ at, result: { jobs, threadId } });
  });
`;

const home = mkdtempSync(join(tmpdir(), "nianbao-pool-"));
writeFileSync(join(home, "worker.mjs"), WORKER);
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Answer {
  readonly jobs: readonly number[];
  readonly threadId: number;
}

async function ran(
  jobs: readonly number[],
  threads: number,
): Promise<{ readonly done: readonly number[]; readonly used: number }> {
  const answers: Answer[] = [];
  await runInOrder<number, Answer>(
    jobs,
    {
      threads,
      atFirst: 1,
      worker: pathToFileURL(join(home, "worker.mjs")),
      setup: {},
      limits: { seconds: 60, megabytes: 64 },
      exceeded: () => {
        throw new Error("no job takes so much");
      },
    },
    (answer) => void answers.push(answer),
  );
  return { done: answers.flatMap((answer) => answer.jobs), used: new Set(answers.map(({ threadId }) => threadId)).size };
}

const alike = (length: number, each: number): number[] => Array.from({ length }, (_, i) => each + i / 1e6);

it("a batch that is soon done has one thread", async () => {
  const jobs = alike(300, 0.5);
  expect(await ran(jobs, 4)).toEqual({ done: jobs, used: 1 });
});

it("a batch that takes long is shared, in the order asked for", async () => {
  const jobs = alike(120, 50);
  const { done, used } = await ran(jobs, 2);
  expect(done).toEqual(jobs);
  expect(used).toBe(2);
});

it("no more threads than were allowed", async () => {
  const jobs = alike(40, 50);
  expect((await ran(jobs, 1)).used).toBe(1);
});
