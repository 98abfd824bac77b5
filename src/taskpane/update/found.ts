// What a push would do → what a screen shows of it. Knows no host: the document may be a file or an open one.
import type { PushItem, PushPreview, PushState, TwinTable } from "../../app/publish/plan/part";
import type { Named } from "../../app/publish/publish";
import { shownValue } from "../../app/words/cell-label";
import { formPictures } from "../../app/words/form-picture";
import { remarksOf, twinText, STATES } from "../../app/outputs/update-text";
import type { ConflictLine, FoundGroup, FoundTable, FoundView, PicturedTable, TwinLine } from "./update-view";

const count = (list: readonly { readonly state: PushState }[], state: PushState): number =>
  list.filter((one) => one.state === state).length;

function tableNote({ found, cells }: PushItem): string {
  if (found === "placeholder") return "整张写入";
  const parts = (["conflict", "new", "changed", "kept"] as const).flatMap((state) => {
    const many = count(cells, state);
    return many === 0 ? [] : [`${many}格${STATES[state]}`];
  });
  return parts.length === 0 ? "与统计表一致" : parts.join("，");
}

function conflictsOf(item: PushItem): ConflictLine[] {
  if (item.state !== "conflict") return [];
  if (item.kind !== "table") {
    const { key, name, place, sentence, theirs, ours } = item;
    return [{ key, label: `${place} ${name}`, sentence, theirs, ours, both: item.kind !== "verdict" }];
  }
  return item.cells
    .filter(({ state }) => state === "conflict")
    .map(({ id, label, theirs, ours }) => ({
      key: `${item.key}/${id}`,
      table: item.key,
      label,
      sentence: "",
      theirs,
      ours,
      both: true,
    }));
}

const GROUPS: readonly { readonly id: PushItem["found"]; readonly title: string; readonly short: string }[] = [
  { id: "recognised", title: "正文里认出的数字和说法", short: "正文认出" },
  { id: "owned", title: "上次写入的位置", short: "上次写入" },
  { id: "placeholder", title: "占位符", short: "占位符" },
  { id: "added", title: "新增的文字", short: "新增" },
];

/** The table as small as a pane allows, with what would change in it; nothing where the document holds a foreign one. */
function pictured({ cells }: PushItem, report: Pick<Named, "form" | "values"> | undefined): PicturedTable | undefined {
  const first = report?.form.byId.get(cells[0]?.id ?? "");
  if (!report || !first) return undefined;
  const { form, values } = report;
  const picture = formPictures(form).find(({ table }) => table === first.table.id);
  const known = cells.flatMap((cell) => {
    const own = form.byId.get(cell.id);
    return own?.table === first.table ? [[own.index, cell] as const] : [];
  });
  if (!picture || known.length < cells.length) return undefined;
  return {
    picture,
    cells: new Map(known),
    held: form.cells.map((cell) => shownValue(cell, values[cell.index] ?? null)),
  };
}

function foundTable(item: PushItem, report: Pick<Named, "form" | "values"> | undefined): FoundTable {
  const own = pictured(item, report);
  return { ...item, note: tableNote(item), ...(own && { pictured: own }) };
}

function twinLine(twin: TwinTable, tables: readonly PushItem[]): TwinLine {
  const places = (more: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      twin.names.map((name) => [
        name,
        [...tables.flatMap((item) => (item.name === name ? item.place.split("、") : [])), ...more].join("、"),
      ]),
    );
  return { said: twinText(twin), kept: places([]), both: places([twin.place]) };
}

/** @param report - what is written, for its tables to be shown as the form has them */
export function foundView(preview: PushPreview, report?: Pick<Named, "form" | "values">): FoundView {
  const tables = preview.items.filter(({ kind }) => kind === "table");
  const texts = preview.items.filter(({ kind }) => kind !== "table");
  const groups = GROUPS.flatMap(({ id, title }): FoundGroup[] => {
    const lines = texts.filter(({ found, state }) => found === id && state !== "same" && state !== "conflict");
    return lines.length === 0 ? [] : [{ id, title, lines }];
  });
  const found = GROUPS.flatMap(({ id, short }) => {
    const many = texts.filter((item) => item.found === id).length;
    return many === 0 ? [] : [`${short}${many}处`];
  });
  return {
    summary: [...(tables.length === 0 ? [] : [[...new Set(tables.map(({ name }) => name))].join("、")]), ...found].join("，"),
    tables: tables.map((item) => foundTable(item, report)),
    groups,
    unchanged: count(texts, "same"),
    conflicts: preview.items.flatMap(conflictsOf),
    unwritten: preview.unwritten,
    twins: preview.twins.map((twin) => twinLine(twin, tables)),
    remarks: remarksOf({ ...preview, unwritten: [], twins: [] }),
    broken: preview.broken.map(({ message }) => message),
    mark: preview.mark,
  };
}
