// Notes beside cells, as WPS has them: one to a cell, in a box that is as large as it was made.
import { area, isSingle, type Area } from "../model/area";
import type { Comment, Sheet } from "../model/sheet";
import { freshId, type PlayedWorkbook } from "../model/workbook";
import { refuseWps, strict } from "./strict";

/** Points; what the box of a new note measures. */
const BOX = { width: 96, height: 55.5 };
const boxes = new Map<string, { width: number; height: number }>();

const measure = (given: unknown): number => (typeof given === "number" && given > 0 ? given : refuseWps("指定的值超出了范围"));

export interface NotedSheet {
  readonly workbook: PlayedWorkbook;
  readonly sheet: Sheet;
  rangeAt(at: Area): Et.Range;
}

export function wpsComment({ workbook, sheet, rangeAt }: NotedSheet, { id }: Comment): Et.Comment {
  const note = (): Comment => sheet.comments.find((one) => one.id === id) ?? refuseWps("对象已不存在");
  const open = (): void => {
    if (sheet.protection !== undefined) refuseWps("工作表受保护，不能更改批注");
  };
  const put = (comments: Comment[]): void => {
    open();
    sheet.comments = comments;
    workbook.tell({ kind: "layout", sheet });
  };
  const box = boxes.get(id) ?? { ...BOX };
  boxes.set(id, box);
  return strict("Comment", {
    get Parent() {
      const { row, col } = note();
      return rangeAt(area(row, col));
    },
    Text: (text?: unknown) => {
      const before = note();
      if (text === undefined) return before.content;
      put(sheet.comments.map((one) => (one === before ? { ...one, content: String(text) } : one)));
      return String(text);
    },
    Delete: () => put(sheet.comments.filter((one) => one !== note())),
    Shape: strict("Shape", {
      get Width() {
        return box.width;
      },
      set Width(given: unknown) {
        open();
        box.width = measure(given);
      },
      get Height() {
        return box.height;
      },
      set Height(given: unknown) {
        open();
        box.height = measure(given);
      },
    }),
  }) as unknown as Et.Comment;
}

export function addWpsComment(noted: NotedSheet, at: Area, text: unknown): Et.Comment {
  const { workbook, sheet } = noted;
  if (sheet.protection !== undefined) refuseWps("工作表受保护，不能更改批注");
  const isTaken = sheet.comments.some((one) => one.row === at.top && one.col === at.left);
  if (!isSingle(at) || isTaken) refuseWps("AddComment 方法无效");
  const made: Comment = {
    id: freshId(),
    row: at.top,
    col: at.left,
    author: "本机用户",
    content: text === undefined ? "" : String(text as string),
    resolved: false,
  };
  sheet.comments = [...sheet.comments, made];
  workbook.tell({ kind: "layout", sheet });
  return wpsComment(noted, made);
}
