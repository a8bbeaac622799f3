import type { DestinationStream } from 'pino';

/** Lines that are kept in memory: where the log goes to no file, they are all there is. */
const mostKept = 2000;

/** What is written to the log, for the owner to see while it is written. */
export type LogTap = {
  destination: DestinationStream;
  /** The latest lines, oldest first, each one JSON object without its end. */
  recent(): readonly string[];
  /** Calls back with each line that is written. Returns the function that takes the interest back. */
  follow(onLine: (line: string) => void, onEnd: () => void): () => void;
  /** Lets everybody go who follows. */
  end(): void;
};

export function createLogTap(destination: DestinationStream): LogTap {
  const kept: string[] = [];
  const followers = new Set<{ onLine(line: string): void; onEnd(): void }>();
  return {
    destination: {
      write(text) {
        destination.write(text);
        const line = text.trimEnd();
        kept.push(line);
        if (kept.length > mostKept) kept.splice(0, kept.length - mostKept);
        for (const { onLine } of followers) onLine(line);
      },
    },
    recent: () => kept,
    follow(onLine, onEnd) {
      const follower = { onLine, onEnd };
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    end() {
      for (const { onEnd } of followers) onEnd();
      followers.clear();
    },
  };
}
