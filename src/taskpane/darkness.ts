// Whether the pane is to be dark.
import { useSyncExternalStore } from "react";

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

/** Relative luminance is more than is needed: an Office theme is either near white or near black. */
function isDarkColour(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/iu.exec(colour)?.slice(1) ?? []).map(
    (part) => parseInt(part, 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** Office has no context until it is ready, and no theme in some hosts, whatever its declaration promises. */
const themeOf = (office: { readonly context?: Partial<Pick<Office.Context, "officeTheme">> }): Office.OfficeTheme | undefined =>
  office.context?.officeTheme;

function isDark(): boolean {
  const theme = themeOf(Office);
  return theme?.bodyBackgroundColor ? isDarkColour(theme.bodyBackgroundColor) : prefersDark.matches;
}

function listen(listener: () => void): () => void {
  prefersDark.addEventListener("change", listener);
  // The theme is known once office.js is ready.
  void Office.onReady(listener);
  return () => prefersDark.removeEventListener("change", listener);
}

/** Office's theme where it tells one, the system's otherwise. */
export const useDarkness = (): boolean => useSyncExternalStore(listen, isDark);
