// Deflate, as few bytes as it takes: of all ways to say a text the one of the fewest bits, found again and again with what the signs
// of the last round cost, as Zopfli does; unlike it, after a dictionary.

const WINDOW = 32_768;
const LONGEST = 258;
/** So many earlier places are looked at; more find next to nothing. */
const CHAIN = 400;
const ROUNDS = 6;
/** A sign that the last round did not use costs about so many bits. */
const UNUSED = 13;

const END = 256;
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_EXTRA = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const basesOf = (extra, first) => extra.map((_, at) => extra.slice(0, at).reduce((sum, bits) => sum + 2 ** bits, first));
const LENGTH_BASE = [...basesOf(LENGTH_EXTRA.slice(0, 28), 3), LONGEST];
const DISTANCE_BASE = basesOf(DISTANCE_EXTRA, 1);
/** The order in which a block says how long the codes of its code lengths are. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function signsFor(bases, most) {
  const signs = new Uint8Array(most + 1);
  for (let value = bases[0], sign = 0; value <= most; value += 1) {
    while (sign + 1 < bases.length && bases[sign + 1] <= value) sign += 1;
    signs[value] = sign;
  }
  return signs;
}
const LENGTH_SIGN = signsFor(LENGTH_BASE, LONGEST);
const DISTANCE_SIGN = signsFor(DISTANCE_BASE, WINDOW);

/** For every place of the text what stood before it already: each length from the nearest place that has it. */
function matchesOf(bytes, from) {
  const [head, before] = [new Int32Array(1 << 16).fill(-1), new Int32Array(bytes.length)];
  const first = new Int32Array(bytes.length - from + 1);
  const [lengths, distances] = [[], []];
  for (let at = 0; at < bytes.length; at += 1) {
    if (at >= from) first[at - from] = lengths.length;
    if (at + 3 > bytes.length) continue;
    const key = ((bytes[at] << 8) ^ (bytes[at + 1] << 4) ^ bytes[at + 2] ^ (bytes[at + 2] << 7)) & 0xffff;
    if (at >= from) {
      const most = Math.min(LONGEST, bytes.length - at);
      let best = 2;
      for (
        let other = head[key], left = CHAIN;
        other >= 0 && at - other <= WINDOW && left > 0;
        other = before[other], left -= 1
      ) {
        if (bytes[other + best] !== bytes[at + best] || bytes[other] !== bytes[at]) continue;
        let length = 0;
        while (length < most && bytes[other + length] === bytes[at + length]) length += 1;
        if (length <= best) continue;
        lengths.push(length);
        distances.push(at - other);
        best = length;
        if (best === most) break;
      }
    }
    before[at] = head[key];
    head[key] = at;
  }
  first[bytes.length - from] = lengths.length;
  return { first, lengths: Int32Array.from(lengths), distances: Int32Array.from(distances) };
}

/** What each sign costs by how often it was used. */
function costsOf(counts) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Float64Array.from(counts, (count) => (count === 0 ? UNUSED : Math.log2(total / count)));
}

function counted(steps) {
  const [signs, distances] = [new Float64Array(286), new Float64Array(30)];
  for (const { length, distance, byte } of steps)
    if (distance === 0) signs[byte] += 1;
    else {
      signs[257 + LENGTH_SIGN[length]] += 1;
      distances[DISTANCE_SIGN[distance]] += 1;
    }
  signs[END] = 1;
  return { signs, distances };
}

/** The cheapest way through a stretch of the text, by what signs cost. */
function cheapest(bytes, from, { first, lengths, distances }, lo, hi, costs) {
  const size = hi - lo;
  const cost = new Float64Array(size + 1).fill(Infinity);
  const [length, distance] = [new Uint16Array(size + 1), new Uint16Array(size + 1)];
  const ofLength = Float64Array.from({ length: LONGEST + 1 }, (_, one) =>
    one < 3 ? 0 : costs.signs[257 + LENGTH_SIGN[one]] + LENGTH_EXTRA[LENGTH_SIGN[one]],
  );
  const ofDistance = Float64Array.from(DISTANCE_EXTRA, (extra, sign) => costs.distances[sign] + extra);
  cost[0] = 0;
  for (let at = 0; at < size; at += 1) {
    const here = cost[at];
    const byte = here + costs.signs[bytes[from + lo + at]];
    if (byte < cost[at + 1]) [cost[at + 1], length[at + 1], distance[at + 1]] = [byte, 1, 0];
    let shortest = 3;
    for (let match = first[lo + at]; match < first[lo + at + 1]; match += 1) {
      const far = here + ofDistance[DISTANCE_SIGN[distances[match]]];
      const longest = Math.min(lengths[match], size - at);
      for (let one = shortest; one <= longest; one += 1) {
        const sum = far + ofLength[one];
        if (sum < cost[at + one]) [cost[at + one], length[at + one], distance[at + one]] = [sum, one, distances[match]];
      }
      shortest = lengths[match] + 1;
    }
  }
  const steps = [];
  for (let at = size; at > 0; at -= length[at])
    steps.push({ at: lo + at - length[at], length: length[at], distance: distance[at], byte: bytes[from + lo + at - 1] });
  return steps.reverse();
}

/** How long each code is, none longer than a limit: package-merge. */
function codeLengths(counts, limit) {
  const lengths = new Uint8Array(counts.length);
  const leaves = [...counts.keys()]
    .filter((sign) => counts[sign] > 0)
    .map((sign) => ({ weight: counts[sign], signs: [sign] }))
    .sort((a, b) => a.weight - b.weight);
  // There are readers that want two codes where one would do.
  for (let sign = 0; leaves.length < 2; sign += 1) if (counts[sign] === 0) leaves.unshift({ weight: 0, signs: [sign] });
  let row = [];
  for (let level = 0; level < limit; level += 1) {
    const pairs = [];
    for (let at = 0; at + 1 < row.length; at += 2)
      pairs.push({ weight: row[at].weight + row[at + 1].weight, signs: [...row[at].signs, ...row[at + 1].signs] });
    row = [...leaves, ...pairs].sort((a, b) => a.weight - b.weight);
  }
  for (const { signs } of row.slice(0, 2 * leaves.length - 2)) for (const sign of signs) lengths[sign] += 1;
  return lengths;
}

/** The code of each sign, its bits in the order in which they are written. */
function codesOf(lengths) {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let bits = 1; bits <= 15; bits += 1) {
    for (let sign = 0; sign < lengths.length; sign += 1) {
      if (lengths[sign] !== bits) continue;
      for (let bit = 0; bit < bits; bit += 1) codes[sign] |= ((code >> bit) & 1) << (bits - 1 - bit);
      code += 1;
    }
    code <<= 1;
  }
  return codes;
}

/** Lengths of codes as a block says them: runs in a sign of their own, with how often in the bits behind it. */
function runsOf(lengths) {
  const runs = [];
  for (let at = 0; at < lengths.length;) {
    const own = lengths[at];
    let times = 1;
    while (at + times < lengths.length && lengths[at + times] === own) times += 1;
    at += times;
    if (own !== 0) [runs[runs.length], times] = [{ sign: own, bits: 0, value: 0 }, times - 1];
    const [least, most] = own === 0 ? [3, 138] : [3, 6];
    while (times >= least) {
      const taken = Math.min(times, most);
      if (own !== 0) runs.push({ sign: 16, bits: 2, value: taken - 3 });
      else if (taken <= 10) runs.push({ sign: 17, bits: 3, value: taken - 3 });
      else runs.push({ sign: 18, bits: 7, value: taken - 11 });
      times -= taken;
    }
    for (; times > 0; times -= 1) runs.push({ sign: own, bits: 0, value: 0 });
  }
  return runs;
}

/** What a block of these steps says of its codes, and how many bits all of it takes. */
function planned(steps) {
  const { signs, distances } = counted(steps);
  const ofSigns = codeLengths(signs, 15);
  const ofDistances = codeLengths(distances, 15);
  const count = (lengths, least) => Math.max(least, lengths.findLastIndex((length) => length > 0) + 1);
  const [literals, far] = [count(ofSigns, 257), count(ofDistances, 1)];
  const runs = runsOf([...ofSigns.slice(0, literals), ...ofDistances.slice(0, far)]);
  const used = new Float64Array(19);
  for (const { sign } of runs) used[sign] += 1;
  const ofRuns = codeLengths(used, 7);
  const said = Math.max(4, ORDER.findLastIndex((sign) => ofRuns[sign] > 0) + 1);
  let bits = 17 + 3 * said + runs.reduce((sum, run) => sum + ofRuns[run.sign] + run.bits, 0);
  for (const [sign, times] of signs.entries()) bits += times * (ofSigns[sign] + (sign > 256 ? LENGTH_EXTRA[sign - 257] : 0));
  for (const [sign, times] of distances.entries()) bits += times * (ofDistances[sign] + DISTANCE_EXTRA[sign]);
  return { steps, bits, signs, distances, ofSigns, ofDistances, literals, far, runs, ofRuns, said };
}

/** Where the steps change their manner, another block with other codes begins. */
function split(steps) {
  const whole = planned(steps);
  let best = { bits: whole.bits };
  for (let part = 1; part < 8 && steps.length > 1_000; part += 1) {
    const at = Math.floor((steps.length * part) / 8);
    const bits = planned(steps.slice(0, at)).bits + planned(steps.slice(at)).bits;
    if (bits < best.bits) best = { bits, at };
  }
  return best.at === undefined ? [steps] : [...split(steps.slice(0, best.at)), ...split(steps.slice(best.at))];
}

class Bits {
  bytes = [];
  held = 0;
  count = 0;

  put(value, bits) {
    this.held |= value << this.count;
    this.count += bits;
    while (this.count >= 8) {
      this.bytes.push(this.held & 255);
      this.held >>>= 8;
      this.count -= 8;
    }
  }

  end() {
    if (this.count > 0) this.bytes.push(this.held & 255);
    return Buffer.from(this.bytes);
  }
}

function write(out, block, isLast) {
  out.put(isLast ? 1 : 0, 1);
  out.put(2, 2);
  out.put(block.literals - 257, 5);
  out.put(block.far - 1, 5);
  out.put(block.said - 4, 4);
  for (const sign of ORDER.slice(0, block.said)) out.put(block.ofRuns[sign], 3);
  const runs = codesOf(block.ofRuns);
  for (const { sign, bits, value } of block.runs) {
    out.put(runs[sign], block.ofRuns[sign]);
    out.put(value, bits);
  }
  const [signs, distances] = [codesOf(block.ofSigns), codesOf(block.ofDistances)];
  for (const { length, distance, byte } of block.steps) {
    if (distance === 0) {
      out.put(signs[byte], block.ofSigns[byte]);
      continue;
    }
    const own = LENGTH_SIGN[length];
    out.put(signs[257 + own], block.ofSigns[257 + own]);
    out.put(length - LENGTH_BASE[own], LENGTH_EXTRA[own]);
    const far = DISTANCE_SIGN[distance];
    out.put(distances[far], block.ofDistances[far]);
    out.put(distance - DISTANCE_BASE[far], DISTANCE_EXTRA[far]);
  }
  out.put(signs[END], block.ofSigns[END]);
}

/** @param dictionary - what the reader has read already */
function deflated(text, dictionary = Buffer.alloc(0)) {
  const own = dictionary.subarray(Math.max(0, dictionary.length - WINDOW));
  const bytes = Buffer.concat([own, text]);
  const matches = matchesOf(bytes, own.length);
  const better = (lo, hi, known) => {
    let [best, last] = [known, known];
    for (let round = 0; round < ROUNDS; round += 1) {
      const costs = { signs: costsOf(last.signs), distances: costsOf(last.distances) };
      last = planned(cheapest(bytes, own.length, matches, lo, hi, costs));
      if (last.bits < best.bits) best = last;
    }
    return best;
  };
  const even = { signs: new Float64Array(286).fill(1), distances: new Float64Array(30).fill(1), bits: Infinity };
  const first = better(0, text.length, even);
  const blocks = split(first.steps);
  const out = new Bits();
  for (const [at, steps] of blocks.entries()) {
    const hi = blocks[at + 1]?.[0].at ?? text.length;
    write(out, blocks.length === 1 ? first : better(steps[0].at, hi, planned(steps)), at === blocks.length - 1);
  }
  return out.end();
}

module.exports = { deflated };
