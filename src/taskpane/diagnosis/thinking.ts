// The work that may take long, in plain questions and answers: done in another thread where there is one.
import { damagesTried, inquire, STEPS, type Inquiry } from "../../app/diagnose/inquiry";
import type { DamageKind, DamageTrial } from "../../core/diagnose/damages";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { Budget } from "../../core/diagnose/repairs";

export type ThinkerQuestion =
  | { readonly kind: "why"; readonly inquiry: Inquiry }
  /** 验机: some of the damages of a copy, from one place in their list to another. */
  | { readonly kind: "damages"; readonly inquiry: Inquiry; readonly from: number; readonly to: number };

export interface DamageTried extends Pick<DamageTrial, "caught" | "rank"> {
  readonly what: DamageKind;
}

export type ThinkerAnswer =
  | { readonly kind: "why"; readonly diagnosis: Diagnosis; readonly milliseconds: number }
  | { readonly kind: "damages"; readonly of: number; readonly tried: readonly DamageTried[] };

/** @param milliseconds - after which the best answer so far is given */
export function answerThinking(question: ThinkerQuestion, milliseconds: number): ThinkerAnswer {
  const now = (): number => performance.now();
  const budget = (): Budget => ({ steps: STEPS, now, until: now() + milliseconds });
  switch (question.kind) {
    case "why": {
      const began = now();
      const diagnosis = inquire(question.inquiry, budget());
      return { kind: "why", diagnosis, milliseconds: now() - began };
    }
    case "damages": {
      const { of, trials } = damagesTried(question.inquiry, question.from, question.to, budget);
      return { kind: "damages", of, tried: trials.map(({ damage, caught, rank }) => ({ what: damage.what, caught, rank })) };
    }
  }
}
