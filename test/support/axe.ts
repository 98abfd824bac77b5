// What axe finds wrong with a page, in one line each.
import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(options: { readonly resultTypes: readonly string[] }): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }[];
  }>;
}

export async function axeFaults(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(source);
  // What passes is described in no less words than what does not, unless nobody asks for it.
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ["violations"] }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ""}`));
}

/** Elements that stick out of the page sideways; what moves within a frame of its own does not. */
export const overflowing = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const movesWithin = (element: Element | null): boolean =>
      element !== null &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || movesWithin(element.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return (
          box.width > 1 &&
          (box.right > width + 0.5 || box.left < -0.5) &&
          getComputedStyle(element).position !== "absolute" &&
          !movesWithin(element.parentElement)
        );
      })
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 30)}`);
  });
