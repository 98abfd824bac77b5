// Microsoft's own reader of manifests, which the tools of Office developers stand on, finds in ours what we mean. It is run
// as its users run it: as a package it brings modules that Jest cannot load.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

it("is read by Microsoft's tools", () => {
  const root = join(__dirname, "..", "..");
  const cli = join(root, "node_modules", "office-addin-manifest", "cli.js");
  const { stdout, status } = spawnSync(process.execPath, [cli, "info", "manifest.xml"], { cwd: root, encoding: "utf8" });
  expect(status).toBe(0);
  const said = Object.fromEntries(
    stdout.split("\n").flatMap((line) => {
      const [, name, value] = /^\s*([A-Za-z ]+): ?(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
  expect(said).toMatchObject({
    Id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    Name: "年报三表",
    Type: "TaskPaneApp",
    Version: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
    "Default Locale": "zh-CN",
    Hosts: expect.stringContaining("Workbook"),
    Permissions: "ReadWriteDocument",
    "Source Location": expect.stringMatching(/^https:\/\/localhost:3000\/taskpane\.html/),
  });
});
