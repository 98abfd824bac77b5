// A local profile as JSON and as a worksheet: both read, both written, each from the other.
import { no, type Outcome } from "../../core/outcome";
import type { RawDocument } from "../../core/document/source";
import { profileLines, profileOf, type Profile, type ProfileLine } from "../../core/profile/profile";
import { editions, formOf } from "../../statute";
import { profiles } from "../../statute/profiles";

/** What a worksheet and a list print over the columns, in order. */
export const PROFILE_HEADS = ["项目", "范围", "内容", "类别", "名称"] as const;

export const profileRows = (profile: Profile): readonly (readonly string[])[] =>
  profileLines(profile).map(({ sort, scope, content, class: grade, name }) => [sort, scope, content, grade, name]);

const formsOf = (since: number, until: number) =>
  editions.filter((one) => one.since <= until && (one.until ?? Infinity) >= since).map((one) => formOf(one));

const take = (lines: readonly ProfileLine[]): Outcome<Profile> => profileOf(lines, formsOf);

/** The one with this document number, whatever brackets it is typed with. */
export function includedProfile(document: string): Profile | undefined {
  const plain = (text: string): string =>
    text
      .replace(/[[【（(﹝]/gu, "〔")
      .replace(/[\]】）)﹞]/gu, "〕")
      .replace(/\s+/gu, "");
  return profiles.find((one) => one.document === plain(document));
}

const refused = (at: string, detail: string): Outcome<never> => no({ kind: "profile-unreadable", at, detail });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON member names by what they become. */
const MEMBERS: Readonly<Record<string, Exclude<keyof ProfileLine, "at">>> = {
  项目: "sort",
  范围: "scope",
  内容: "content",
  类别: "class",
  名称: "name",
};

/** The line of a text on which each object of its list begins. */
function linesIn(text: string): number[] {
  const found: number[] = [];
  let line = 1;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\n") line += 1;
    else if (inString && char === "\\") at += 1;
    else if (char === '"') inString = !inString;
    else if (char === "{" && !inString) found.push(line);
  }
  return found;
}

/**
 * @param parsed - the text as a JSON reader has it
 * @param text - as it stands in the file: a fault is told with its line
 */
export function profileFromJson(parsed: unknown, text: string): Outcome<Profile> {
  const list = isObject(parsed) ? parsed["地方要求"] : undefined;
  if (!Array.isArray(list)) return refused("", "文件里没有“地方要求”的列表");
  const starts = linesIn(text).slice(1);
  const lines: ProfileLine[] = [];
  for (const [place, entry] of (list as unknown[]).entries()) {
    const at = `第${starts[place] ?? place + 1}行：`;
    if (!isObject(entry)) return refused(at, "应是一项要求");
    const line = { sort: "", scope: "", content: "", class: "", name: "", at };
    for (const [member, value] of Object.entries(entry)) {
      const key = Object.hasOwn(MEMBERS, member) ? MEMBERS[member] : undefined;
      if (!key) return refused(at, `不认得“${member.slice(0, 20)}”`);
      if (typeof value !== "string") return refused(at, `“${member}”应是文字`);
      line[key] = value.trim();
    }
    lines.push(line);
  }
  return take(lines);
}

/** @param entries - as `profileLines` gives them, without their places */
export const profileOfEntries = (entries: readonly Readonly<Record<string, unknown>>[]): Outcome<Profile> => {
  const words = (found: unknown): string => (typeof found === "string" ? found : "");
  return take(
    entries.map(({ sort, scope, content, class: grade, name }, at) => ({
      sort: words(sort),
      scope: words(scope),
      content: words(content),
      class: words(grade),
      name: words(name),
      at: `第${at + 1}项：`,
    })),
  );
};

/** One line of the file for each requirement, so that a fault's line is the requirement's. */
export function profileJson(profile: Profile): string {
  const entries = profileRows(profile).map((row) => {
    const members = PROFILE_HEADS.flatMap((head, at) => (row[at] === "" ? [] : [[head, row[at]]]));
    return `    ${JSON.stringify(Object.fromEntries(members))}`;
  });
  return `{\n  "地方要求": [\n${entries.join(",\n")}\n  ]\n}\n`;
}

/** The first sheet that prints the heads in its first row. */
export function profileFromSheet({ blocks }: RawDocument): Outcome<Profile> {
  for (const block of blocks) {
    if (block.kind !== "grid") continue;
    const rows = new Map<number, string[]>();
    for (const { row, col, text } of block.cells) {
      if (col >= PROFILE_HEADS.length) continue;
      const own = rows.get(row) ?? PROFILE_HEADS.map(() => "");
      own[col] = text.trim();
      rows.set(row, own);
    }
    if (!PROFILE_HEADS.every((head, at) => rows.get(0)?.[at] === head)) continue;
    const lines = [...rows]
      .filter(([row, cells]) => row > 0 && cells.some((text) => text !== ""))
      .sort(([a], [b]) => a - b)
      .map(([row, [sort = "", scope = "", content = "", grade = "", name = ""]]): ProfileLine => ({
        sort,
        scope,
        content,
        class: grade,
        name,
        at: `${block.name}第${row + 1}行：`,
      }));
    return take(lines);
  }
  return refused("", `没有找到第一行是${PROFILE_HEADS.join("、")}的工作表`);
}

/** A profile takes a page or two. */
export const LARGEST_PROFILE = 1024 * 1024;

/** @param text - the file as text, for the lines of what is JSON */
export function profileFrom(
  original: { readonly kind: "figures"; readonly value: unknown } | { readonly kind: "document"; readonly document: RawDocument },
  text: () => string,
): Outcome<Profile> {
  return original.kind === "figures" ? profileFromJson(original.value, text()) : profileFromSheet(original.document);
}
