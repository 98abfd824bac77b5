// The same with the readers' tables beside the page, as the pane has them.
import { CHARACTER_MAPS } from "../actions/read-source";
import { threadAnswer, type ThreadQuestion } from "./checking";

export { carriedOver } from "./checking";

export const answeredHere = (question: ThreadQuestion): ReturnType<typeof threadAnswer> =>
  threadAnswer(question, { characterMaps: CHARACTER_MAPS });
