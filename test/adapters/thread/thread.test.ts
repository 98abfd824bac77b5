// Another thread of the page: what it answers, and what happens where there is none.
import { anotherThread } from "../../../src/adapters/thread/thread";

type Listener = (event: unknown) => void;

/** A worker that does what the test says with each letter. */
class FakeWorker {
  readonly listeners = new Map<string, Listener>();
  terminated = false;
  prevented = 0;

  constructor(private readonly got: (letter: { at: number; question: string }, worker: FakeWorker) => void) {}

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }

  postMessage(letter: { at: number; question: string }): void {
    setTimeout(() => this.got(letter, this), 0);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(at: number, answer: string): void {
    this.listeners.get("message")!({ data: { at, answer } });
  }

  fail(): void {
    this.listeners.get("error")!({ preventDefault: () => (this.prevented += 1) });
  }
}

const asWorker = (fake: FakeWorker): Worker => fake as unknown as Worker;

it("answers each question with its own answer, whatever comes first, in one thread that is opened when it is first asked", async () => {
  const waiting: { at: number; question: string }[] = [];
  const fake = new FakeWorker((letter, worker) => {
    waiting.push(letter);
    if (waiting.length === 2) for (const { at, question } of waiting.reverse()) worker.answer(at, `${question}!`);
  });
  let opened = 0;
  const ask = anotherThread<string, string>(() => {
    opened += 1;
    return asWorker(fake);
  }, 1_000);
  expect(opened).toBe(0);
  expect(await Promise.all([ask("a"), ask("b")])).toEqual(["a!", "b!"]);
  expect(opened).toBe(1);
});

it("says that nobody answers where a policy forbids threads, and does not ask again", async () => {
  let opened = 0;
  const ask = anotherThread<string, string>(() => {
    opened += 1;
    throw new Error("SecurityError");
  }, 1_000);
  expect([await ask("a"), await ask("b")]).toEqual([undefined, undefined]);
  expect(opened).toBe(1);
});

it("says so too when the thread reports a fault, for all that are waiting, and lets nothing reach the page", async () => {
  const fake = new FakeWorker(({ at }, worker) => (at === 2 ? worker.fail() : undefined));
  const ask = anotherThread<string, string>(() => asWorker(fake), 1_000);
  expect(await Promise.all([ask("a"), ask("b")])).toEqual([undefined, undefined]);
  expect([fake.terminated, fake.prevented]).toEqual([true, 1]);
  expect(await ask("c")).toBeUndefined();
});

it("gives up a thread that hangs", async () => {
  const fake = new FakeWorker(() => undefined);
  const ask = anotherThread<string, string>(() => asWorker(fake), 20);
  expect(await ask("a")).toBeUndefined();
  expect(fake.terminated).toBe(true);
});

it("gives back a thread that is done, and opens another for the next question, but none that is still asked", async () => {
  const fakes: FakeWorker[] = [];
  const ask = anotherThread<string, string>(() => {
    fakes.push(new FakeWorker(({ at, question }, worker) => worker.answer(at, `${question}!`)));
    return asWorker(fakes.at(-1)!);
  }, 1_000);
  const asked = ask("a");
  ask.rest();
  expect([await asked, fakes[0]!.terminated]).toEqual(["a!", false]);
  ask.rest();
  expect([fakes[0]!.terminated, await ask("b"), fakes.length]).toEqual([true, "b!", 2]);
});
