// Workbooks as the command line writes them: in its own name, packed by Node's zlib.
import { NODE_CODEC } from "../adapters/opc/node-codec";
import { writeXlsx, type BookProperties } from "../adapters/xlsx/write";
import { PRODUCT } from "./product";

export const packedBook = (sheets: Parameters<typeof writeXlsx>[0], book: Omit<BookProperties, "product">): Promise<Uint8Array> =>
  writeXlsx(sheets, { ...book, product: PRODUCT }, NODE_CODEC);
