// The same with the readers' tables beside the page, as the pane has them.
import { CHARACTER_MAPS } from "../actions/read-source";
import { checkedFile, type DeskQuestion } from "./checking";

export const checkedHere = (question: DeskQuestion): ReturnType<typeof checkedFile> =>
  checkedFile(question, { characterMaps: CHARACTER_MAPS });
