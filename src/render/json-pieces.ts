// A large record as JSON, piece by piece: the whole of it as one text would take more memory than what it says.

/** A piece moved to the right: no line ends within a text of JSON. */
const indented = (value: unknown, by: string): string => JSON.stringify(value, null, 2).replace(/\n/gu, `\n${by}`);

/** The same as JSON.stringify with an indent of two, one member of each list at a time. */
export function* jsonPieces(record: object): Generator<string> {
  let before = "{\n";
  for (const [name, value] of Object.entries(record) as [string, unknown][]) {
    if (value === undefined) continue;
    const head = `${before}  ${JSON.stringify(name)}: `;
    before = ",\n";
    if (!Array.isArray(value) || value.length === 0) {
      yield `${head}${indented(value, "  ")}`;
      continue;
    }
    let open = `${head}[\n`;
    for (const one of value as readonly unknown[]) {
      yield `${open}    ${indented(one ?? null, "    ")}`;
      open = ",\n";
    }
    yield "\n  ]";
  }
  yield before === "{\n" ? "{}" : "\n}";
}
