// What a run of checked files comes to, counted: loaded where nothing of a report is known.
/** So many files were sound, had something to put right, could not be read: in the order of the exit codes. */
export type Tally = readonly [number, number, number];

export const NO_FILES: Tally = [0, 0, 0];

export const added = (one: Tally, other: Tally): Tally => [one[0] + other[0], one[1] + other[1], one[2] + other[2]];

/** The worst exit code of all. */
export const worstOf = ([, broken, unread]: Tally): 0 | 1 | 2 => (unread > 0 ? 2 : broken > 0 ? 1 : 0);
