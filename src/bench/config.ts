import { z } from 'zod';

const Path = z.string().min(1).max(1024);
const Port = z.int().min(0).max(65_535);

const Wire = z.discriminatedUnion('wire', [
  /** A pseudo-terminal for the real serial port driver; falls back to the socket where it cannot be made. */
  z.strictObject({ wire: z.literal('pty'), socket: Path }),
  z.strictObject({ wire: z.literal('unix'), socket: Path }),
]);

/** What the bench (simulators) is started with, as JSON in its first argument's file. */
export const BenchConfig = z.strictObject({
  /** Where its page listens on 127.0.0.1. */
  port: Port,
  /** Where the made-up cards' keys and the demo authority are kept. */
  authority: Path,
  /** `cards.json` */
  cards: Path,
  card: z.strictObject({
    /** The vpcd port that the virtual reader connects to: pcscd's, or the core's own. */
    vpcd: Port,
  }),
  cash: Wire,
  paperExit: Wire,
  keypad: z.strictObject({ socket: Path }),
  printer: z.strictObject({ port: Port }),
  pace: z.enum(['real', 'instant']),
});
export type BenchConfig = z.infer<typeof BenchConfig>;

/** Told to the parent over IPC once everything stands. */
export const BenchReady = z.strictObject({
  type: z.literal('ready'),
  url: z.string(),
  cash: z.string(),
  printer: z.string(),
  paperExit: z.string(),
  keypad: z.string(),
  /** Whether sheets can be shown as pictures (pdftoppm). */
  pictures: z.boolean(),
});
export type BenchReady = z.infer<typeof BenchReady>;

/** What the bench asks of its parent: the core's plug to be pulled, or a fresh address of the terminal's screen. */
export const FromBench = z.discriminatedUnion('type', [
  BenchReady,
  z.strictObject({ type: z.literal('cutPower') }),
  z.strictObject({ type: z.literal('openWindow') }),
]);
export type FromBench = z.infer<typeof FromBench>;

export const ToBench = z.strictObject({ type: z.literal('window'), url: z.string().nullable() });
export type ToBench = z.infer<typeof ToBench>;
