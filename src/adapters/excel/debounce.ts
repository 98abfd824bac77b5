// Many events, one answer: what comes in quick succession is told once, and never while the last answer is still being made.

/** Long enough to gather the events of a paste, short enough that nobody notices. */
const QUIET = 15;
/** A stream of events that never pauses is answered all the same. */
const LATEST = 60;

export class Debounce<T> {
  private readonly waiting = new Set<T>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since = 0;
  private answering = false;
  private over = false;

  constructor(private readonly answer: (gathered: readonly T[]) => void | Promise<void>) {}

  add(item: T): void {
    if (this.over) return;
    if (this.waiting.size === 0) this.since = Date.now();
    this.waiting.add(item);
    if (!this.answering) this.schedule();
  }

  end(): void {
    this.over = true;
    this.waiting.clear();
    clearTimeout(this.timer);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const left = Math.max(0, this.since + LATEST - Date.now());
    this.timer = setTimeout(() => void this.tell(), Math.min(QUIET, left));
  }

  private async tell(): Promise<void> {
    const gathered = [...this.waiting];
    this.waiting.clear();
    this.answering = true;
    try {
      await this.answer(gathered);
    } finally {
      this.answering = false;
      if (this.waiting.size > 0 && !this.over) this.schedule();
    }
  }
}
