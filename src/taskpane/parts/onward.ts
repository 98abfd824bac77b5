/** What the one button that leads on carries: Ctrl+Enter presses it, wherever the focus is. */
export const ONWARD = { "data-onward": "", "aria-keyshortcuts": "Control+Enter", title: "Ctrl+Enter" } as const;
