// What parts are packed after: of their texts those pieces that most of the others say as well, as zstd's COVER chooses them.

/** Deflate looks back no further. */
const WINDOW = 32 * 1024;
/** So long a piece is taken whole, and so long a run of signs within it is worth naming again. */
const PIECE = 96;
const RUN = 10;

/** In how many of the texts each run of signs stands. */
function spread(texts) {
  const counts = new Map();
  for (const text of texts) {
    const runs = new Set();
    for (let at = 0; at + RUN <= text.length; at += 1) runs.add(text.slice(at, at + RUN));
    for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

/** @param files - bytes of the parts; one too small to repeat anything, or so large that it repeats itself, chooses nothing */
function dictionaryOf(files) {
  // One sign for one byte, so that a piece is as long as it is counted.
  const texts = files.filter(({ length }) => length > 1500 && length < 60_000).map((bytes) => bytes.toString("latin1"));
  const counts = spread(texts);
  const taken = new Set();
  const worth = (piece) => {
    let sum = 0;
    for (let at = 0; at + RUN <= piece.length; at += 1) {
      const run = piece.slice(at, at + RUN);
      if (!taken.has(run)) sum += counts.get(run) - 1;
    }
    return sum;
  };
  const pieces = texts
    .flatMap((text) =>
      Array.from({ length: Math.max(0, Math.floor((text.length - PIECE) / (PIECE / 2)) + 1) }, (_, at) =>
        text.slice((at * PIECE) / 2, (at * PIECE) / 2 + PIECE),
      ),
    )
    .map((piece) => ({ piece, value: worth(piece) }))
    .sort((a, b) => b.value - a.value);
  const chosen = [];
  while (chosen.length < WINDOW / PIECE - 1 && pieces.length > 0) {
    const { piece } = pieces.shift();
    // What was worth most may be worth less by now: then it goes back to its place.
    const value = worth(piece);
    let at = 0;
    for (let end = pieces.length; at < end;) {
      const middle = (at + end) >> 1;
      if (pieces[middle].value > value) at = middle + 1;
      else end = middle;
    }
    if (at > 0) pieces.splice(at, 0, { piece, value });
    else {
      chosen.push(piece);
      for (let from = 0; from + RUN <= piece.length; from += 1) taken.add(piece.slice(from, from + RUN));
    }
  }
  // What is said most stands last: the shortest way back.
  return Buffer.from(chosen.reverse().join(""), "latin1");
}

module.exports = { dictionaryOf };
