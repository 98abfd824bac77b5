// The editions of the form, oldest first. A new one is entered here.
import { edition2019 } from "./edition-2019";
import { edition2021 } from "./edition-2021";

export const editions = [edition2019, edition2021] as const;
