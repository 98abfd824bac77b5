// An edition that nobody has issued: the form in force with one more reason for （三）不予公开. Declared as the statute
// declares its own, and entered where it enters them (editions.ts); nothing else in src/ knows of it.
import { edition, group, item, type Line } from "../../../src/core/form/form";
import { edition2021 } from "../../../src/statute/edition-2021";

export const NEW_ROW = "denied.draftMinutes";
export const NEW_LABEL = "9.属于未定稿的会议纪要";
export const YEAR = 2028;

const withOneMore = (lines: readonly Line[]): Line[] =>
  lines.map((line) => {
    if (line.kind !== "group") return line;
    const inner = withOneMore(line.lines as readonly Line[]);
    return group(line.label, ...inner, ...(line.label === "（三）不予公开" ? [item(NEW_ROW, NEW_LABEL)] : []));
  });

export const edition2028 = edition({
  id: "2028",
  name: "2028年格式",
  document: "国办公开办函〔2027〕99号",
  since: YEAR,
  tables: edition2021.tables.map((table) =>
    table.id === "requests"
      ? { ...table, blocks: table.blocks.map((block) => ({ ...block, rows: withOneMore(block.rows) })) }
      : table,
  ),
});
