// What is kept of a source once the source is let go.

/**
 * A copy: what is cut out of a text keeps, in all engines of today, the whole text alive. A key of some signs in a memo that
 * lives as long as the program would hold its report of half a megabyte.
 */
export const keptText = (text: string): string => Array.from(text).join("");
