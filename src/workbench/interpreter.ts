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

export const isWrite = (body: RequestBody, reads: RegExp): boolean =>
  body.Actions.some((action) => action.ActionType === 4 || (action.ActionType === 3 && !reads.test(action.Name))) ||
  Object.values(body.ObjectPaths).some((path) => path.ObjectPathType === 3 && !reads.test(path.Name));

export function interpret<S extends AnyStage>(body: RequestBody, stage: S, play: Play<S>): ResponseBody {
  const { api } = play;
  const partOf = (object: HostObject): Part<HostObject, S> | undefined => play.partOf(object);

  /** A member of the class that the announced requirement sets contain. */
  const permitted = (className: string, name: string): Member => {
    const found = api.member(className, name);
    if (found === undefined || !atLeast(stage.sets[found.set], found.version)) return refuse("ApiNotFound");
    return found;
  };

  const checkType = (value: unknown, type: string): void => {
    const words = api.wordsOf(type);
    if (words !== undefined) {
      if (typeof value !== "string" || !words.includes(value)) refuse("InvalidArgument");
    } else if (type === "number") {
      if (typeof value !== "number" || !Number.isFinite(value)) refuse("InvalidArgument");
    } else if ((type === "string" || type === "boolean") && typeof value !== type) refuse("InvalidArgument");
  };

  const mayWrite = !stage.readOnly || !isWrite(body, play.reads);
  const resolved = new Map<number, HostObject>();

  const resolve = (id: number): HostObject => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const found = reach(id);
    resolved.set(id, found);
    return found;
  };

  const reach = (id: number): HostObject => {
    const path = body.ObjectPaths[id];
    if (path === undefined) return refuse("GeneralException");
    const parent = (): HostObject => resolve(path.ParentObjectPathId ?? 0);
    switch (path.ObjectPathType) {
      case 1:
        return play.root;
      case 2:
        return play.services[path.Name]?.() ?? notPlayed("a new object", path.Name);
      case 3: {
        const from = parent();
        if (from.isNull === true) return nothing(leadsTo(from, path.Name));
        if (!mayWrite && !play.reads.test(path.Name)) refuse("AccessDenied");
        const outcome = call(from, path.Name, path.ArgumentInfo);
        return isHostObject(outcome) ? outcome : refuse("GeneralException");
      }
      case 4: {
        const from = parent();
        return from.isNull === true ? nothing(leadsTo(from, path.Name)) : enter(from, path.Name);
      }
      case 5: {
        const from = parent();
        if (from.isNull === true) return nothing("Object");
        const part = partOf(from);
        alive(from);
        const [key] = passed(path.ArgumentInfo);
        return (
          part?.item?.(from, key, stage) ??
          (part?.item === undefined ? notPlayed(from.className, "getItem") : refuse("ItemNotFound"))
        );
      }
      case 6:
        return stage.kept(path.Name) ?? refuse("ItemNotFound");
      case 7:
        return nothing("Object");
      default:
        return notPlayed("a new object", path.Name);
    }
  };

  const leadsTo = (from: HostObject, name: string): string => api.member(from.className, documentedName(name))?.type ?? "Object";

  const passed = (info: ArgumentInfo | undefined): readonly unknown[] => {
    const nested = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(value))
        return value.map((each: unknown, i) => nested(each, Array.isArray(reference) ? (reference as readonly unknown[])[i] : 0));
      return typeof reference === "number" && reference !== 0 ? resolve(reference) : value;
    };
    return (info?.Arguments ?? []).map((value, i) => nested(value, info?.ReferencedObjectPathIds?.[i]));
  };

  const alive = (object: HostObject): void => {
    if (partOf(object)?.exists?.(object, stage) === false) refuse("ItemNotFound");
  };

  const call = (object: HostObject, wire: string, info: ArgumentInfo | undefined): unknown => {
    const name = isInternal(wire) ? wire : documentedName(wire);
    if (!isInternal(name) && api.isClass(object.className)) permitted(object.className, name);
    alive(object);
    const work = partOf(object)?.call?.[name] ?? notPlayed(object.className, name);
    return work(object, passed(info), stage);
  };

  const enter = (object: HostObject, wire: string): HostObject => {
    const name = isInternal(wire) ? wire : documentedName(wire);
    if (!isInternal(name)) permitted(object.className, name);
    alive(object);
    const work = partOf(object)?.go?.[name] ?? notPlayed(object.className, name);
    return work(object, stage);
  };

  const assign = (object: HostObject, wire: string, info: ArgumentInfo | undefined): void => {
    const name = documentedName(wire);
    const found = permitted(object.className, name);
    alive(object);
    if (found.kind !== "write") refuse("InvalidOperation");
    const work = partOf(object)?.write?.[name] ?? notPlayed(object.className, name);
    const [value] = passed(info);
    checkType(value, found.type);
    work(object, value as never, stage);
  };

  const identity = (object: HostObject): Readonly<Record<string, unknown>> | null => {
    if (object.isNull === true) return null;
    alive(object);
    return partOf(object)?.identity?.(object, stage) ?? {};
  };

  /** "format/fill/color" asks for one thing far below, "*" or nothing for everything that is not an object. */
  const query = (object: HostObject, info: QueryInfo): Readonly<Record<string, unknown>> | null => {
    if (object.isNull === true) return null;
    alive(object);
    const part = partOf(object) ?? notPlayed(object.className, "load");
    const asked = [...(info.Select ?? []), ...(info.Expand ?? []).map((path) => `${path}/*`)]
      .map((path) =>
        path
          .split(/[/.]/)
          .map((step) => step.trim())
          .filter((step) => step !== ""),
      )
      .map((path) => (part.items !== undefined && path[0]?.toLowerCase() === "items" ? path.slice(1) : path));
    const paths = asked.filter((path) => path.length > 0);
    if (paths.length === 0) paths.push(["*"]);

    if (part.items !== undefined) {
      const own = paths.filter(
        (path) => path.length === 1 && path[0] !== "*" && api.member(object.className, camel(path[0]!)) !== undefined,
      );
      const ofItems = paths.filter((path) => !own.includes(path)).map((path) => path.join("/"));
      const from = info.Skip ?? 0;
      const items = part.items(object, stage).slice(from, info.Top === undefined ? undefined : from + info.Top);
      return {
        ...identity(object),
        ...Object.fromEntries(own.map((path) => [wireName(camel(path[0]!)), read(object, camel(path[0]!))])),
        _Items: items.map((item) => query(item, { Select: ofItems })),
      };
    }

    const answer: Record<string, unknown> = { ...identity(object) };
    const further = new Map<string, string[]>();
    for (const path of paths) {
      const [first = "*", ...rest] = path;
      if (first === "*") {
        for (const name of api.members(object.className)) {
          const found = api.member(object.className, name)!;
          if (found.kind !== "read" && found.kind !== "write") continue;
          if (atLeast(stage.sets[found.set], found.version) && part.read?.[name] !== undefined)
            answer[wireName(name)] = part.read[name](object, stage);
        }
        continue;
      }
      const name = camel(first);
      const found = permitted(object.className, name);
      if (found.kind === "go") further.set(name, [...(further.get(name) ?? []), rest.length === 0 ? "*" : rest.join("/")]);
      else if (rest.length > 0) refuse("InvalidArgument");
      else answer[wireName(name)] = read(object, name);
    }
    for (const [name, below] of further) answer[wireName(name)] = query(enter(object, name), { Select: below });
    return answer;
  };

  const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

  const read = (object: HostObject, name: string): unknown => {
    const found = permitted(object.className, name);
    if (found.kind !== "read" && found.kind !== "write") return refuse("InvalidArgument");
    const work = partOf(object)?.read?.[name] ?? notPlayed(object.className, name);
    return work(object, stage);
  };

  const perform = (action: Action): unknown => {
    if (action.ActionType === 5) return null;
    const object = resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case 1:
        return identity(object);
      case 2:
        return query(object, action.QueryInfo ?? {});
      case 3:
        if (object.isNull === true) return action.Name === "_KeepReference" ? null : refuse("ItemNotFound");
        return call(object, action.Name, action.ArgumentInfo) ?? null;
      case 4:
        if (object.isNull === true) refuse("ItemNotFound");
        assign(object, action.Name, action.ArgumentInfo);
        return null;
      default:
        return notPlayed("the request", `action ${action.ActionType}`);
    }
  };

  const locationOf = (action: Action): string => {
    const object = resolved.get(action.ObjectPathId);
    const path = body.ObjectPaths[action.ObjectPathId];
    const parent = path?.ParentObjectPathId === undefined ? undefined : resolved.get(path.ParentObjectPathId);
    if (object === undefined) return `${parent?.className ?? play.root.className}.${documentedName(path?.Name ?? "")}`;
    return action.Name === "" ? object.className : `${object.className}.${documentedName(action.Name)}`;
  };

  const results: Result[] = [];
  const traces: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (!mayWrite && (action.ActionType === 4 || (action.ActionType === 3 && !play.reads.test(action.Name))))
        refuse("AccessDenied");
      results.push({ ActionId: action.Id, Value: perform(action) });
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
          Location: locationOf(action),
          ActionIndex: index,
          HttpStatusCode: HTTP[error.code] ?? 400,
        },
      };
    }
  }
  return { Results: results, TraceIds: traces };
}
