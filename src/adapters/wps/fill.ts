// Imported before all else: what the modules behind it take for granted is there when they begin.
import { fillIn } from "./features";

export const MISSING = fillIn();
