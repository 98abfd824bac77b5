// The parts of this one file: what is not used before the first screen stands in it packed, and is unpacked here.
import { inflateSync } from "fflate";

interface Loaded {
  readonly type: string;
  readonly target: { readonly src: string };
}

declare const __webpack_require__: { l: (address: string, done: (event: Loaded) => void) => void };

function elementOf(name: string): HTMLElement {
  const element = document.getElementById(name);
  if (!element) throw new Error(`the file has no part ${name}`);
  return element;
}

const bytesOf = ({ textContent }: HTMLElement): Uint8Array => Uint8Array.from(atob(textContent), (sign) => sign.charCodeAt(0));

let dictionary: Uint8Array | undefined;

/** The build packs every part after one and the same text, which stands in the file once. */
function unpacked(element: HTMLElement): string {
  dictionary ??= inflateSync(bytesOf(elementOf("page/dictionary.txt")));
  return new TextDecoder().decode(inflateSync(bytesOf(element), { dictionary }));
}

/** A part that is read, and not run. */
export const partText = (name: string): string => unpacked(elementOf(name));

/** From now on what is imported later comes out of this file, and out of nowhere else. */
export function importFromFile(): void {
  __webpack_require__.l = (address, done) => {
    const script = document.createElement("script");
    // Its digest is named by the policy of this file: another text would not run.
    script.textContent = partText(address);
    document.head.append(script);
    script.remove();
    done({ type: "load", target: { src: address } });
  };
}

const begun = new Map<string, string>();

/** Everything that a thread may come to need, in one text: it has no file to fetch from. */
function addressOf(name: string): string {
  const known = begun.get(name);
  if (known !== undefined) return known;
  const element = elementOf(name);
  const needs = (element.dataset["needs"] ?? "").split(" ").filter((part) => part !== "");
  const texts = [unpacked(element), ...needs.map(partText)];
  const made = URL.createObjectURL(new Blob([texts.join("\n;\n")], { type: "text/javascript" }));
  begun.set(name, made);
  return made;
}

/** Another thread, begun with a part of this file. The build knows this class by its name. */
export class PartWorker extends Worker {
  constructor(address: URL) {
    super(addressOf(/page\/[^/]+\.js$/u.exec(decodeURIComponent(address.pathname))?.[0] ?? address.href));
  }
}
