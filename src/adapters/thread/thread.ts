// Another thread of the page. Hosts and their policies may not allow one: then nobody answers, and whoever asked does it himself.

export interface Ask<Question, Answer> {
  /** @returns what the other thread answered; undefined when there is none, or it did not answer in time */
  (question: Question): Promise<Answer | undefined>;
  /** Gives back what a thread without a question has taken of the machine; the next question opens another. */
  rest(): void;
}

interface Letter {
  readonly at: number;
  readonly answer: unknown;
}

/** Ended with the page, and not asked again once it has failed. */
class Thread {
  private worker: Worker | undefined;
  private gone = false;
  private at = 0;
  private readonly waiting = new Map<number, (answer: unknown) => void>();

  constructor(
    private readonly open: () => Worker,
    private readonly patience: number,
  ) {}

  async ask(question: unknown): Promise<unknown> {
    const worker = this.begin();
    if (!worker) return undefined;
    const at = (this.at += 1);
    return new Promise((resolve) => {
      // One that hangs, or was never allowed to begin without anybody saying so, is given up.
      const timer = setTimeout(() => this.end(), this.patience);
      this.waiting.set(at, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      worker.postMessage({ at, question });
    });
  }

  private begin(): Worker | undefined {
    if (this.gone || this.worker) return this.worker;
    try {
      this.worker = this.open();
    } catch {
      // A policy that forbids workers throws here in one browser, and reports an error later in another.
      this.gone = true;
      return undefined;
    }
    this.worker.addEventListener("message", ({ data }: MessageEvent<Letter>) => {
      const answer = this.waiting.get(data.at);
      this.waiting.delete(data.at);
      answer?.(data.answer);
    });
    this.worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.end();
    });
    return this.worker;
  }

  rest(): void {
    if (this.waiting.size > 0) return;
    this.worker?.terminate();
    this.worker = undefined;
  }

  private end(): void {
    this.gone = true;
    this.worker?.terminate();
    this.worker = undefined;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const answer of waiting) answer(undefined);
  }
}

/**
 * Opened with the first question.
 *
 * @param patience - milliseconds after which a thread that does not answer is given up
 */
export function anotherThread<Question, Answer>(open: () => Worker, patience: number): Ask<Question, Answer> {
  const thread = new Thread(open, patience);
  return Object.assign(async (question: Question) => (await thread.ask(question)) as Answer | undefined, {
    rest: () => thread.rest(),
  });
}
