import { spawn } from 'node:child_process';

/** The longest one sentence may take, ms, and the most sound it may make, bytes: about a minute and a half of it. */
export const SPEAK_MS = 5_000;
export const MOST_BYTES = 8_000_000;

/** A program that reads a sentence from its standard input and writes a WAV file to its standard output. */
export interface Engine {
  readonly command: string;
  readonly args: readonly string[];
}

export type Spoke =
  | { readonly how: 'done'; readonly bytes: Buffer }
  | { readonly how: 'noEngine' | 'failed'; readonly cause: unknown };

/**
 * Runs it once. The sentence goes through a pipe: an argument or a file could be read by others on the machine. What it says on
 * its standard error may repeat the sentence, and goes nowhere.
 */
export function run(
  { command, args }: Engine,
  text: string,
  options: { readonly signal: AbortSignal; readonly timeout?: number },
): Promise<Spoke> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal: options.signal,
      timeout: options.timeout ?? SPEAK_MS,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > MOST_BYTES) child.kill('SIGKILL');
      else parts.push(part);
    });
    // One that does not read, or has gone already, shows itself at its end.
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) =>
      resolve({ how: 'code' in cause && cause.code === 'ENOENT' ? 'noEngine' : 'failed', cause }),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ how: 'done', bytes: Buffer.concat(parts) });
      else resolve({ how: 'failed', cause: new Error(`${command} ended with ${signal ?? code}`) });
    });
    child.stdin.end(text);
  });
}
