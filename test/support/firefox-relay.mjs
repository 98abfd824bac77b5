#!/usr/bin/env node
// Firefox as the distribution ships it, begun by Playwright over WebDriver BiDi. An older Firefox lacks a command or two of the
// protocol that Playwright sends to every window; whoever tests nothing of theirs is told that it was done.
import { spawn } from "node:child_process";
import { WebSocket, WebSocketServer } from "ws";

/** The colours of the system, which the tests in Firefox leave as they are. */
const LACKING = new Set(["emulation.setMediaFeaturesOverride"]);
const MOST = 256 * 1024 * 1024;

/** A file that a page gives out by itself comes with no navigation, and Playwright knows a download by none other. */
function told(message) {
  const event = JSON.parse(message);
  if (!/^browsingContext\.download/u.test(event.method) || event.params.navigation !== null) return message;
  return JSON.stringify({ ...event, params: { ...event.params, navigation: event.params.url } });
}

/** What comes from one side goes to the other. */
function relay(client, address) {
  const browser = new WebSocket(address, { perMessageDeflate: false, maxPayload: MOST });
  const early = [];
  browser.on("open", () => early.splice(0).forEach((message) => browser.send(message)));
  browser.on("message", (message) => client.send(told(String(message))));
  browser.on("close", () => client.close());
  client.on("close", () => browser.close());
  client.on("message", (message) => {
    const text = String(message);
    const { id, method } = JSON.parse(text);
    if (LACKING.has(method)) client.send(JSON.stringify({ type: "success", id, result: {} }));
    else if (browser.readyState === WebSocket.OPEN) browser.send(text);
    else early.push(text);
  });
}

const firefox = spawn(process.env.FIREFOX, process.argv.slice(2), { stdio: ["ignore", "inherit", "pipe"] });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => firefox.kill(signal));
firefox.on("exit", (code) => process.exit(code ?? 1));
let line = "";
firefox.stderr.on("data", (said) => {
  const lines = (line + said).split("\n");
  line = lines.pop();
  for (const one of lines) {
    const [, own] = /^WebDriver BiDi listening on (ws:\/\/\S+)/u.exec(one) ?? [];
    if (own === undefined) process.stderr.write(`${one}\n`);
    else {
      const server = new WebSocketServer({ host: "127.0.0.1", port: 0, maxPayload: MOST }, () =>
        process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`),
      );
      server.on("connection", (client, { url }) => relay(client, own + url));
    }
  }
});
