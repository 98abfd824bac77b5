// A real Firefox for the tests of the one file: the machine's own, as its distribution ships it.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { firefox, type Browser } from "playwright-core";

const names = ["firefox-esr", "firefox"];

function found(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env["FIREFOX"] ?? "", ...onPath].find((file) => file !== "" && existsSync(file));
}

export const hasFirefox = (): boolean => found() !== undefined;

export function launchFirefox(): Promise<Browser> {
  const own = found();
  if (own === undefined) throw new Error("no Firefox was found; name one in FIREFOX");
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: join(__dirname, "firefox-relay.mjs"),
    env: { ...process.env, FIREFOX: own },
    // The list of downloads opens over the page and takes the keys from it: a press goes in then, and nothing comes of it.
    firefoxUserPrefs: { "browser.download.alwaysOpenPanel": false },
  });
}
