// npm run bench diagnose
import { ratios, report } from "./diagnose";

report();
ratios();
