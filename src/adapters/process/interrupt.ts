// Ctrl-C, a closed window, a machine that shuts down: what was done is said, and the program ends as if nobody had listened.

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** @returns what ends the listening */
export function onInterrupt(say: () => void): () => void {
  const end = (): void => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    end();
    say();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  return end;
}
