// A word or two that this browser keeps until the next time. It may keep none: then everything begins as the first time.
const PREFIX = "nianbao.";

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    // Closed by a policy, or by the user: nothing is remembered here.
    return undefined;
  }
}

/** False where nothing may be kept; without a text it is forgotten. */
export function remember(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    return false;
  }
}
