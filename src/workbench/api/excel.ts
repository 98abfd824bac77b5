// Excel's object model as its declarations have it.
import { Api } from "./table";
import lines from "./excel.json";

export const excelApi = new Api(lines, "ExcelApi");
