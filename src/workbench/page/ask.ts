// Excel's questions and notes: a sentence, and what can be answered.
import { button, domElement } from "./dom";

export interface Answerable<A extends string> {
  readonly title: string;
  readonly message: string;
  /** The first one is what Enter means, the last one what Escape means. */
  readonly answers: readonly (readonly [answer: A, label: string])[];
}

export function ask<A extends string>(question: Answerable<A>): Promise<A> {
  return new Promise((resolve) => {
    const dialog = domElement("dialog", { className: "ask", aria: { labelledby: "ask-title", describedby: "ask-message" } });
    const answer = (given: A): void => {
      dialog.close();
      dialog.remove();
      resolve(given);
    };
    const buttons = question.answers.map(([given, label]) => button(label, () => answer(given)));
    buttons[0]?.classList.add("primary");
    dialog.append(
      domElement("h2", { id: "ask-title" }, question.title),
      domElement("p", { id: "ask-message" }, question.message),
      domElement("div", { className: "answers" }, ...buttons),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      answer(question.answers.at(-1)![0]);
    });
    document.body.append(dialog);
    dialog.showModal();
    buttons[0]?.focus();
  });
}

export const notify = async (title: string, message: string): Promise<void> => {
  await ask({ title, message, answers: [["known", "知道了"]] });
};
