// The add-in's own buttons, as its manifest declares them: what Excel puts into its ribbon.

export interface RibbonButton {
  readonly label: string;
  readonly hint: string;
  readonly icon: string | undefined;
  /** The function that the pane associated with this button; absent where the button shows the pane. */
  readonly action: string | undefined;
}

export interface Ribbon {
  readonly group: string;
  readonly pane: string;
  readonly buttons: readonly RibbonButton[];
}

/** What stands in for the ribbon where the pages were built without a manifest. */
export const BARE: Ribbon = {
  group: "年报三表",
  pane: "taskpane.html",
  buttons: [{ label: "打开面板", hint: "打开任务窗格", icon: undefined, action: undefined }],
};

const children = (parent: Element | Document, name: string): Element[] => [...parent.getElementsByTagNameNS("*", name)];

export function readRibbon(xml: string): Ribbon {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  if (children(manifest, "parsererror").length > 0) return BARE;
  const text = (id: string | null): string => {
    const found = ["String", "Url", "Image"]
      .flatMap((kind) => children(manifest, kind))
      .find((each) => each.getAttribute("id") === id);
    return found?.getAttribute("DefaultValue") ?? "";
  };
  const resource = (parent: Element, name: string): string => text(children(parent, name)[0]?.getAttribute("resid") ?? null);
  const group = children(manifest, "Group")[0];
  const location =
    children(manifest, "SourceLocation")
      .map((each) => each.getAttribute("DefaultValue"))
      .find((each) => each !== null) ?? "";
  // The manifest names the place it was built for; here everything stands beside this page.
  const home = location.slice(0, location.lastIndexOf("/") + 1);
  const beside = (address: string): string => (home !== "" && address.startsWith(home) ? address.slice(home.length) : address);
  const pane = beside(location).split("?")[0] || BARE.pane;
  if (group === undefined) return { ...BARE, pane };
  const buttons = children(group, "Control").map((control): RibbonButton => {
    const action = children(control, "Action")[0];
    const image = children(control, "Image").find((each) => each.getAttribute("size") === "32") ?? children(control, "Image")[0];
    return {
      label: text([...control.children].find((each) => each.localName === "Label")?.getAttribute("resid") ?? null),
      hint: resource(control, "Description"),
      icon: image === undefined ? undefined : beside(text(image.getAttribute("resid"))),
      action: action === undefined ? undefined : (children(action, "FunctionName")[0]?.textContent ?? undefined),
    };
  });
  const label = [...group.children].find((each) => each.localName === "Label")?.getAttribute("resid") ?? null;
  return { group: text(label), pane, buttons };
}
