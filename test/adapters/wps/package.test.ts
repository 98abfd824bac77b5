// The plain files by which WPS finds the add-in, and what they do when it calls them.
import { readFileSync } from "node:fs";
import { Script, createContext } from "node:vm";
import { wps } from "../../support/wps";

const main = readFileSync("assets/wps/main.js", "utf8");
const ribbon = readFileSync("assets/wps/ribbon.xml", "utf8");

interface Callbacks {
  OnAddinLoad(ribbonUI: object): unknown;
  OnAction(control: { readonly Id: string }): unknown;
  GetImage(control: object): unknown;
  OnGetEnabled(control: object): unknown;
}

function loaded(address = "https://intranet.example/nianbao/wps/index.html") {
  const stage = wps();
  const window: Record<string, unknown> = { location: { href: address }, Application: stage.application };
  window["window"] = window;
  new Script(main).runInContext(createContext(window));
  return { ...stage, callbacks: window as unknown as Callbacks, window };
}

it("every callback that the ribbon names is a global function, and none is async", () => {
  const { window } = loaded();
  const named = [...ribbon.matchAll(/(?:onLoad|onAction|getImage|getEnabled)="([^"]+)"/g)].map(([, name]) => name!);
  expect(new Set(named)).toEqual(new Set(["OnAddinLoad", "OnAction", "GetImage", "OnGetEnabled"]));
  for (const name of named) expect((window[name] as { constructor: { name: string } }).constructor.name).toBe("Function");
  // What is said about the code is not the code.
  expect(main.replace(/^\s*(\/\/|\/\*\*).*$/gm, "")).not.toMatch(/\basync\b|\bawait\b|=>|\blet\b|\bconst\b/);
});

it("opens one pane, keeps its number, shows it again and turns its page", () => {
  const { callbacks, panes, application } = loaded();
  callbacks.OnAddinLoad({});
  expect(callbacks.OnGetEnabled({})).toBe(true);
  callbacks.OnAction({ Id: "nianbaoEntry" });
  application.GetTaskPane(1).Visible = false;
  callbacks.OnAction({ Id: "nianbaoCheck" });
  expect(panes).toEqual([{ id: 1, url: "https://intranet.example/nianbao/wps/pane.html?screen=check", visible: true }]);
});

it("makes a new pane where the number it kept is another program's", () => {
  const { callbacks, panes, application } = loaded();
  application.PluginStorage.setItem("nianbao.pane.et", "7");
  callbacks.OnAction({ Id: "nianbaoEntry" });
  expect(panes.map(({ id, visible }) => [id, visible])).toEqual([[1, true]]);
});

it("finds its pages beside it on a disk too", () => {
  const { callbacks, panes } = loaded("file:///C:/Users/a/jsaddons/nianbao_1/index.html?x#y");
  callbacks.OnAction({ Id: "nianbaoReport" });
  expect(panes[0]!.url).toBe("file:///C:/Users/a/jsaddons/nianbao_1/pane.html?screen=report");
});

describe("in WPS 文字", () => {
  const script = readFileSync("assets/wps/writer/main.js", "utf8");
  const buttons = readFileSync("assets/wps/writer/ribbon.xml", "utf8");

  function loadedWriter() {
    const { application, panes } = wps();
    const window: Record<string, unknown> = {
      location: { href: "https://intranet.example/nianbao/wps/writer/index.html?a" },
      Application: application,
    };
    window["window"] = window;
    new Script(script).runInContext(createContext(window));
    return { window, panes, callbacks: window as unknown as Callbacks };
  }

  it("begins its ribbon without a declaration, and every callback that it names is a plain function", () => {
    expect(buttons.startsWith("<customUI ")).toBe(true);
    const { window } = loadedWriter();
    for (const [, name] of buttons.matchAll(/(?:onLoad|onAction|getImage|getEnabled)="([^"]+)"/g))
      expect((window[name!] as { constructor: { name: string } }).constructor.name).toBe("Function");
    expect(script.replace(/^\s*(\/\/|\/\*\*).*$/gm, "")).not.toMatch(/\basync\b|\bawait\b|=>|\blet\b|\bconst\b/);
  });

  it("opens one pane, from the folder above, under a number of its own", () => {
    const { callbacks, panes } = loadedWriter();
    callbacks.OnAction({ Id: "nianbaoWrite" });
    callbacks.OnAction({ Id: "nianbaoWrite" });
    expect(panes).toEqual([{ id: 1, url: "https://intranet.example/nianbao/wps/writer/../writer.html", visible: true }]);
  });

  it("is named for managed desktops beside the add-in for tables", () => {
    const listed = [...readFileSync("assets/wps/jsplugins.xml", "utf8").matchAll(/name="([^"]+)" type="([^"]+)" url="([^"]+)"/g)];
    expect(listed.map(([, ...rest]) => rest)).toEqual([
      ["nianbao", "et", "{{url}}"],
      ["nianbao-writer", "wps", "{{url}}writer/"],
    ]);
  });
});
