// Runs Microsoft's Open XML SDK validator (test/openxml) over files and folders; builds it first when its source is newer.
// Without the .NET SDK it says so and passes, except in CI, where a gate that did not run has failed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, "test", "openxml");
const built = join(root, ".cache", "openxml");
const program = join(built, "openxml.dll");
const lock = join(root, ".cache", "openxml.lock");

const quiet = {
  ...process.env,
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  DOTNET_NOLOGO: "1",
  DOTNET_GENERATE_ASPNET_CERTIFICATE: "false",
  DOTNET_SKIP_FIRST_TIME_EXPERIENCE: "1",
  DOTNET_CLI_UI_LANGUAGE: "en",
};
const dotnet = (args, stdio) => spawnSync("dotnet", args, { env: quiet, stdio, encoding: "utf8" });

const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const isStale = () => time(program) < Math.max(time(join(source, "Program.cs")), time(join(source, "openxml.csproj")));

/** Two builds at once would write the same files, so a directory stands for "being built". */
async function build() {
  mkdirSync(join(root, ".cache"), { recursive: true });
  for (let waited = 0; ; waited += 200) {
    try {
      mkdirSync(lock);
      break;
    } catch (cause) {
      if (cause.code !== "EEXIST") throw cause;
      if (waited > 120_000) throw new Error(`${lock} is still there after two minutes: remove it if no build is running`);
      await sleep(200);
    }
  }
  try {
    if (!isStale()) return 0;
    const { status, stdout, stderr } = dotnet(
      [
        "build",
        join(source, "openxml.csproj"),
        "--configuration",
        "Release",
        "--output",
        built,
        "--nologo",
        "--verbosity",
        "quiet",
      ],
      "pipe",
    );
    if (status !== 0) console.error(`${stdout}${stderr}`);
    return status ?? 1;
  } finally {
    rmdirSync(lock);
  }
}

if (dotnet(["--version"], "pipe").status !== 0) {
  console.warn("SKIPPED: Open XML SDK validation needs the .NET SDK (dotnet), which was not found.");
  process.exit(process.env.CI ? 1 : 0);
}
const broken = isStale() ? await build() : 0;
process.exit(broken || (dotnet([program, ...process.argv.slice(2)], "inherit").status ?? 1));
