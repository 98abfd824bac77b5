// One file of a batch, by what stands in this file alone: fonts that name an old table of characters and no more stay unread.
import { checkedFile, type DeskQuestion } from "../../taskpane/desk/checking";

export const checkedInFile = (question: DeskQuestion): ReturnType<typeof checkedFile> =>
  checkedFile(question, { characterMaps: "" });
