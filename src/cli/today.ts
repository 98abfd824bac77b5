// The day on which the command line runs, as a worksheet counts days.
import { dayOf, type Day } from "../core/ledger/days";

export function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}
