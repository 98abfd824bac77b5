// The user's own day: cases that are open are overdue until then.
import { dayOf, type Day } from "../../core/ledger/days";

export function todayHere(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}
