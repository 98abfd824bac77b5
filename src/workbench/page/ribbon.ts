// The add-in's own buttons, as its manifest declares them: what Office puts into its ribbon.

type RibbonAction =
  | { readonly kind: "pane"; readonly page: string }
  /** A function of the add-in that needs no pane: its page is loaded out of sight. */
  | { readonly kind: "function"; readonly page: string; readonly name: string };

interface RibbonButton {
  readonly label: string;
  readonly hint: string;
  readonly icon: string | undefined;
  readonly act: RibbonAction;
}

export interface Ribbon {
  /** Whose settings the workbook holds; unknown where there is no manifest. */
  readonly addIn?: { readonly id: string; readonly version: string };
  readonly group: string;
  /** The pane that opens by itself. */
  readonly pane: string;
  readonly buttons: readonly RibbonButton[];
}

/** What stands in for the ribbon where the pages were built without a manifest. */
export const BARE_RIBBON: Ribbon = {
  group: "年报三表",
  pane: "taskpane.html",
  buttons: [{ label: "打开面板", hint: "打开任务窗格", icon: undefined, act: { kind: "pane", page: "taskpane.html" } }],
};

const below = (parent: Element | Document, name: string): Element[] => [...parent.getElementsByTagNameNS("*", name)];
const child = (parent: Element, name: string): Element | undefined =>
  [...parent.children].find((each) => each.localName === name);

export function readRibbon(xml: string, host: "Workbook" | "Document"): Ribbon {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  if (below(manifest, "parsererror").length > 0) return BARE_RIBBON;
  const resources = new Map(
    ["String", "Url", "Image"]
      .flatMap((kind) => below(manifest, kind))
      .map((each) => [each.getAttribute("id"), each.getAttribute("DefaultValue") ?? ""] as const),
  );
  const named = (parent: Element | undefined): string => resources.get(parent?.getAttribute("resid") ?? null) ?? "";

  const settings = below(manifest, "DefaultSettings")[0];
  const location = (settings && child(settings, "SourceLocation")?.getAttribute("DefaultValue")) ?? "";
  // The manifest names the place it was built for; here everything stands beside this page.
  const home = location.slice(0, location.lastIndexOf("/") + 1);
  const beside = (address: string): string => (home !== "" && address.startsWith(home) ? address.slice(home.length) : address);
  const pane = beside(location) || BARE_RIBBON.pane;

  const said = (name: string): string => below(manifest, name)[0]?.textContent.trim() ?? "";
  const addIn = said("Id") === "" ? {} : { addIn: { id: said("Id"), version: said("Version") } };
  const own = below(manifest, "Host").find((each) => each.getAttribute("xsi:type") === host);
  const group = own && below(own, "Group")[0];
  if (group === undefined) return { ...BARE_RIBBON, ...addIn, pane };
  const functions = beside(named(below(own!, "FunctionFile")[0]));
  const buttons = below(group, "Control").map((control): RibbonButton => {
    const action = child(control, "Action");
    const name = action && child(action, "FunctionName")?.textContent;
    const image = below(control, "Image").find((each) => each.getAttribute("size") === "32") ?? below(control, "Image")[0];
    return {
      label: named(child(control, "Label")),
      hint: named(below(control, "Description")[0]),
      icon: image === undefined ? undefined : beside(named(image)),
      act: name
        ? { kind: "function", page: functions, name }
        : { kind: "pane", page: beside(named(action && child(action, "SourceLocation"))) || pane },
    };
  });
  // In a host of its own the pane is what its first button opens.
  const first = buttons.find(({ act }) => act.kind === "pane")?.act.page;
  return { group: named(child(group, "Label")), ...addIn, pane: first ?? pane, buttons };
}
