/** Of times or ratios taken in turns: the upper one of the two in the middle. */
export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
