// A progress bar on a terminal, and nothing anywhere else.
const WIDTH = 30;

export interface Progress {
  /** @param count - how many more are done */
  step(count: number): void;
  end(): void;
}

export function progress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || total < 2) return { step: () => undefined, end: () => undefined };
  let done = 0;
  let drawn = 0;
  const draw = (): void => {
    const filled = Math.round((done / total) * WIDTH);
    stream.write(`\r审核 ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${done}/${total}`);
  };
  return {
    step(count) {
      done += count;
      // Ten pictures a second are enough for an eye, and cost nothing.
      const now = Date.now();
      if (now - drawn < 100 && done < total) return;
      drawn = now;
      draw();
    },
    end() {
      stream.write("\r\x1b[K");
    },
  };
}
