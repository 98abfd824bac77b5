// JSON of unknown origin → a value, or a refusal that says why there is none.
import { no, yes, type JsonFault, type Outcome } from "../../core/outcome";

/** Ours goes six levels deep; what is nested deeper is nested to wear readers out. */
const DEEPEST = 64;

/** Whole numbers beyond this have lost their last digits before anyone can look: nobody knows which figure is meant. */
const LARGEST = Number.MAX_SAFE_INTEGER;

export function readJson(text: string): Outcome<unknown> {
  const fault = (kind: JsonFault): Outcome<never> => no({ kind: "not-json", fault: kind });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return fault("syntax");
    throw error;
  }
  const found = faultIn(value, 0) ?? (namesTwice(text) ? "twice" : undefined);
  return found === undefined ? yes(value) : fault(found);
}

function faultIn(value: unknown, depth: number): JsonFault | undefined {
  if (depth > DEEPEST) return "depth";
  if (typeof value === "number") return Math.abs(value) > LARGEST ? "digits" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const member of Object.values(value)) {
    const found = faultIn(member, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of two members of one name the last would be taken in silence. @param text - is JSON */
function namesTwice(text: string): boolean {
  const open: Set<string>[] = [];
  /** The last string: a name, should a colon follow. */
  let last = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "{") open.push(new Set());
    else if (sign === "}") open.pop();
    else if (sign === '"') {
      const end = endOfString(text, at);
      last = text.slice(at, end);
      at = end - 1;
    } else if (sign === ":") {
      const name = JSON.parse(last) as string;
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
