// The statute's list of editions with one more in it.
import { edition2019 } from "../../../src/statute/edition-2019";
import { edition2021 } from "../../../src/statute/edition-2021";
import { edition2028 } from "./edition";

export const editions = [edition2019, edition2021, edition2028] as const;
