// Asks another thread, and thinks here, in short pieces, where there is none.
import type { Ask } from "../../adapters/thread/thread";
import type { Inquiry } from "../../app/diagnose/inquiry";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { ThinkerAnswer, DamageTried, ThinkerQuestion } from "./thinking";

export type Elsewhere = Ask<ThinkerQuestion, ThinkerAnswer>;

/** In the page itself nobody may be kept waiting: the best answer of so many milliseconds must do. */
const HERE = 40;

type AnswerTo<K extends ThinkerQuestion["kind"]> = Extract<ThinkerAnswer, { readonly kind: K }>;

export class Thinker {
  constructor(private readonly elsewhere: Elsewhere | undefined) {}

  async why(inquiry: Inquiry): Promise<{ readonly diagnosis: Diagnosis; readonly milliseconds: number }> {
    return this.answerTo({ kind: "why", inquiry });
  }

  async damages(
    inquiry: Inquiry,
    from: number,
    to: number,
  ): Promise<{ readonly of: number; readonly tried: readonly DamageTried[] }> {
    return this.answerTo({ kind: "damages", inquiry, from, to });
  }

  private async answerTo<K extends ThinkerQuestion["kind"]>(
    question: Extract<ThinkerQuestion, { readonly kind: K }>,
  ): Promise<AnswerTo<K>> {
    const answered = await this.elsewhere?.(question);
    if (answered) return answered as AnswerTo<K>;
    const { answerThinking } = await import("./thinking");
    return answerThinking(question, HERE) as AnswerTo<K>;
  }
}
