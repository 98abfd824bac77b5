// The terms of what is shipped stand beside it: every package whose code is in a built script, joined into another module or not.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const notices = (file: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(join("dist", file), "utf8")
      .split(/\n\n-{80}\n\n/)
      .map((notice) => {
        const [, name, terms] = /^(\S+) \S+（(.+)）/u.exec(notice)!;
        return [name!, `${terms!}\n${notice}`];
      }),
  );

it.each<[string, readonly string[]]>([
  ["third-party-notices.txt", ["react", "react-dom", "scheduler", "@fluentui/react-button", "fflate", "htmlparser2", "entities"]],
  ["workbench/third-party-notices.txt", ["@univerjs/core", "hucre", "fflate"]],
])("%s names what is in the scripts, with its text", (file, names) => {
  const found = notices(file);
  for (const name of names) expect([name, found.has(name)]).toEqual([name, true]);
  for (const name of ["react", "fflate"].filter((one) => found.has(one)))
    expect(found.get(name)).toContain("Permission is hereby granted, free of charge");
  expect([...found.values()].filter((notice) => !/^(MIT|ISC|0BSD|BSD|Apache-2\.0|BlueOak|Unlicense|CC0)/.test(notice))).toEqual(
    [],
  );
});
