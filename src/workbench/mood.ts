// A way in which a real program differs from the ideal one that the workbench plays: who reported it, and a switch that plays it.
import type { EventEntry } from "./events";
import type { PlayedHost, Reply } from "./played-host";

export interface Mood<H> {
  readonly key: string;
  /** What the program does, for whoever reads the list. */
  readonly what: string;
  /** The maintainers' own thread or page. */
  readonly source: string;
  play(host: H): void;
}

export const THREADS = "https://github.com/OfficeDev/office-js/issues/";

export const refused = (code: string, location = ""): Reply => ({
  kind: "answer",
  text: JSON.stringify({
    Results: [],
    Error: { Code: code, Message: code, Location: location, ActionIndex: 0, HttpStatusCode: 500 },
  }),
});

/** Answers in the host's place; undefined leaves it to the host. */
export function answering(host: PlayedHost, instead: (text: string) => Reply | undefined): void {
  const own = host.answer.bind(host);
  host.answer = async (text, flags) => instead(text) ?? own(text, flags);
}

/** What was asked or answered, on its way. */
export function changing(host: PlayedHost, change: { readonly asked?: Change; readonly answered?: Change }): void {
  const own = host.answer.bind(host);
  host.answer = async (text, flags) => {
    const reply = await own(change.asked?.(text) ?? text, flags);
    return reply.kind === "answer" && change.answered ? { ...reply, text: change.answered(reply.text) } : reply;
  };
}
type Change = (text: string) => string;

/** Events on their way out; undefined loses one. */
export function telling(host: PlayedHost, change: (entry: EventEntry) => EventEntry | undefined): void {
  const own = host.onEvents;
  host.onEvents = (entries) =>
    own(
      entries.flatMap((entry) => {
        const told = change(entry);
        return told === undefined ? [] : [told];
      }),
    );
}

/** The first requests fail with a code, later ones do not. */
export const failing =
  (code: string, times: number) =>
  (host: PlayedHost): void => {
    let left = times;
    answering(host, () => (left-- > 0 ? refused(code) : undefined));
  };

/** A method or a path that fails whenever a request names it. */
export const without =
  (member: string, code: string, location = member) =>
  (host: PlayedHost): void =>
    answering(host, (text) => (text.includes(`"Name":"${member}"`) ? refused(code, location) : undefined));
