// npm run bench diagnose
import { ratios, report } from "./diagnose";
import { ended, headed } from "./page";

headed(
  "Realistic damages of real reports: how many times as often the right figures stand first as when a smallest set of wrong ones is drawn by lot, of those that can be told at all; and the time for the causes, as how many times all rules once.",
);
report();
ratios();
ended();
