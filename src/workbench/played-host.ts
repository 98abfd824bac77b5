// What Excel and Word have in common for those who speak to them: an end that answers, and what it counts.
import type { Sets } from "./api/table";
import type { EventEntry } from "./events";

export interface TrafficCounts {
  /** Round trips that an add-in waits for; the release of tracked ranges afterwards is not one. */
  readonly syncs: number;
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Largest single request, against the limit of Excel on the web. */
  readonly largestRequest: number;
  readonly errors: number;
}

export const NO_TRAFFIC: TrafficCounts = {
  syncs: 0,
  actions: 0,
  requestBytes: 0,
  responseBytes: 0,
  largestRequest: 0,
  errors: 0,
};

export type Reply =
  { readonly kind: "answer"; readonly text: string } | { readonly kind: "editing" } | { readonly kind: "too-large" };

/** Excel or Word, as the messages need it. */
export interface PlayedHost {
  /** What office.js calls it: 16 is Excel on the web, 32 Word on the web. */
  readonly appName: number;
  readonly hostName: "Excel" | "Word";
  readonly sets: Sets;
  readonly readOnly: boolean;
  settings: Map<string, unknown>;
  /** Called with the events of a moment, after the answer that caused them. */
  onEvents: (entries: readonly EventEntry[]) => void;
  answer(text: string, flags: number): Promise<Reply>;
  /** Calls that are older than request bodies, by their number; undefined for those the host does not know. */
  method(id: number, passed: Readonly<Record<string, unknown>>): unknown;
  onSelection(listener: () => void): () => void;
  dispose(): void;
}
