// What to do where the program around the pane does not answer.
import type { ReactElement } from "react";
import { LONG_WAIT } from "../../app/words/long-wait";

export function LongWait(): ReactElement {
  return <div role="note">{LONG_WAIT}</div>;
}
