// The stand-in for Word on the web: takes request bodies, answers them, counts; and what older calls ask of a document.
import { wordApi } from "../api/word";
import type { Sets } from "../api/table";
import { interpret } from "../interpreter";
import type { HostObject } from "../objects/part";
import { NO_TRAFFIC, type TrafficCounts, type PlayedHost, type Reply } from "../played-host";
import { LARGEST_BODY, requestBody } from "../protocol";
import type { WordDocument } from "./document";
import type { WordStage } from "./kinds";
import { WORD } from "./objects";

/** What a version of Word announces. Its web version has had older calls for custom XML from the beginning. */
export function announcedByWord(version: "newest" | string): Sets {
  return {
    WordApi: version === "newest" ? wordApi.newest : version,
    DialogApi: "1.1",
    CustomXmlParts: "1.1",
    Settings: "1.1",
    Selection: "1.1",
    DocumentEvents: "1.1",
  };
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Numbers of the older calls for custom XML. */
const ADD_PART = 128;
const PARTS_BY_NAMESPACE = 130;
const PART_XML = 131;
const DELETE_PART = 133;

const OK = 0;
const NOT_THERE = 5_010;
const DENIED = 7_000;
const NOT_XML = 5_007;

export class WordHost implements PlayedHost {
  readonly appName = 32;
  readonly hostName = "Word";
  counts: TrafficCounts = NO_TRAFFIC;
  onEvents: PlayedHost["onEvents"] = () => undefined;

  readonly #references = new Map<string, HostObject>();
  readonly #ids = new Map<HostObject, string>();
  readonly #stage: WordStage;
  #lastReference = 0;

  constructor(
    readonly document: WordDocument,
    readonly sets: Sets,
  ) {
    this.#stage = {
      document,
      sets,
      get readOnly() {
        return document.readOnly;
      },
      keep: (object) => this.#keep(object),
      release: (id) => this.#release(id),
      kept: (id) => this.#references.get(id),
    };
  }

  get readOnly(): boolean {
    return this.document.readOnly;
  }

  get settings(): Map<string, unknown> {
    return this.document.settings;
  }

  set settings(settings: Map<string, unknown>) {
    this.document.settings = settings;
  }

  /** Nothing in a document is told to an add-in that did not ask. */
  onSelection(): () => void {
    return () => undefined;
  }

  dispose(): void {
    this.#references.clear();
    this.#ids.clear();
    this.document.forgetSpans();
  }

  takeCounts(): TrafficCounts {
    const taken = this.counts;
    this.counts = NO_TRAFFIC;
    return taken;
  }

  answer(text: string): Promise<Reply> {
    const requestBytes = bytes(text);
    if (requestBytes > LARGEST_BODY) return Promise.resolve({ kind: "too-large" });
    const body = requestBody(text);
    const answer = interpret(body, this.#stage, WORD);
    const spelled = JSON.stringify(answer);
    const responseBytes = bytes(spelled);
    if (!body.Actions.every((action) => action.ActionType === 1 || action.Name === "_RemoveReference"))
      this.counts = {
        syncs: this.counts.syncs + 1,
        actions: this.counts.actions + body.Actions.length,
        requestBytes: this.counts.requestBytes + requestBytes,
        responseBytes: this.counts.responseBytes + responseBytes,
        largestRequest: Math.max(this.counts.largestRequest, requestBytes),
        errors: this.counts.errors + (answer.Error === undefined ? 0 : 1),
      };
    return Promise.resolve({ kind: "answer", text: spelled });
  }

  /** @returns undefined for a call that Word does not know */
  method(id: number, { id: part, xml, namespace }: Readonly<Record<string, unknown>>): unknown {
    const { document } = this;
    const said = (value: unknown): string => (typeof value === "string" ? value : "");
    const isWrite = id === ADD_PART || id === DELETE_PART;
    if (isWrite && document.readOnly) return { Error: DENIED };
    switch (id) {
      case ADD_PART: {
        const added = document.addCustomXml(said(xml));
        document.tell();
        return added === undefined
          ? { Error: NOT_XML }
          : { Error: OK, DataPartProperties: { id: added, DataPartBuiltIn: false } };
      }
      case PARTS_BY_NAMESPACE:
        return {
          Error: OK,
          DataPartList: document.customXml(said(namespace)).map((one) => ({ id: one.id, DataPartBuiltIn: false })),
        };
      case PART_XML: {
        const text = document.customXmlText(said(part));
        return text === undefined ? { Error: NOT_THERE } : { Error: OK, Data: text };
      }
      case DELETE_PART: {
        const done = document.deleteCustomXml(said(part));
        document.tell();
        return { Error: done ? OK : NOT_THERE };
      }
      default:
        return undefined;
    }
  }

  #keep(object: HostObject): string {
    const known = this.#ids.get(object);
    if (known !== undefined) return known;
    this.#lastReference += 1;
    const id = `R${this.#lastReference}`;
    this.#ids.set(object, id);
    this.#references.set(id, object);
    return id;
  }

  #release(id: string): void {
    const object = this.#references.get(id);
    if (object !== undefined) this.#ids.delete(object);
    this.#references.delete(id);
    if (this.#references.size === 0) this.document.forgetSpans();
  }
}
