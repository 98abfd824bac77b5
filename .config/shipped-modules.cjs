// Two things that a build says of itself: what the scripts of a page are made of, and under which terms the packages in them come.
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");
const { Compilation, sources } = require("webpack");

const root = join(__dirname, "..");

/** A package's folder, from any file in it; undefined for a file of our own. */
const packageOf = (file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];

/** Every module of some chunks. Modules that were joined into one are told apart again: half of the packages are only found so. */
function* modulesOf(chunks, chunkGraph) {
  for (const chunk of chunks) for (const module of chunkGraph.getChunkModulesIterable(chunk)) yield* module.modules ?? [module];
}

/**
 * Sizes before packing of what a page loads first, beside the build: of a package as a whole and of a source file alone.
 * `npm run size` compares them with what was recorded, and so can name what grew.
 */
class CompositionPlugin {
  constructor(file) {
    this.file = file;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap("composition", ({ entrypoints, chunkGraph }) => {
      const pages = {};
      for (const [name, entry] of entrypoints) {
        const sizes = {};
        for (const module of modulesOf(entry.chunks, chunkGraph)) {
          const file = module.nameForCondition?.();
          const folder = file && packageOf(file);
          const path = folder ? folder.replace(/^.*node_modules[\\/]/, "") : file ? relative(root, file) : "webpack";
          const owner = path.replaceAll("\\", "/");
          sizes[owner] = (sizes[owner] ?? 0) + Math.round(module.size());
        }
        pages[name] = sizes;
      }
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, JSON.stringify(pages));
    });
  }
}

/** What we may ship, by its identifier or, where a package names none, by the first words of its text. */
const TERMS = /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0)\b/;
const TEXTS = [
  [/Permission is hereby granted, free of charge/, "MIT"],
  [/Apache License\s+Version 2\.0/, "Apache-2.0"],
];

/** Name, version, terms and their text of a package; thrown where we may not ship it. */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  const terms = license ?? TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? "";
  if (!TERMS.test(terms)) throw new Error(`${name} comes under “${terms}”, which we do not ship`);
  return { name, text: [`${name} ${version}（${terms}）`, text].join("\n\n").trim() };
}

/** The terms of every package that any of the files belongs to, one after another. */
function noticesOf(files) {
  const folders = new Set(files.map(packageOf).filter((folder) => folder !== undefined));
  const notices = [...folders].map(noticeOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${notices.map(({ text }) => text).join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** The terms of every package in any script of the build, lazy ones and workers' too, in one file beside them. */
class NoticesPlugin {
  constructor(file) {
    this.file = file;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("notices", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "notices", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const files = [...modulesOf(compilation.chunks, compilation.chunkGraph)].map(
          (module) => module.nameForCondition?.() ?? "",
        );
        compilation.emitAsset(this.file, new sources.RawSource(noticesOf(files)));
      });
    });
  }
}

module.exports = { modulesOf, noticesOf, CompositionPlugin, NoticesPlugin };
