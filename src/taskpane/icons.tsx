// The pane's own small pictures: one stroke, one size, the colour of the text beside them.
import type { ReactElement } from "react";

const paths = {
  /** Verdicts: told apart by their shape. */
  passed: "M4 10.5l4 4 8-9",
  broken: "M5 5l10 10M15 5L5 15",
  undecided: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  unreadable: "M7.5 7.6a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.9-1.1 1.7v.6M10 15.2v.01",
  sheet: "M3.5 4.5h13v11h-13zM3.5 8.5h13M3.5 12h13M8.5 8.5v7",
  file: "M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5V6H15M8 14.5h4M8 11.5h4",
  paste: "M7 4H4.5v13.5h11V4H13M7 2.5h6v3H7zM7.5 10h5M7.5 13h5",
  carry: "M3.5 6.5h8.5a4 4 0 0 1 0 8H6.5M9 11.5l-3 3 3 3",
  zero: "M10 3c2.8 0 4.2 3.1 4.2 7s-1.4 7-4.2 7-4.2-3.1-4.2-7S7.2 3 10 3z",
  repair:
    "M12.2 3.2a4.2 4.2 0 0 0-1.3 5.2L3.6 15l1.5 1.5 6.6-7.3a4.2 4.2 0 0 0 5.2-1.3 4.2 4.2 0 0 0 .4-3.6l-2.5 2.5-2.2-.6-.6-2.2 2.5-2.5a4.2 4.2 0 0 0-2.3 1.7z",
  cause: "M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4",
  next: "M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5",
  mark: "M4.5 17.5v-14h10.5l-2.5 4 2.5 4h-10.5",
  clear: "M8 16.5h8.5M3.5 12.5l8-8.5 5 4.7-7.3 7.8H7z",
  filter: "M3 5h14l-5.5 6v5l-3 1.5V11z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  copy: "M7 6.5h9.5v11H7zM4 13.5V3h9.5",
  print: "M5.5 8V3h9v5M5.5 14.5H3V8h14v6.5h-2.5M5.5 12h9v5.5h-9z",
  save: "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
  again: "M16 10a6 6 0 1 1-2-4.5M14.5 2.5V6H11",
  undo: "M4 8h8a4.5 4.5 0 0 1 0 9H7M7.5 4.5L4 8l3.5 3.5",
  back: "M16 10H4.5M9 5.5L4.5 10 9 14.5",
  open: "M7.5 5l5 5-5 5",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  report: "M4.5 2.5h11v15h-11zM7 6h6M7 9h6M7 12h3.5",
  share: "M10 12V2.5M6.5 5.5L10 2l3.5 3.5M6 9H4v8.5h12V9h-2",
  info: "M10 9v5M10 6v.01M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z",
} as const;

export type IconName = keyof typeof paths;

/** Says nothing to a screen reader: the words beside it do. */
export function Icon({
  name,
  size = 20,
  className,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string;
}): ReactElement {
  const dots = name === "undecided" || name === "more";
  return (
    <svg
      className={className}
      style={{ flexShrink: 0 }}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={dots ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
