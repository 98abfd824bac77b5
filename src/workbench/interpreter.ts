// Request bodies → calls on the played objects → answers: generic over a host's whole object model.
import { atLeast, documentedName, wireName, type Api, type Member, type Sets } from "./api/table";
import { HostRefusal, refuse } from "./model/refusal";
import { isHostObject, nothing, type HostObject, type Part } from "./objects/part";
import type { Action, ResponseBody, ArgumentInfo, QueryInfo, RequestBody, Result } from "./protocol";

const HTTP: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ItemNotFound: 404,
  ApiNotFound: 404,
  ItemAlreadyExists: 409,
  NotImplemented: 501,
  GeneralException: 500,
};

/** What every host's objects share. */
export interface AnyStage {
  readonly sets: Sets;
  /** The document may only be looked at. */
  readonly readOnly: boolean;
  /** Objects that the add-in tracks, by the reference id it was given. */
  kept(id: string): HostObject | undefined;
}

/** Who is played: Excel or Word. */
export interface Play<S extends AnyStage> {
  readonly api: Api;
  readonly root: HostObject;
  /** Services of Office itself that office.js asks for by name; they are in no declaration. */
  readonly services: Readonly<Record<string, () => HostObject>>;
  /** Methods that change nothing, for a document that may only be read. */
  readonly reads: RegExp;
  partOf(object: HostObject): Part<HostObject, S> | undefined;
}

/** Members of office.js itself travel under a name with an underscore and are in no declaration. */
const isInternal = (name: string): boolean => name.startsWith("_");

const notPlayed = (className: string, name: string): never =>
  refuse("NotImplemented", `The workbench does not play ${className}.${name}.`);

const isWriting = (action: Action, reads: RegExp): boolean =>
  action.ActionType === 4 || (action.ActionType === 3 && !reads.test(action.Name));

export const isWrite = (body: RequestBody, reads: RegExp): boolean =>
  body.Actions.some((action) => isWriting(action, reads)) ||
  Object.values(body.ObjectPaths).some((path) => path.ObjectPathType === 3 && !reads.test(path.Name));

/** The steps of a path that is asked for: "format/fill/color" is three. */
const stepsOf = (path: string): readonly string[] =>
  path
    .split(/[/.]/)
    .map((step) => step.trim())
    .filter((step) => step !== "");

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

type Answer = Readonly<Record<string, unknown>>;

/** One request body being answered: the objects it has reached so far, and what is done with them. */
class Interpretation<S extends AnyStage> {
  readonly mayWrite: boolean;
  readonly #body: RequestBody;
  readonly #stage: S;
  readonly #play: Play<S>;
  readonly #resolved = new Map<number, HostObject>();

  constructor(body: RequestBody, stage: S, play: Play<S>) {
    this.#body = body;
    this.#stage = stage;
    this.#play = play;
    this.mayWrite = !stage.readOnly || !isWrite(body, play.reads);
  }

  perform(action: Action): unknown {
    if (action.ActionType === 5) return null;
    const object = this.#resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case 1:
        return this.#identity(object);
      case 2:
        return this.#query(object, action.QueryInfo ?? {});
      case 3:
        if (object.isNull === true) return action.Name === "_KeepReference" ? null : refuse("ItemNotFound");
        return this.#call(object, action.Name, action.ArgumentInfo) ?? null;
      case 4:
        if (object.isNull === true) refuse("ItemNotFound");
        this.#assign(object, action.Name, action.ArgumentInfo);
        return null;
      default:
        return notPlayed("the request", `action ${action.ActionType}`);
    }
  }

  /** Where in the object model an action is at work, as an error names it. */
  locationOf(action: Action): string {
    const object = this.#resolved.get(action.ObjectPathId);
    const path = this.#body.ObjectPaths[action.ObjectPathId];
    const parent = path?.ParentObjectPathId === undefined ? undefined : this.#resolved.get(path.ParentObjectPathId);
    if (object === undefined) return `${(parent ?? this.#play.root).className}.${documentedName(path?.Name ?? "")}`;
    return action.Name === "" ? object.className : `${object.className}.${documentedName(action.Name)}`;
  }

  /** A member of the class that is played and that the announced requirement sets contain. */
  #permitted(className: string, name: string): Member {
    const found = this.#play.api.member(className, name);
    if (found === undefined) return notPlayed(className, name);
    return atLeast(this.#stage.sets[found.set], found.version) ? found : refuse("ApiNotFound");
  }

  #alive(object: HostObject): void {
    if (this.#play.partOf(object)?.exists?.(object, this.#stage) === false) refuse("ItemNotFound");
  }

  #resolve(id: number): HostObject {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const found = this.#reach(id);
    this.#resolved.set(id, found);
    return found;
  }

  #reach(id: number): HostObject {
    const path = this.#body.ObjectPaths[id];
    if (path === undefined) return refuse("GeneralException");
    const parent = (): HostObject => this.#resolve(path.ParentObjectPathId ?? 0);
    switch (path.ObjectPathType) {
      case 1:
        return this.#play.root;
      case 2:
        return this.#play.services[path.Name]?.() ?? notPlayed("a new object", path.Name);
      case 3:
        return this.#byMethod(parent(), path.Name, path.ArgumentInfo);
      case 4:
        return this.#byProperty(parent(), path.Name);
      case 5:
        return this.#byIndex(parent(), path.ArgumentInfo);
      case 6:
        return this.#stage.kept(path.Name) ?? refuse("ItemNotFound");
      case 7:
        return nothing("Object");
      default:
        return notPlayed("a new object", path.Name);
    }
  }

  #leadsTo(from: HostObject, name: string): string {
    return this.#play.api.member(from.className, documentedName(name))?.type ?? "Object";
  }

  #byMethod(from: HostObject, name: string, info: ArgumentInfo | undefined): HostObject {
    if (from.isNull === true) return nothing(this.#leadsTo(from, name));
    if (!this.mayWrite && !this.#play.reads.test(name)) refuse("AccessDenied");
    const outcome = this.#call(from, name, info);
    return isHostObject(outcome) ? outcome : refuse("GeneralException");
  }

  #byProperty(from: HostObject, name: string): HostObject {
    return from.isNull === true ? nothing(this.#leadsTo(from, name)) : this.#enter(from, name);
  }

  #byIndex(from: HostObject, info: ArgumentInfo | undefined): HostObject {
    if (from.isNull === true) return nothing("Object");
    this.#alive(from);
    const item = this.#play.partOf(from)?.item ?? notPlayed(from.className, "getItem");
    const [key] = this.#passed(info);
    return item(from, key, this.#stage) ?? refuse("ItemNotFound");
  }

  /** The arguments, with the objects that they refer to in their places. */
  #passed(info: ArgumentInfo | undefined): readonly unknown[] {
    const nested = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(value))
        return value.map((each: unknown, i) => nested(each, Array.isArray(reference) ? (reference as readonly unknown[])[i] : 0));
      return typeof reference === "number" && reference !== 0 ? this.#resolve(reference) : value;
    };
    return (info?.Arguments ?? []).map((value, i) => nested(value, info?.ReferencedObjectPathIds?.[i]));
  }

  #call(object: HostObject, wire: string, info: ArgumentInfo | undefined): unknown {
    const name = isInternal(wire) ? wire : documentedName(wire);
    if (!isInternal(name) && this.#play.api.isClass(object.className)) this.#permitted(object.className, name);
    this.#alive(object);
    const work = this.#play.partOf(object)?.call?.[name] ?? notPlayed(object.className, name);
    return work(object, this.#passed(info), this.#stage);
  }

  #enter(object: HostObject, wire: string): HostObject {
    const name = isInternal(wire) ? wire : documentedName(wire);
    if (!isInternal(name)) this.#permitted(object.className, name);
    this.#alive(object);
    const work = this.#play.partOf(object)?.go?.[name] ?? notPlayed(object.className, name);
    return work(object, this.#stage);
  }

  #assign(object: HostObject, wire: string, info: ArgumentInfo | undefined): void {
    const name = documentedName(wire);
    const found = this.#permitted(object.className, name);
    this.#alive(object);
    if (found.kind !== "write") refuse("InvalidOperation");
    const work = this.#play.partOf(object)?.write?.[name] ?? notPlayed(object.className, name);
    const [value] = this.#passed(info);
    this.#checkType(value, found.type);
    work(object, value as never, this.#stage);
  }

  #checkType(value: unknown, type: string): void {
    const words = this.#play.api.wordsOf(type);
    if (words !== undefined) {
      if (typeof value !== "string" || !words.includes(value)) refuse("InvalidArgument");
    } else if (type === "number") {
      if (typeof value !== "number" || !Number.isFinite(value)) refuse("InvalidArgument");
    } else if ((type === "string" || type === "boolean") && typeof value !== type) refuse("InvalidArgument");
  }

  #identity(object: HostObject): Answer | null {
    if (object.isNull === true) return null;
    this.#alive(object);
    return this.#play.partOf(object)?.identity?.(object, this.#stage) ?? {};
  }

  /** "format/fill/color" asks for one thing far below, "*" or nothing for everything that is not an object. */
  #query(object: HostObject, info: QueryInfo): Answer | null {
    if (object.isNull === true) return null;
    this.#alive(object);
    const part = this.#play.partOf(object) ?? notPlayed(object.className, "load");
    const asked = [...(info.Select ?? []), ...(info.Expand ?? []).map((path) => `${path}/*`)]
      .map(stepsOf)
      .map((path) => (part.items !== undefined && path[0]?.toLowerCase() === "items" ? path.slice(1) : path))
      .filter((path) => path.length > 0);
    const paths = asked.length === 0 ? [["*"]] : asked;
    if (part.items === undefined) return this.#queryOne(object, part, paths);
    const { Skip: from = 0, Top: most } = info;
    return this.#queryAll(
      object,
      part.items(object, this.#stage).slice(from, most === undefined ? undefined : from + most),
      paths,
    );
  }

  #queryAll(object: HostObject, items: readonly HostObject[], paths: readonly (readonly string[])[]): Answer {
    const isOwn = (path: readonly string[]): boolean =>
      path.length === 1 && path[0] !== "*" && this.#play.api.member(object.className, camel(path[0]!)) !== undefined;
    const own = paths.filter(isOwn).map(([name]) => camel(name!));
    const ofItems = paths.filter((path) => !isOwn(path)).map((path) => path.join("/"));
    return {
      ...this.#identity(object),
      ...Object.fromEntries(own.map((name) => [wireName(name), this.#read(object, name)])),
      _Items: items.map((item) => this.#query(item, { Select: ofItems })),
    };
  }

  #queryOne(object: HostObject, part: Part<HostObject, S>, paths: readonly (readonly string[])[]): Answer {
    const answer: Record<string, unknown> = { ...this.#identity(object) };
    const further = new Map<string, string[]>();
    for (const [first = "*", ...rest] of paths) {
      if (first === "*") {
        Object.assign(answer, this.#everything(object, part));
        continue;
      }
      const name = camel(first);
      const found = this.#permitted(object.className, name);
      if (found.kind === "go") further.set(name, [...(further.get(name) ?? []), rest.length === 0 ? "*" : rest.join("/")]);
      else if (rest.length > 0) refuse("InvalidArgument");
      else answer[wireName(name)] = this.#read(object, name);
    }
    for (const [name, below] of further) answer[wireName(name)] = this.#query(this.#enter(object, name), { Select: below });
    return answer;
  }

  /** All that the class has of its own, as far as it is announced and played. */
  #everything(object: HostObject, part: Part<HostObject, S>): Answer {
    const answer: Record<string, unknown> = {};
    for (const name of this.#play.api.members(object.className)) {
      const found = this.#play.api.member(object.className, name)!;
      if (found.kind !== "read" && found.kind !== "write") continue;
      if (atLeast(this.#stage.sets[found.set], found.version) && part.read?.[name] !== undefined)
        answer[wireName(name)] = part.read[name](object, this.#stage);
    }
    return answer;
  }

  #read(object: HostObject, name: string): unknown {
    const found = this.#permitted(object.className, name);
    if (found.kind !== "read" && found.kind !== "write") return refuse("InvalidArgument");
    const work = this.#play.partOf(object)?.read?.[name] ?? notPlayed(object.className, name);
    return work(object, this.#stage);
  }
}

export function interpret<S extends AnyStage>(body: RequestBody, stage: S, play: Play<S>): ResponseBody {
  const interpretation = new Interpretation(body, stage, play);
  const results: Result[] = [];
  const traces: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (!interpretation.mayWrite && isWriting(action, play.reads)) refuse("AccessDenied");
      results.push({ ActionId: action.Id, Value: interpretation.perform(action) });
      if (action.ActionType === 5) traces.push(action.Id);
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error;
      // What earlier actions did stays done, as in Excel.
      return {
        Results: results,
        TraceIds: traces,
        Error: {
          Code: error.code,
          Message: error.message,
          Location: interpretation.locationOf(action),
          ActionIndex: index,
          HttpStatusCode: HTTP[error.code] ?? 400,
        },
      };
    }
  }
  return { Results: results, TraceIds: traces };
}
