// The page in one file: the root that knows it has nothing but a browser, and where our own faults are caught and told.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { ownText } from "./own-file";
import { importFromFile } from "./parts";

const told = (what: unknown): void => {
  const place = document.getElementById("fault") ?? document.createElement("p");
  place.id = "fault";
  place.setAttribute("role", "alert");
  place.textContent = `本页出了错（${what instanceof Error ? what.message : String(what)}），没有继续。请先保存，再关掉重新打开。`;
  document.body.prepend(place);
};

// What an old browser lacks was told already, in words that it understands.
if (!("nianbaoLacks" in window)) {
  const text = ownText();
  window.addEventListener("error", (event) => told(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => told(event.reason));
  importFromFile();
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <App text={text} />
    </StrictMode>,
  );
}
