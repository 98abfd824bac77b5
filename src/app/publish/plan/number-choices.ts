/** What may be chosen for a number beside a name: it stays, or it is marked for somebody to look at. */
export const NUMBER_CHOICES = { leave: "保留", mark: "标出" } as const;
