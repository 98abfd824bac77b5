// The words behind a command → its files and options, or the one sentence that says what is wrong with them.
import { parseArgs } from "node:util";
import type { Command } from "./usage";

export interface Given {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
}

/** The token of an option as node:util gives it. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** @returns the known word that somebody may have meant */
export async function meant(word: string, known: readonly string[]): Promise<string | undefined> {
  const { likeness } = await import("../core/recognise/labels");
  const [best] = known.map((one) => ({ one, score: likeness(word.toLowerCase(), one, 0.5) })).sort((a, b) => b.score - a.score);
  return best !== undefined && best.score > 0 ? best.one : undefined;
}

/** @returns the sentence on an option that cannot stand so */
async function optionFault(
  name: string,
  command: Command,
  token: OptionToken,
  seen: ReadonlySet<string>,
): Promise<string | undefined> {
  const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
  if (option === undefined || token.rawName !== `--${token.name}`) {
    const like = await meant(token.name, Object.keys(command.options));
    return `${name} 没有“${token.rawName}”这个选项${like === undefined ? "" : `，是不是 --${like}`}。`;
  }
  if (option.type === "boolean") return token.inlineValue === true ? `${token.rawName} 后面不写内容。` : undefined;
  // The word behind it may be the next option: then its own was forgotten.
  const isForgotten = token.inlineValue === true ? token.value === "" : !token.value || /^-./u.test(token.value);
  if (isForgotten) return `${token.rawName} 后面要写内容，如 ${token.rawName} ${(option.value ?? "").split("|")[0]!}。`;
  return option.multiple !== true && seen.has(token.name) ? `${token.rawName} 写了两次，只能写一次。` : undefined;
}

/** @returns a sentence when they are not what the command declares */
export async function given(name: string, command: Command, args: readonly string[]): Promise<Given | string> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(command.options).map(([key, { type }]) => [key, { type }])),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const options = new Map<string, string | boolean | readonly string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const fault = await optionFault(name, command, token, new Set(options.keys()));
    if (fault !== undefined) return fault;
    const before = options.get(token.name);
    const value = token.value ?? true;
    options.set(
      token.name,
      command.options[token.name]!.multiple ? [...(Array.isArray(before) ? before : []), String(value)] : value,
    );
  }
  const more = operands[command.most];
  if (more !== undefined) return `${name} ${command.most === 0 ? "不需要文件" : `只要${command.most}个文件`}，多出了“${more}”。`;
  return { operands, options: Object.fromEntries(options) };
}
