/** As long as something would be lost, the browser asks before the page is closed. @returns ends that */
export function askBeforeLeaving(isUnsaved: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (!isUnsaved()) return;
    event.preventDefault();
    // Chromium before 119 asks for nothing but this.
    event.returnValue = true;
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
