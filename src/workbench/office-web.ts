// The other end of office.js in a browser: the messages by which a pane in a frame speaks to Office on the web.
import type { EventEntry } from "./events";
import type { PlayedHost } from "./played-host";

interface PaneMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  /** 0 invoke, 1 register for an event, 2 unregister. */
  readonly _actionType: number;
  readonly _data: unknown;
}

/** Numbers of the methods that reach a host through `executeMethod`. */
const LOAD_SETTINGS = 75;
const SAVE_SETTINGS = 76;
const RICH_API = 93;
const COMMAND_COMPLETED = 94;
const CLOSE_CONTAINER = 97;

/** office.js's own error numbers. */
const OK = 0;
const EDITING_CELL = 5004;
const TOO_LARGE = 5103;
const NOT_SUPPORTED = 5_000;

/** The event by which a ribbon button's function is called. */
const COMMAND = "appCommandInvoked";

/** The licence token of an add-in without one. office.js parses it, and an empty text would not be XML. */
const LICENCE = encodeURIComponent('<r v="0"><t cid="" oid="" aid=""/></r>');

export interface PaneIdentity {
  readonly conversation: string;
  /** The address of the page that plays the host: office.js speaks to no other. */
  readonly hostAddress: string;
  readonly documentAddress: string;
}

/** The address under which the pane believes itself to be in Office on the web. */
export function paneAddress(page: string, identity: PaneIdentity, host: "Excel" | "Word" = "Excel"): string {
  const link = [identity.conversation, identity.conversation, encodeURIComponent(identity.hostAddress)].join("|");
  return `${page}${page.includes("?") ? "&" : "?"}_host_Info=${host}$Web$16.01$zh-CN$${identity.conversation}$$disableLogging$0#&_xdm_Info=${link}&_serializer_version=1`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

export function paneMessage(data: unknown, conversation: string): PaneMessage | undefined {
  if (typeof data !== "string" || !data.includes('"_messageType"')) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    // Not ours: browser extensions and developer tools speak on the same channel.
    return undefined;
  }
  if (!isRecord(parsed) || parsed["_messageType"] !== 0 || parsed["_conversationId"] !== conversation) return undefined;
  return typeof parsed["_actionName"] === "string" ? (parsed as unknown as PaneMessage) : undefined;
}

export class PaneLink {
  readonly #host: PlayedHost;
  readonly #identity: PaneIdentity;
  readonly #post: (text: string) => void;
  /** Events the pane registered for, by their action name. */
  readonly #listening = new Set<string>();
  /** The pane asked to be closed. */
  onClose: () => void = () => undefined;
  readonly #ready: (() => void)[] = [];
  #commands = 0;
  #waiting = new Map<string, () => void>();
  readonly #stop: () => void;

  constructor(host: PlayedHost, identity: PaneIdentity, post: (text: string) => void) {
    this.#host = host;
    this.#identity = identity;
    this.#post = post;
    host.onEvents = (entries) => this.#send("richApiMessage", { ArrayData: [...entries] satisfies EventEntry[] });
    this.#stop = host.onSelection(() => this.#send("documentSelectionChanged", {}));
  }

  dispose(): void {
    this.#stop();
    this.#host.dispose();
  }

  /** Presses a button of the ribbon: office.js runs what the pane associated with it. */
  async command(action: string): Promise<void> {
    // A page that was only just loaded says when it is ready for this.
    if (!this.#listening.has(COMMAND)) await new Promise<void>((resolve) => this.#ready.push(resolve));
    this.#commands += 1;
    const id = String(this.#commands);
    const done = new Promise<void>((resolve) => this.#waiting.set(id, resolve));
    this.#send(COMMAND, [id, action, JSON.stringify({ source: { id: action } })]);
    await done;
  }

  async received(message: PaneMessage): Promise<void> {
    this.#reply(message, await this.#answer(message));
  }

  async #answer(message: PaneMessage): Promise<unknown> {
    if (message._actionType === 1 || message._actionType === 2) {
      const event = message._actionName;
      if (message._actionType === 1) {
        this.#listening.add(event);
        if (event === COMMAND) setTimeout(() => this.#ready.splice(0).forEach((resolve) => resolve()), 0);
      } else this.#listening.delete(event);
      return { Version: 1, Error: OK };
    }
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.#appContext();
      case "executeMethod":
        return this.#method(isRecord(message._data) ? message._data : {});
      // Telemetry, focus and the like: nothing is expected.
      default:
        return {};
    }
  }

  async #method(data: Readonly<Record<string, unknown>>): Promise<unknown> {
    const method = isRecord(data["DdaMethod"]) ? data["DdaMethod"]["DispatchId"] : undefined;
    const passed: readonly unknown[] = Array.isArray(data["ArrayData"]) ? data["ArrayData"] : [];
    switch (method) {
      case RICH_API: {
        // [custom data, method, url, headers, body, permission, flags, ...]
        const [body, flags] = [passed[4], passed[6]];
        if (typeof body !== "string") return { Version: 1, Error: NOT_SUPPORTED };
        const reply = await this.#host.answer(body, typeof flags === "number" ? flags : 0);
        if (reply.kind === "answer") return { Version: 1, Error: OK, Data: [200, [], reply.text] };
        return { Version: 1, Error: reply.kind === "editing" ? EDITING_CELL : TOO_LARGE };
      }
      case LOAD_SETTINGS:
        return { Version: 1, Error: OK, Properties: this.#settings() };
      case SAVE_SETTINGS: {
        const request = isRecord(data["DdaSettingsMethod"]) ? data["DdaSettingsMethod"] : {};
        const pairs: readonly unknown[] = Array.isArray(request["Properties"]) ? request["Properties"] : [];
        this.#host.settings = new Map(
          pairs.flatMap((pair) => (Array.isArray(pair) ? [[String(pair[0]), JSON.parse(String(pair[1])) as unknown]] : [])),
        );
        return { Version: 1, Error: OK };
      }
      case COMMAND_COMPLETED: {
        const [id] = [data["0"] ?? passed[0]];
        const waiting = this.#waiting.get(String(id)) ?? [...this.#waiting.values()][0];
        this.#waiting.clear();
        waiting?.();
        return { Version: 1, Error: OK };
      }
      case CLOSE_CONTAINER:
        this.onClose();
        return { Version: 1, Error: OK };
      default: {
        const answered = typeof method === "number" ? this.#host.method(method, data) : undefined;
        return isRecord(answered) ? { Version: 1, ...answered } : { Version: 1, Error: NOT_SUPPORTED };
      }
    }
  }

  #settings(): readonly (readonly [string, string])[] {
    return [...this.#host.settings].map(([key, value]) => [key, JSON.stringify(value)]);
  }

  #appContext(): unknown {
    return {
      _id: this.#identity.conversation,
      _appName: this.#host.appName,
      _appVersion: "16.01",
      _appUILocale: "zh-cn",
      _dataLocale: "zh-cn",
      _docUrl: this.#identity.documentAddress,
      _clientMode: this.#host.readOnly ? 0 : 1,
      _settings: this.#settings(),
      _reason: 1,
      _osfControlType: 1,
      _eToken: LICENCE,
      _correlationId: this.#identity.conversation,
      _appInstanceId: this.#identity.conversation,
      _requirementMatrix: JSON.stringify(this.#host.sets),
      _appMinorVersion: 0,
    };
  }

  #reply(message: PaneMessage, data: unknown): void {
    this.#post(
      JSON.stringify({
        _messageType: 1,
        _actionName: message._actionName,
        _conversationId: message._conversationId,
        _correlationId: message._correlationId,
        _origin: this.#identity.hostAddress,
        _responseType: 0,
        _errorCode: 0,
        _serializerVersion: 1,
        _data: data,
      }),
    );
  }

  #send(event: string, data: unknown): void {
    if (!this.#listening.has(event)) return;
    this.#post(
      JSON.stringify({
        _messageType: 1,
        _actionName: event,
        _conversationId: this.#identity.conversation,
        _correlationId: 0,
        _origin: this.#identity.hostAddress,
        _responseType: 1,
        _errorCode: 0,
        _serializerVersion: 1,
        _data: data,
      }),
    );
  }
}
