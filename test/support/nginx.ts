// The nginx of the machine with the settings that the release gives, on a port of its own.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { delimiter, join } from "node:path";

const NGINX = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"]
  .map((folder) => join(folder, "nginx"))
  .find((file) => existsSync(file));

/** In CI a missing nginx is a failure, because a test that did not run proves nothing. */
export const hasNginx = (): boolean => {
  if (NGINX === undefined && process.env["CI"]) throw new Error("nginx is not installed");
  return NGINX !== undefined;
};

/** Started by root it would read as somebody who may not look into a temporary folder. */
const isRoot = process.getuid?.() === 0;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const isHeard = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), resolve(true))).once("error", () => resolve(false));
  });

export interface Nginx {
  readonly address: string;
  /** The same server with other settings. */
  reset(settings: string): Promise<void>;
  stop(): void;
}

/**
 * @param folder - what it may write in
 * @param site - what it serves
 * @param settings - nginx.conf.example, to the letter but for the port, the certificate and the folder
 */
export async function runNginx(folder: string, site: string, settings: string): Promise<Nginx> {
  const { createCA, createCert } = await import("mkcert");
  const ca = await createCA({ organization: "nianbao", countryCode: "CN", state: "", locality: "", validity: 2 });
  const { cert, key } = await createCert({ ca, domains: ["localhost"], validity: 2 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "site.crt"), cert);
  writeFileSync(join(folder, "site.key"), key);
  const port = await freePort();
  let running: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    running?.kill("SIGQUIT");
    while (await isHeard(port)) await new Promise((resolve) => setTimeout(resolve, 50));
    running = undefined;
  };
  const reset = async (wanted: string): Promise<void> => {
    await stop();
    const own = wanted
      .replace("listen 443 ssl", `listen ${port} ssl`)
      .replace("/etc/ssl/nianbao.crt", join(folder, "site.crt"))
      .replace("/etc/ssl/nianbao.key", join(folder, "site.key"))
      .replace("alias /srv/nianbao/", `alias ${site}/`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `    ${name}_temp_path ${join(folder, name)};`)
      .join("\n");
    const file = join(folder, "nginx.conf");
    writeFileSync(
      file,
      `${isRoot ? "user root;\n" : ""}pid ${join(folder, "nginx.pid")};\nevents {}\nhttp {\n${temporary}\n    access_log off;\n${own}\n}\n`,
    );
    const args = ["-p", folder, "-c", file, "-e", join(folder, "error.log")];
    const judged = spawnSync(NGINX!, [...args, "-t"], { encoding: "utf8" });
    if (judged.status !== 0) throw new Error(judged.stderr);
    running = spawn(NGINX!, [...args, "-g", "daemon off;"], { stdio: "ignore" });
    while (!(await isHeard(port))) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await reset(settings);
  return { address: `https://localhost:${port}/nianbao/`, reset, stop: () => void running?.kill("SIGQUIT") };
}
