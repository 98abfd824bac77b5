// One file of a batch, by what stands in this file alone: fonts that name an old table of characters and no more stay unread.
import { threadAnswer, type ThreadQuestion } from "../../taskpane/desk/checking";

export { carriedOver } from "../../taskpane/desk/checking";

export const answeredInFile = (question: ThreadQuestion): ReturnType<typeof threadAnswer> =>
  threadAnswer(question, { characterMaps: "" });
