/**
 * How patterns are held linear, by the rule for literal ones and by the test of those put together from parts. A pattern
 * whose repeats add up to 64 at most is proved and not tried (measured: no slower than the program's own 30), and where it
 * must try, it tries by counted steps: by the clock, a busy machine told of faults that a quiet one did not find. Its whole
 * time is a limit for what does not end; nothing of ours takes five seconds on a quiet machine.
 */
module.exports = {
  timeout: 60_000,
  maxRepeatCount: 64,
  seedingTimeout: null,
  incubationTimeout: null,
  attackTimeout: null,
  recallTimeout: null,
};
