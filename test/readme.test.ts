// The maps name places that are there: a room that moves takes its line with it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

/** What stands in back quotes and looks like a place: `a/b.ts`, `a/`, or a file's name with one of our endings. */
const places = (page: string): string[] =>
  [...readFileSync(join(ROOT, page), "utf8").matchAll(/`([\w.@/-]+)`/g)]
    .map(([, place]) => place!)
    .filter((place) => !place.includes("*") && /\/|\.(tsx?|mjs|cjs|json|xml|md)$/.test(place))
    .filter((place) => !/^(dist|out|@)/.test(place) && !/^(manifest\.xml)$/.test(place) && !place.startsWith("com."));

/** Rows of a map name a file within the room that the row is about. */
const rooms = (page: string): string[] =>
  [...readFileSync(join(ROOT, page), "utf8").matchAll(/`([\w-]+(?:\/[\w-]+)*)\/`/g)].map(([, room]) => room!);

it.each([
  ["README.md", ""],
  ["src/README.md", "src"],
  ["test/README.md", "test"],
])("%s", (page, base) => {
  const known = ["", ...rooms(page)].flatMap((room) => [room, room.split("/")[0]!]);
  const missing = places(page).filter(
    (place) => !["", base].some((top) => known.some((room) => existsSync(join(ROOT, top, room, place)))),
  );
  expect(missing).toEqual([]);
});

it("src/README.md has a line for every room", () => {
  const page = readFileSync(join(ROOT, "src/README.md"), "utf8");
  const folders = (path: string): string[] =>
    readdirSync(join(ROOT, "src", path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${path}${name}/`);
  const all = ["core/", "app/", "adapters/", "taskpane/", "workbench/"].flatMap(folders);
  const named = (room: string): boolean => page.includes(`\`${room}`) || page.includes(`\`${room.split("/")[1]!}/\``);
  expect([...folders("").filter((room) => !page.includes(room)), ...all.filter((room) => !named(room))]).toEqual([]);
});
