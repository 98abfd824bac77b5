// The report years that can be chosen.

/** The first year of which there is a form. */
const FIRST = 2019;

/** Newest first; the year that is chosen is always among them. */
export const yearsTo = (thisYear: number, chosen: number): readonly number[] => {
  const years = Array.from({ length: Math.max(1, thisYear - FIRST + 1) }, (_, i) => thisYear - i);
  return years.includes(chosen) ? years : [...years, chosen].sort((a, b) => b - a);
};
