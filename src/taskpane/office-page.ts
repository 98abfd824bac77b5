// What the page asks of office.js beside the workbook: its theme, and its silence.
import { useSyncExternalStore } from "react";

interface Telemetry {
  readonly Logger?: { readonly ulsEndpoint?: { loadProxyFrame?: () => void } };
}

/** office.js opens a frame at Microsoft's for telemetry. Nothing leaves our origin, so it is asked not to try. */
export function quietTelemetry(): void {
  const endpoint = (window as { readonly OSF?: Telemetry }).OSF?.Logger?.ulsEndpoint;
  if (endpoint) endpoint.loadProxyFrame = () => undefined;
}

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

/** Relative luminance is more than is needed: an Office theme is either near white or near black. */
function isDarkColour(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/iu.exec(colour)?.slice(1) ?? []).map((part) => parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

function isDark(): boolean {
  const theme = Office.context?.officeTheme;
  return theme?.bodyBackgroundColor ? isDarkColour(theme.bodyBackgroundColor) : prefersDark.matches;
}

function listen(listener: () => void): () => void {
  prefersDark.addEventListener("change", listener);
  void Office.onReady(() => {
    // Only Outlook announces its theme in the types; other hosts fire the same event where they have it.
    listener();
  });
  return () => prefersDark.removeEventListener("change", listener);
}

/** Office's theme where it tells one, the system's otherwise. */
export const useDarkness = (): boolean => useSyncExternalStore(listen, isDark);
