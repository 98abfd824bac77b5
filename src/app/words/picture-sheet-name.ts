// What the sheet of charts is called; whether one of that name is ours, who draws it knows. Alone here: who only looks for it
// loads nothing of what draws it.
export const PICTURES = "图示";
