// A small static server over https for dist/: office.js refuses a page that is not https. Knows nothing but files, so
// nothing can leave the origin through it. Its certificate is made on first use and trusted by nobody but who asks for it.
import { X509Certificate } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { homedir } from "node:os";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
};

/** Still good tomorrow. */
const isGood = ([cert, key]) =>
  existsSync(cert) &&
  existsSync(key) &&
  Date.parse(new X509Certificate(readFileSync(cert)).validTo) > Date.now() + 24 * 3_600_000;

/** The certificate that `npm run certificate` installed and the machine trusts, or else one made here that no one trusts. */
async function certificate() {
  const pair = (folder) => [join(folder, "localhost.crt"), join(folder, "localhost.key")];
  const trusted = pair(join(homedir(), ".office-addin-dev-certs"));
  const own = pair(join(root, ".cache", "certificates"));
  if (!isGood(trusted) && !isGood(own)) {
    const { createCA, createCert } = await import("mkcert");
    const ca = await createCA({ organization: "nianbao", countryCode: "CN", state: "-", locality: "-", validity: 60 });
    const made = await createCert({ ca, domains: ["localhost", "127.0.0.1"], validity: 60 });
    mkdirSync(dirname(own[0]), { recursive: true });
    writeFileSync(own[0], made.cert);
    writeFileSync(own[1], made.key, { mode: 0o600 });
  }
  const [cert, key] = isGood(trusted) ? trusted : own;
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

/** The file that an address means, or undefined: also for one that climbs out of the folder or is no address at all. */
function fileFor(folder, address) {
  const path = address.split(/[?#]/)[0];
  if (!/^(\/|(\/[\w.~%-]+)+\/?)$/.test(path)) return undefined;
  try {
    const wanted = resolve(folder, `.${decodeURIComponent(path.endsWith("/") ? `${path}index.html` : path)}`);
    return wanted.startsWith(resolve(folder) + sep) && statSync(wanted).isFile() ? wanted : undefined;
  } catch {
    return undefined;
  }
}

/** What a page runs that loads itself again: a script of our own origin, as its policy asks. */
const RELOAD = { script: "/-reload.js", events: "/-reload" };
const reloadScript = `new EventSource("${RELOAD.events}").onmessage = () => location.reload();\n`;

/**
 * @param {{ folder: string, port: number, reloading?: boolean }} where port 0 takes any that is free; reloading, the pages at the
 * top, but not the panes within them, load themselves again when they are told to
 * @returns {Promise<{ address: string, unref: () => void, close: () => void, reload: () => void }>} once it listens
 */
export async function serve({ folder, port, reloading = false }) {
  const waiting = new Set();
  const server = createServer(await certificate(), (request, response) => {
    if (reloading && request.url === RELOAD.script) {
      response.writeHead(200, { "content-type": types[".js"] }).end(reloadScript);
      return;
    }
    if (reloading && request.url === RELOAD.events) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" }).flushHeaders();
      waiting.add(response);
      request.once("close", () => waiting.delete(response));
      return;
    }
    const wanted = fileFor(folder, request.url ?? "/");
    if (wanted === undefined || !["GET", "HEAD"].includes(request.method ?? "")) {
      response.writeHead(404, { "content-type": types[".txt"] }).end("没有这个文件。");
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(wanted)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else if (reloading && /[\\/](index|word)\.html$/.test(wanted))
      response.end(readFileSync(wanted, "utf8").replace("</head>", `<script src="${RELOAD.script}"></script></head>`));
    else createReadStream(wanted).pipe(response);
  });
  await new Promise((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "localhost", () => listening());
  });
  return {
    address: `https://localhost:${server.address().port}/`,
    unref: () => server.unref(),
    close: () => server.close(),
    reload: () => waiting.forEach((response) => response.write("data: built\n\n")),
  };
}
