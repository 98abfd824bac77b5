// A file that was made, out of the pane: by the best way that may be open, with the others beside it. A page is never told
// whether a download arrived, so that the others are always offered.
import type { FileDelivery, OutgoingFile } from "../../ports/files";
import type { PaneServices } from "../services";
import type { DeliveredFile, DeliveryChoice } from "../views";

/** What a pane needs for it; `program` is the one that it stands in, where that is not Excel. */
export type Ways = Pick<PaneServices, "clipboard" | "delivery" | "browser"> & { readonly program?: string };

/** The ways by which one file can leave, the best one first. */
const waysFor = ({ browser }: Ways, delivery: FileDelivery, file: OutgoingFile): readonly DeliveryChoice[] => [
  ...delivery.ways(file),
  ...(typeof file.content === "string" ? (["copy"] as const) : []),
  ...(browser() ? (["browser"] as const) : []),
];

async function go(
  { clipboard, browser }: Ways,
  delivery: FileDelivery,
  file: OutgoingFile,
  way: DeliveryChoice,
): Promise<boolean> {
  switch (way) {
    case "download":
    case "share":
      return delivery.deliver(file, way);
    case "copy":
      return typeof file.content === "string" && (await clipboard.copy(file.content)).ok;
    case "browser":
      browser()?.();
      return true;
  }
}

/** Where the file is, or how it can be had. */
function sentence({ name, by, ways }: Omit<DeliveredFile, "sentence">, program: string | undefined): string {
  switch (by) {
    case "download":
      return `“${name}”已交给浏览器下载，没有看到的话，请${ways.length > 1 ? "用下面的办法取得" : "再下载一次"}。`;
    case "share":
      return `“${name}”已交给系统，请在选定的程序里查看。`;
    case "copy":
      return `“${name}”的内容已复制，请粘贴到记事本等程序里保存。`;
    case "browser":
      return "工作台已在浏览器里打开，请在那里打开保存好的工作簿，再写一次报告即可下载。";
    default:
      return ways.length > 0
        ? `“${name}”已写好，但这里的${program ?? "Excel"}不允许加载项下载文件，请用下面的办法取得。`
        : program === undefined
          ? `“${name}”已写好，但这里的Excel不允许加载项下载文件，请保存工作簿，用浏览器工作台打开它再写一次。`
          : `“${name}”已写好，但这里的${program}不允许加载项下载文件，请在填报统计表的面板里生成。`;
  }
}

/** @param asked - chosen by the user; without one the file is downloaded where downloads work, and otherwise only offered */
export async function deliverFile(services: Ways, file: OutgoingFile, asked?: DeliveryChoice): Promise<DeliveredFile> {
  const delivery = await services.delivery();
  const ways = waysFor(services, delivery, file);
  const way = asked ?? (ways[0] === "download" ? "download" : undefined);
  const gone = way !== undefined && (await go(services, delivery, file, way));
  const handed = { name: file.name, ways, ...(gone && { by: way }) };
  return { ...handed, sentence: sentence(handed, services.program) };
}
