// What WPS calls by name from the ribbon. Plain and old on purpose: it runs in whatever browser WPS brings, unbuilt, and
// none of it may wait: a callback that is async has cost others their whole ribbon.
// The storage is shared by all programs of WPS, while each numbers its panes from 1: the name says whose number it is.
var PANE = "nianbao.pane.et";
var SCREENS = { nianbaoEntry: "entry", nianbaoCheck: "check", nianbaoReport: "report" };

function OnAddinLoad(ribbonUI) {
  window.Application.ribbonUI = ribbonUI;
  return true;
}

/** The address beside this page, over whatever server or from whatever folder it came. */
function beside(file) {
  return window.location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "") + file;
}

function OnAction(control) {
  var app = window.Application;
  var address = beside("pane.html?screen=" + (SCREENS[control.Id] || "entry"));
  var known = app.PluginStorage.getItem(PANE);
  var pane = known ? app.GetTaskPane(Number(known)) : null;
  if (pane) {
    if (typeof pane.Navigate === "function") pane.Navigate(address);
    pane.Visible = true;
    return true;
  }
  pane = app.CreateTaskPane(address, "年报三表");
  app.PluginStorage.setItem(PANE, String(pane.ID));
  pane.DockPosition = 2;
  pane.Width = 400;
  pane.Visible = true;
  return true;
}

function GetImage() {
  return "images/icon-32.png";
}

/** Without a workbook there is nothing to work on. */
function OnGetEnabled() {
  return Boolean(window.Application.ActiveWorkbook);
}
