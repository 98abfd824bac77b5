// Reading and escaping XML: one pass over a string, no tree, no entities, and every event knows where it stands.
import type { Refusal } from "../../core/outcome";

/** There is nothing more, or the text is not well-formed: see `fault`. */
export const END = 0;
/** A start tag. An empty element `<a/>` gives OPEN and then CLOSE. */
export const OPEN = 1;
export const CLOSE = 2;
/** Characters between tags, or one CDATA section. White space counts. */
export const TEXT = 3;
export type XmlEvent = typeof END | typeof OPEN | typeof CLOSE | typeof TEXT;

/** Office itself stays below 100; deeper nesting only wears out those who read recursively. */
const DEPTH_LIMIT = 1000;
/** WordprocessingML roots carry some forty namespace declarations. */
const ATTRIBUTE_LIMIT = 256;

const LT = 60,
  GT = 62,
  SLASH = 47,
  BANG = 33,
  QUESTION = 63,
  EQUALS = 61,
  COLON = 58,
  QUOTE = 34,
  APOSTROPHE = 39;

const isSpace = (code: number): boolean => code <= 32 && (code === 32 || code === 10 || code === 13 || code === 9);

/** Whether a name goes on: not at white space, < > / = " ' and the end of the text (NaN), which all stand below 63. */
const inName = (code: number): boolean => code > 62 || (code >= 48 && code <= 58) || code === 45 || code === 46;

/**
 * A pull scanner over one part.
 *
 * It never throws and never loops: `next()` ends with END, and `fault` then says whether the text was whole.
 * A document type declaration is refused, so there are no entities but the five of XML itself.
 *
 * @example
 * const xml = new XmlScanner(text, "word/document.xml");
 * for (let event = xml.next(); event !== END; event = xml.next())
 *   if (event === OPEN && xml.is("tbl")) rows(xml);
 * if (xml.fault) return no(xml.fault);
 */
export class XmlScanner {
  /** Where the current tag or text begins, and where it ends (exclusive). */
  start = 0;
  end = 0;
  /** Elements open around the current event; an element's own OPEN and CLOSE see the same depth. */
  depth = 0;
  /** Whether the current OPEN is an empty element `<a/>`. */
  empty = false;
  /** Set by `seek`. */
  valueStart = 0;
  valueEnd = 0;
  /** Set once: why there is nothing more to read although the text goes on. */
  fault: Refusal | undefined;

  private event: XmlEvent = END;
  private closing = false;
  private leaving = false;
  private rooted = false;
  private cdata = false;
  /** The current name with its prefix, and where its local part begins. */
  private nameStart = 0;
  private localStart = 0;
  private nameEnd = 0;
  /** For each attribute: start of the name, of its local part, its end, start and end of the value. */
  private readonly places: number[] = [];
  /** How much of `places` the current tag fills. */
  private attributes = 0;
  /** Names of the open elements, as places in the text. */
  private readonly opened: number[] = [];
  /** Namespace declarations in force: depth, prefix, URI. */
  private readonly bindings: { readonly depth: number; readonly prefix: string; readonly uri: string }[] = [];

  constructor(
    readonly text: string,
    readonly part: string,
  ) {
    if (text.charCodeAt(0) === 0xfeff) this.end = 1;
  }

  next(): XmlEvent {
    if (this.closing) {
      this.closing = false;
      this.leaving = true;
      return (this.event = CLOSE);
    }
    if (this.leaving) this.leave();
    const text = this.text;
    while (this.fault === undefined) {
      const at = (this.start = this.end);
      // Asked before reading: one look past the end makes the engine give up its fast way of reading characters.
      if (at >= text.length) return this.finish();
      if (text.charCodeAt(at) !== LT) {
        const tag = text.indexOf("<", at + 1);
        this.end = tag < 0 ? text.length : tag;
        this.cdata = false;
        if (this.depth > 0) return (this.event = TEXT);
        for (let i = at; i < this.end; i++) if (!isSpace(text.charCodeAt(i))) return this.fail("根元素以外有文字");
        continue;
      }
      const second = text.charCodeAt(at + 1);
      if (second === SLASH) return this.closeTag(at);
      if (second !== BANG && second !== QUESTION) return this.openTag(at);
      if (second === QUESTION) {
        if (!this.passOver("?>", at + 2)) return this.fail("处理指令没有结束");
      } else if (text.startsWith("<!--", at)) {
        if (!this.passOver("-->", at + 4)) return this.fail("注释没有结束");
      } else if (text.startsWith("<![CDATA[", at) && this.depth > 0) {
        if (!this.passOver("]]>", at + 9)) return this.fail("CDATA 没有结束");
        this.cdata = true;
        return (this.event = TEXT);
      } else {
        this.fault = { kind: "forbidden-content", part: this.part, what: "文档类型声明（DOCTYPE）" };
      }
    }
    return (this.event = END);
  }

  /** Whether the current tag has this local name, whatever its prefix. */
  is(local: string): boolean {
    return this.nameEnd - this.localStart === local.length && this.text.startsWith(local, this.localStart);
  }

  /** The current tag's name without its prefix. */
  get local(): string {
    return this.text.slice(this.localStart, this.nameEnd);
  }

  get prefix(): string {
    return this.localStart === this.nameStart ? "" : this.text.slice(this.nameStart, this.localStart - 1);
  }

  /** The namespace of the current tag; "" where its prefix was never declared. */
  get namespace(): string {
    return this.namespaceOf(this.prefix);
  }

  /** The namespace that a prefix stands for at the current event. */
  namespaceOf(prefix: string): string {
    if (prefix === "xml") return "http://www.w3.org/XML/1998/namespace";
    for (let i = this.bindings.length - 1; i >= 0; i--) {
      const binding = this.bindings[i];
      if (binding && binding.prefix === prefix) return binding.uri;
    }
    return "";
  }

  /** The value of an attribute without a prefix; on OPEN only. */
  attribute(name: string): string | undefined {
    return this.value(name, false);
  }

  /** The value of an attribute by its local name, with a prefix (`r:id`, `w:val`, `xml:space`); on OPEN only. */
  prefixed(local: string): string | undefined {
    return this.value(local, true);
  }

  /** The value of an attribute by its local name, prefixed or not; on OPEN only. */
  either(local: string): string | undefined {
    return this.value(local, true) ?? this.value(local, false);
  }

  /**
   * Finds an attribute without a prefix, and sets `valueStart` and `valueEnd` to where its raw value stands:
   * for those who read it in place, which a worksheet of a million cells asks for, or change it.
   */
  seek(name: string): boolean {
    const i = this.find(name, false);
    if (i < 0) return false;
    this.valueStart = this.places[i + 3] as number;
    this.valueEnd = this.places[i + 4] as number;
    return true;
  }

  /** The characters of the current TEXT, references resolved. */
  get characters(): string {
    if (this.event !== TEXT) return "";
    if (this.cdata) return newlines(this.text.slice(this.start + 9, this.end - 3));
    const decoded = decodeEntities(this.text.slice(this.start, this.end));
    if (decoded !== undefined) return decoded;
    this.refuseEntity();
    return "";
  }

  /** On OPEN: passes to this element's CLOSE, whatever stands within. */
  skip(): void {
    const depth = this.depth;
    while (this.next() !== END) if (this.event === CLOSE && this.depth === depth) return;
  }

  /**
   * On OPEN: the element's own text, as far as the first closing tag of its name; undefined for an empty element, and for one
   * that is longer than that.
   */
  ahead(longest: number): string | undefined {
    if (this.closing || this.event !== OPEN) return undefined;
    const close = `</${this.text.slice(this.nameStart, this.nameEnd)}>`;
    const own = this.text.slice(this.start, this.start + longest);
    const at = own.indexOf(close);
    return at < 0 ? undefined : own.slice(0, at + close.length);
  }

  /** On OPEN: passes to this element's CLOSE at once. Its text must have been read before, whole and without a fault. */
  leap({ length }: string): void {
    this.end = this.start + length;
    this.leaving = true;
    this.event = CLOSE;
  }

  /**
   * Passes over what a sticky pattern matches right behind the current event, without an event for any of it.
   * The pattern must match whole elements only, or the tags would no longer pair.
   */
  pass(pattern: RegExp): boolean {
    if (this.closing) return false;
    pattern.lastIndex = this.end;
    if (!pattern.test(this.text)) return false;
    this.end = pattern.lastIndex;
    return true;
  }

  /** As `pass`, for what is wanted of the match. */
  take(pattern: RegExp): RegExpExecArray | null {
    if (this.closing || this.fault !== undefined) return null;
    pattern.lastIndex = this.end;
    const found = pattern.exec(this.text);
    if (found) this.end = pattern.lastIndex;
    return found;
  }

  /** On OPEN: all characters of this element, its descendants' too; stands on its CLOSE afterwards. */
  content(): string {
    const depth = this.depth;
    let all = "";
    while (this.next() !== END) {
      if (this.event === TEXT) all += this.characters;
      else if (this.event === CLOSE && this.depth === depth) break;
    }
    return all;
  }

  /** Gives up: every later `next()` is END. For faults that the reader of the events sees. */
  refuse(fault: Refusal): void {
    this.fault ??= fault;
  }

  private finish(): XmlEvent {
    if (this.depth > 0 || !this.rooted) return this.fail("内容不完整，XML 没有结束");
    return (this.event = END);
  }

  private fail(detail: string): XmlEvent {
    this.fault ??= { kind: "damaged", part: this.part, detail };
    this.closing = this.leaving = false;
    return (this.event = END);
  }

  private passOver(stop: string, from: number): boolean {
    const found = this.text.indexOf(stop, from);
    this.end = found + stop.length;
    return found >= 0;
  }

  private leave(): void {
    this.leaving = false;
    const bindings = this.bindings;
    while (bindings.length > 0 && (bindings[bindings.length - 1]?.depth ?? 0) >= this.depth) bindings.pop();
    this.depth--;
  }

  private scanName(at: number): number {
    const text = this.text;
    this.nameStart = this.localStart = at;
    let i = at;
    for (let code = text.charCodeAt(i); inName(code); code = text.charCodeAt(++i)) {
      if (code === COLON) this.localStart = i + 1;
    }
    return (this.nameEnd = i);
  }

  private closeTag(at: number): XmlEvent {
    const text = this.text;
    if (this.depth === 0) return this.fail("标签没有配对");
    const start = this.opened[2 * this.depth - 2] as number;
    let i = this.scanName(at + 2);
    const size = i - at - 2;
    if ((this.opened[2 * this.depth - 1] as number) - start !== size) return this.fail("标签没有配对");
    for (let k = 0; k < size; k++) {
      if (text.charCodeAt(start + k) !== text.charCodeAt(at + 2 + k)) return this.fail("标签没有配对");
    }
    while (isSpace(text.charCodeAt(i))) i++;
    if (text.charCodeAt(i) !== GT) return this.fail("标签没有结束");
    this.end = i + 1;
    this.leaving = true;
    return (this.event = CLOSE);
  }

  private openTag(at: number): XmlEvent {
    const text = this.text;
    if (this.depth === 0) {
      if (this.rooted) return this.fail("有不止一个根元素");
      this.rooted = true;
    }
    let i = this.scanName(at + 1);
    if (i === at + 1 || this.localStart === i) return this.fail("标签没有名称");
    if (this.depth >= DEPTH_LIMIT) {
      const limit = `${DEPTH_LIMIT} 层`;
      this.fault = { kind: "too-large", what: `${this.part} 的嵌套层数`, limit, found: `${limit}以上` };
      return (this.event = END);
    }
    this.opened[2 * this.depth] = at + 1;
    this.opened[2 * this.depth + 1] = i;
    this.depth++;
    const places = this.places;
    let slot = 0;
    for (;;) {
      let code = text.charCodeAt(i);
      const spaced = isSpace(code);
      while (isSpace(code)) code = text.charCodeAt(++i);
      if (code === GT || code === SLASH) {
        this.attributes = slot;
        this.empty = this.closing = code === SLASH;
        if (this.empty && text.charCodeAt(++i) !== GT) return this.fail("标签没有结束");
        this.end = i + 1;
        return (this.event = OPEN);
      }
      if (!spaced) return this.fail("标签没有结束");
      const nameStart = i;
      const initial = code;
      let localStart = i;
      for (; inName(code); code = text.charCodeAt(++i)) if (code === COLON) localStart = i + 1;
      const nameEnd = i;
      while (isSpace(code)) code = text.charCodeAt(++i);
      if (nameEnd === nameStart || code !== EQUALS) return this.fail("属性写法有误");
      do code = text.charCodeAt(++i);
      while (isSpace(code));
      if (code !== QUOTE && code !== APOSTROPHE) return this.fail("属性写法有误");
      const valueStart = i + 1;
      // Values are mostly a few characters long, where a loop beats indexOf.
      let inner = text.charCodeAt(++i);
      while (inner !== code) {
        if (inner === LT || inner !== inner) return this.fail("属性没有结束");
        inner = text.charCodeAt(++i);
      }
      if (this.isTwice(slot, nameStart, nameEnd)) return this.fail("同一属性出现两次");
      places[slot] = nameStart;
      places[slot + 1] = localStart;
      places[slot + 2] = nameEnd;
      places[slot + 3] = valueStart;
      places[slot + 4] = i;
      if (initial === 120 /* x */ && text.startsWith("xmlns", nameStart)) this.bind(slot);
      slot += 5;
      if (slot === 5 * ATTRIBUTE_LIMIT) return this.fail("一个标签的属性过多");
      i++;
    }
  }

  /** Whether one of the tag's attributes before this one has its name. */
  private isTwice(slot: number, nameStart: number, nameEnd: number): boolean {
    const { places, text } = this;
    const initial = text.charCodeAt(nameStart);
    for (let other = 0; other < slot; other += 5) {
      const start = places[other] as number;
      if ((places[other + 2] as number) - start !== nameEnd - nameStart || text.charCodeAt(start) !== initial) continue;
      if (text.slice(start, places[other + 2]) === text.slice(nameStart, nameEnd)) return true;
    }
    return false;
  }

  private bind(slot: number): void {
    const [nameStart = 0, localStart = 0, nameEnd = 0, valueStart, valueEnd] = this.places.slice(slot, slot + 5);
    const prefix = localStart === nameStart ? "" : this.text.slice(localStart, nameEnd);
    if (prefix === "" && nameEnd - nameStart !== 5) return;
    this.bindings.push({ depth: this.depth, prefix, uri: this.text.slice(valueStart, valueEnd) });
  }

  private find(local: string, prefixed: boolean): number {
    if (this.event !== OPEN) return -1;
    const places = this.places;
    for (let i = 0; i < this.attributes; i += 5) {
      const start = places[i + 1] as number;
      if (
        (places[i + 2] as number) - start === local.length &&
        (start !== places[i]) === prefixed &&
        this.text.startsWith(local, start)
      )
        return i;
    }
    return -1;
  }

  private value(local: string, prefixed: boolean): string | undefined {
    const i = this.find(local, prefixed);
    if (i < 0) return undefined;
    const raw = this.text.slice(this.places[i + 3], this.places[i + 4]);
    const decoded = resolve(/[\r\n\t]/.test(raw) ? raw.replace(/\r\n|[\r\n\t]/g, " ") : raw);
    if (decoded === undefined) this.refuseEntity();
    return decoded;
  }

  private refuseEntity(): void {
    this.fault ??= { kind: "forbidden-content", part: this.part, what: "XML 本身没有的实体引用" };
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The characters that raw text stands for; undefined where it refers to an entity XML does not define. */
export const decodeEntities = (raw: string): string | undefined => resolve(newlines(raw));

const newlines = (raw: string): string => (raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw);

function resolve(raw: string): string | undefined {
  if (!raw.includes("&")) return raw;
  let known = true as boolean;
  const decoded = raw.replace(/&(?:#(\d{1,8});|#x([0-9a-fA-F]{1,7});|([a-z]{2,4});)?/g, (_, decimal, hexadecimal, name) => {
    const found = name === undefined ? character(decimal ? parseInt(decimal, 10) : parseInt(hexadecimal, 16)) : NAMED[name];
    if (found === undefined) known = false;
    return found ?? "";
  });
  return known ? decoded : undefined;
}

const character = (code: number): string | undefined =>
  code >= 0 && code <= 0x10ffff && isLegal(code) ? String.fromCodePoint(code) : undefined;

const isLegal = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code > 0xdfff && code < 0xfffe) ||
  code >= 0x10000;

/** Characters that no XML document may hold, escaped or not: most controls, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGAL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const escaped = (found: string): string => ESCAPES[found] ?? "";

/** Text as element content; characters that XML cannot hold are dropped. */
export const escapeText = (text: string): string => text.replace(ILLEGAL, "").replace(/[&<>\r]/g, escaped);

/** Text as a value between double quotes; line breaks and tabs survive. */
export const escapeAttribute = (text: string): string => text.replace(ILLEGAL, "").replace(/[&<>"\t\n\r]/g, escaped);
