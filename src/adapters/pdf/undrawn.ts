// pdf.js also draws, and asks for what it would draw with as soon as it is loaded. Here nothing is drawn: under Node, where there
// is no such thing, a name is enough, and no native library for pictures need be installed.
class Undrawn {}

const world = globalThis as { DOMMatrix?: unknown; ImageData?: unknown; Path2D?: unknown };
world.DOMMatrix ??= Undrawn;
world.ImageData ??= Undrawn;
world.Path2D ??= Undrawn;

export {};
