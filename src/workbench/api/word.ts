// Word's object model as its declarations have it.
import { Api } from "./table";
import lines from "./word.json";

export const wordApi = new Api(lines, "WordApi");
