import type { Clock } from '#contract/clock.ts';
import { wait } from '#contract/clock.ts';
import type { Fault } from '#contract/fault.ts';
import { err } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

/** What a line is like: bits/s each way, ms from one end to the other, and how many connections in a hundred break. */
export interface LineOptions {
  readonly clock: Clock;
  readonly bitsPerSecond: number;
  readonly latencyMs: number;
  readonly brokenPercent: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** What headers, TLS and TCP add to a request or an answer, bytes. */
const AROUND = 700;

/** A line in simulated time: what it carries takes as long as its bytes take, and some of it gets lost on either way. */
export interface ThinLine {
  up: boolean;
  /** Bytes that went over it. */
  readonly carried: number;
  readonly broken: number;
  /** `work`: what the far end does once the whole request has arrived; nobody hears of it when the answer breaks off. */
  carry<T>(request: number, answer: number, work: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>>;
}

const OFFLINE: Fault = { code: 'offline', who: 'technician' };

export function createThinLine(options: LineOptions): ThinLine {
  const { clock, bitsPerSecond, latencyMs, brokenPercent, random } = options;
  let carried = 0;
  let broken = 0;

  /** Takes as long as the bytes, or as those of them that get through before it breaks. */
  const through = async (bytes: number, breaksAt: number | undefined): Promise<boolean> => {
    const sent = Math.min(bytes, breaksAt ?? bytes);
    carried += sent;
    await wait(clock, latencyMs + (sent * 8000) / bitsPerSecond);
    return sent === bytes;
  };
  const line = {
    up: false,
    get carried() {
      return carried;
    },
    get broken() {
      return broken;
    },
    async carry<T>(request: number, answer: number, work: () => Promise<Result<T, Fault>>) {
      if (!line.up) return err(OFFLINE);
      const [there, back] = [request + AROUND, answer + AROUND];
      const breaks = random() * 100 < brokenPercent;
      const breaksAt = breaks ? Math.floor(random() * (there + back)) : undefined;
      if (breaks) broken += 1;
      if (!(await through(there, breaksAt))) return err(OFFLINE);
      const heard = await work();
      const left = breaksAt === undefined ? undefined : breaksAt - there;
      return (await through(back, left)) ? heard : err(OFFLINE);
    },
  };
  return line;
}
