// A yes or no of the user's that this browser remembers; where it may not, it is asked for again.

export function chosen(name: string): boolean {
  try {
    return localStorage.getItem(name) === "yes";
  } catch {
    return false;
  }
}

export function choose(name: string, isYes: boolean): void {
  try {
    if (isYes) localStorage.setItem(name, "yes");
    else localStorage.removeItem(name);
  } catch {
    // Forbidden here: it holds as long as the page is open.
  }
}
