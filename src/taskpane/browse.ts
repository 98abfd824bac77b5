/** Shows our pages in the user's own browser, where downloads work; undefined where the host cannot open one. */
export function browser(): (() => void) | undefined {
  if (!Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) return undefined;
  return () => Office.context.ui.openBrowserWindow(new URL("index.html", window.location.href).href);
}
