// What an old Office file says about itself ([MS-OLEPS]): its title, and the properties that somebody gave it.
import type { Container } from "./container";

const TITLE = 2;
const MOST = 200;

/** Nothing that cannot be read is missed: a report is found by its tables. */
export function readOleProperties(container: Container): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const [stream, section] of [
    ["\u0005SummaryInformation", 0],
    ["\u0005DocumentSummaryInformation", 1],
  ] as const) {
    const content = container.stream(stream);
    if (content.ok && content.value) readSection(content.value, section, found);
  }
  return Object.fromEntries(found);
}

function readSection(bytes: Uint8Array, section: 0 | 1, found: Map<string, string>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = 28 + 20 * section + 16;
  if (at + 4 > bytes.length || view.getUint32(24, true) <= section) return;
  const start = view.getUint32(at, true);
  if (start + 8 > bytes.length) return;
  const count = Math.min(view.getUint32(start + 4, true), MOST);
  const values = new Map<number, number>();
  for (let i = 0; i < count && start + 16 + 8 * i <= bytes.length; i++)
    values.set(view.getUint32(start + 8 + 8 * i, true), start + view.getUint32(start + 12 + 8 * i, true));
  const page = values.get(1);
  const codepage = page !== undefined && page + 6 <= bytes.length ? view.getUint16(page + 4, true) : 936;
  const reader = new Values(bytes, view, codepage);
  if (section === 0) {
    const title = reader.textAt(values.get(TITLE));
    if (title) found.set("title", title);
    return;
  }
  for (const [id, name] of reader.names(values.get(0))) {
    const value = reader.textAt(values.get(id));
    if (value !== undefined) found.set(name, value);
  }
}

class Values {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly view: DataView,
    private readonly codepage: number,
  ) {}

  textAt(at: number | undefined): string | undefined {
    if (at === undefined || at + 8 > this.bytes.length) return undefined;
    const length = this.view.getUint32(at + 4, true);
    switch (this.view.getUint16(at, true)) {
      case 3:
        return String(this.view.getInt32(at + 4, true));
      case 30:
        return this.decoded(at + 8, length, this.codepage);
      case 31:
        return this.decoded(at + 8, length * 2, 1200);
      default:
        return undefined;
    }
  }

  /** Names of given properties, by their numbers. */
  names(at: number | undefined): [id: number, name: string][] {
    const out: [number, string][] = [];
    if (at === undefined || at + 4 > this.bytes.length) return out;
    const count = Math.min(this.view.getUint32(at, true), MOST);
    const width = this.codepage === 1200 ? 2 : 1;
    let place = at + 4;
    for (let i = 0; i < count && place + 8 <= this.bytes.length; i++) {
      const size = this.view.getUint32(place + 4, true) * width;
      const name = this.decoded(place + 8, size, this.codepage);
      if (name !== undefined) out.push([this.view.getUint32(place, true), name]);
      place += 8 + (width === 2 ? Math.ceil(size / 4) * 4 : size);
    }
    return out;
  }

  private decoded(from: number, size: number, codepage: number): string | undefined {
    if (size > 100_000 || from + size > this.bytes.length) return undefined;
    const label = codepage === 1200 ? "utf-16le" : codepage === 65001 ? "utf-8" : codepage === 936 ? "gb18030" : "windows-1252";
    return new TextDecoder(label).decode(this.bytes.subarray(from, from + size)).replace(/\0[^]*$/u, "");
  }
}
