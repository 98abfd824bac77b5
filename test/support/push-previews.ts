// What a push would do, for tests of what is shown of it.
import type { PushPreview } from "../../src/app/publish/plan/part";

/** Nothing to write, and nothing to tell. */
export const NO_PREVIEW: PushPreview = {
  items: [],
  left: [],
  beside: [],
  unreadable: "",
  reckoned: [],
  twins: [],
  stale: [],
  absent: [],
  lost: [],
  missing: [],
  unwritten: [],
  untouched: [],
  leftovers: [],
  broken: [],
  open: [],
  mark: "",
  digest: "",
};
