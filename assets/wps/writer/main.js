// What WPS 文字 calls by name from the ribbon: see ../main.js, which does the same for WPS 表格.
var PANE = "nianbao.pane.wps";
/** One folder up; the offline package puts them beside this script. */
var PAGE = "../writer.html";
var ICON = "../images/icon-32.png";

function OnAddinLoad(ribbonUI) {
  window.Application.ribbonUI = ribbonUI;
  return true;
}

/** An address from this page's folder, over whatever server or from whatever folder it came. */
function beside(file) {
  return window.location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "") + file;
}

function OnAction() {
  var app = window.Application;
  var known = app.PluginStorage.getItem(PANE);
  var pane = known ? app.GetTaskPane(Number(known)) : null;
  if (pane) {
    pane.Visible = true;
    return true;
  }
  pane = app.CreateTaskPane(beside(PAGE), "年报三表");
  app.PluginStorage.setItem(PANE, String(pane.ID));
  pane.DockPosition = 2;
  pane.Width = 400;
  pane.Visible = true;
  return true;
}

function GetImage() {
  return ICON;
}

/** Without a document there is nothing to write into. */
function OnGetEnabled() {
  return Boolean(window.Application.ActiveDocument);
}
