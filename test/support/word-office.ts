// Microsoft's own office.js for Word, unchanged, talking to the workbench in Node.
import { readFileSync } from "node:fs";
import { Script, createContext } from "node:vm";
import { atLeast } from "../../src/workbench/api/table";
import type { TrafficCounts } from "../../src/workbench/played-host";
import { WordDocument } from "../../src/workbench/word/document";
import { announcedByWord, WordHost } from "../../src/workbench/word/host";

/** WordApi sets worth testing: the least we ask for (Word 2019), and today's. */
export const WORD_SETS = ["1.3", "newest"] as const;

export interface WordOnStage {
  readonly document: WordDocument;
  readonly host: WordHost;
  /** What the add-in cost since the last call: syncs, actions, bytes. */
  counts(): TrafficCounts;
  saved(): Uint8Array;
}

let script: Script | undefined;
const client = (): Script => {
  script ??= new Script(readFileSync(require.resolve("@microsoft/office-js/dist/word-web-16.00.js"), "utf8"), {
    filename: "word-web-16.00.js",
  });
  return script;
};

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

interface HostMessage {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

type Done<T> = (result: { status: string; value?: T; error?: { code: number; message: string } }) => void;

/**
 * Sets the globals `Word`, `Office` and `OfficeExtension`, as the add-in's page has them.
 *
 * The older calls for custom XML do not travel over this bridge but over a window's messages; here they go to the same
 * host by the same numbers, and a browser test sends them the whole way.
 */
export function wordOffice(
  bytes: Uint8Array,
  options: { readonly api?: string; readonly host?: "Word" | "Excel" } = {},
): WordOnStage {
  const opened = WordDocument.open("年报.docx", bytes);
  if (!opened.ok) throw new Error(`the document cannot be opened: ${JSON.stringify(opened.refusal)}`);
  const document = opened.value;
  const sets = announcedByWord(options.api ?? "newest");
  const host = new WordHost(document, sets);

  const page = { getElementsByTagName: () => [], createElement: () => ({}), URL: "https://localhost/", location: {} };
  const window: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    document: page,
    location: { href: "https://localhost/", search: "", hash: "", protocol: "https:" },
    navigator: { userAgent: "test" },
  };
  window["window"] = window;
  window["self"] = window;
  client().runInContext(createContext(window));

  const ask = <T>(
    id: number,
    passed: Readonly<Record<string, unknown>>,
    found: (answer: Record<string, unknown>) => T,
    done: Done<T>,
  ): void => {
    const answer = host.method(id, passed) as Record<string, unknown>;
    setTimeout(() => {
      if (answer["Error"] === 0) done({ status: "succeeded", value: found(answer) });
      else done({ status: "failed", error: { code: Number(answer["Error"]), message: "The host said no." } });
    }, 0);
  };
  const part = ({ id }: { id: string }): unknown => ({
    id,
    getXmlAsync: (done: Done<unknown>) => ask(131, { id }, (answer) => answer["Data"], done),
    deleteAsync: (done: Done<unknown>) => ask(133, { id }, () => undefined, done),
  });
  const context = {
    host: "Word",
    platform: "OfficeOnline",
    displayLanguage: "zh-CN",
    requirements: { isSetSupported: (name: string, version?: string) => atLeast(sets[name], version ?? "1.1") },
    document: {
      get mode() {
        return document.readOnly ? "readOnly" : "readWrite";
      },
      customXmlParts: {
        getByNamespaceAsync: (namespace: string, done: Done<unknown>) =>
          ask(130, { namespace }, (answer) => (answer["DataPartList"] as { id: string }[]).map(part), done),
        addAsync: (xml: string, done: Done<unknown>) =>
          ask(128, { xml }, (answer) => part(answer["DataPartProperties"] as { id: string }), done),
      },
    },
  };
  const Office = Object.create(window["Office"] as object, { context: { value: context } }) as object;
  window["Office"] = Office;

  const bridge: Bridge = {
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text) as HostMessage;
      const reply = (statusCode: number, body: string): void =>
        bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, flags: 0, message: { statusCode, headers: {}, body } }));
      void host.answer(typeof message.body === "string" ? message.body : JSON.stringify(message.body)).then((answer) => {
        if (answer.kind === "answer") reply(200, answer.text);
        else reply(400, JSON.stringify({ error: { code: "RequestPayloadSizeLimitExceeded", message: "too large" } }));
      });
    },
  };
  const extension = window["OfficeExtension"] as typeof OfficeExtension & { HostBridge: { init(given: Bridge): void } };
  extension.HostBridge.init(bridge);
  Object.assign(globalThis, { Word: window["Word"], Office, OfficeExtension: extension });
  return { document, host, counts: () => host.takeCounts(), saved: () => document.save() };
}
