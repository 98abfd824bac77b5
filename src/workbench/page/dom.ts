// Elements without HTML from strings: texts are texts, whoever wrote them.

type Properties<T extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[T], "style" | "dataset" | "children">
> & {
  readonly role?: string;
  readonly aria?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
};

export function domElement<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Properties<T>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  const { role, aria, data, ...own } = properties;
  Object.assign(made, own);
  if (role !== undefined) made.setAttribute("role", role);
  for (const [name, value] of Object.entries(aria ?? {})) made.setAttribute(`aria-${name}`, value);
  for (const [name, value] of Object.entries(data ?? {})) made.dataset[name] = value;
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** Line icons on a 20 × 20 field, drawn for this page. */
const ICONS = {
  open: "M2.5 5.5h5l1.5 2h8.500v9h-15z",
  save: "M3.5 3.5h10.500l3 3v10h-13.500zM6.500 3.500v4h6v-4M6 16.500v-5h8v5",
  undo: "M7.500 4.500 4 8l3.500 3.500M4 8h8a4 4 0 0 1 0 8H8",
  redo: "M12.500 4.500 16 8l-3.500 3.500M16 8H8a4 4 0 0 0 0 8h4",
  pane: "M2.500 4h15v12h-15zM12 4v12",
  gauge: "M3 14a7 7 0 1 1 14 0M10 14l3-5",
  add: "M10 4v12M4 10h12",
  close: "M5 5l10 10M15 5 5 15",
} as const;

export type PageIconName = keyof typeof ICONS;

function icon(name: PageIconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export const button = (
  label: string,
  act: () => void,
  options: { readonly icon?: PageIconName; readonly quiet?: boolean; readonly hint?: string } = {},
): HTMLButtonElement =>
  domElement(
    "button",
    {
      type: "button",
      className: options.quiet === true ? "quiet" : "",
      title: options.hint ?? label,
      onclick: act,
      ...(options.quiet === true ? { aria: { label } } : {}),
    },
    ...(options.icon === undefined ? [] : [icon(options.icon)]),
    ...(options.quiet === true ? [] : [label]),
  );
