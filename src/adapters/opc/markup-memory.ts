// Parts come by the thousand from one make, alike to the last sign of their markup but for the values between its tags. Where markup
// stands that was read before, it is compared and not scanned again: only the values are looked at.

/** What stands before a value, and where reading may go on behind it: makes that begin alike part where they differ. */
interface Step {
  readonly markup: string;
  /** The value that stood there first: mostly it stands there again, and need not be cut out. */
  readonly value: string;
  readonly next: Step[];
  /** Where the markup ends the part: what is known of it. */
  known: unknown;
}

/** Where a value stands in a text. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
}

export interface Recalled<Known> {
  readonly known: Known;
  readonly values: readonly string[];
}

/** The markup of so many parts, and so much of it, is kept, and of none that is longer: enough for the makes of a county. */
const MOST_PARTS = 128;
const MOST_CHARACTERS = 3_000_000;
const LONGEST = 160_000;
/** Where hardly any of them came again, one of so many is learned. */
const SELDOM = 16;

const LT = 60;

export class MarkupMemory<Known> {
  private steps: Step[] = [];
  private learned = 0;
  private characters = 0;
  private recalled = 0;
  private every = 1;
  private seen = 0;

  /**
   * The values of a part whose markup from here to its end was read before. None of them holds a sign that XML writes otherwise.
   *
   * @returns undefined where the markup differs in the least
   */
  recall(text: string, from: number): Recalled<Known> | undefined {
    const values: string[] = [];
    let at = from;
    for (let steps = this.steps; ;) {
      let step: Step | undefined;
      for (const one of steps)
        if (text.startsWith(one.markup, at) && (one.known === undefined || at + one.markup.length === text.length)) {
          step = one;
          break;
        }
      if (step === undefined) return undefined;
      at += step.markup.length;
      if (step.known !== undefined) {
        this.recalled += 1;
        return { known: step.known as Known, values };
      }
      const again = at + step.value.length;
      if (text.charCodeAt(again) === LT && text.startsWith(step.value, at)) {
        values.push(step.value);
        at = again;
      } else {
        const end = text.indexOf("<", at);
        const value = text.slice(at, end);
        if (end <= at || isWrittenOtherwise(value)) return undefined;
        values.push(value);
        at = end;
      }
      steps = step.next;
    }
  }

  /** @param spans - of the values that may differ in the next part, in order; none empty, each as it is written */
  learn(text: string, from: number, spans: readonly ValueSpan[], known: Known & object): void {
    if (text.length > LONGEST || this.seen++ % this.every !== 0) return;
    if (this.learned >= MOST_PARTS || this.characters > MOST_CHARACTERS) {
      this.every = this.recalled < this.learned ? SELDOM : 1;
      this.steps = [];
      this.learned = this.recalled = this.characters = 0;
    }
    this.learned += 1;
    this.characters += text.length;
    let at = from;
    let steps = this.steps;
    for (const { start, end } of spans) {
      // Cut from the text and not copied: the whole of it is what is kept, and it is bounded.
      const markup = text.slice(at, start);
      let step = steps.find((one) => one.known === undefined && one.markup === markup);
      if (!step) steps.push((step = { markup, value: text.slice(start, end), next: [], known: undefined }));
      steps = step.next;
      at = end;
    }
    const markup = text.slice(at);
    // What is known of it already did not do for this part: what does stands in its place, or it would never be found.
    const end = steps.find((one) => one.known !== undefined && one.markup === markup);
    if (end) end.known = known;
    else steps.push({ markup, value: "", next: [], known });
  }
}

function isWrittenOtherwise(value: string): boolean {
  return value.includes("&") || value.includes("\r");
}
