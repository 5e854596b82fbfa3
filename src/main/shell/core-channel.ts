import { z } from 'zod';

/** The words between the core and the shell that started it, over the child's IPC channel. Both ends parse. */

/** How often a healthy core says `alive`, ms. */
export const ALIVE_EVERY_MS = 2_000;

/** Core → shell. */
export const CoreMessage = z.discriminatedUnion('type', [
  /** Devices are reconciled and the gateway listens. */
  z.strictObject({ type: z.literal('ready') }),
  /** The answer to `openWindow`: an address on loopback that opens the screens once. */
  z.strictObject({
    type: z.literal('window'),
    url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  }),
  /** Said every `ALIVE_EVERY_MS`; `at` is the core's wall clock, ms since 1970. */
  z.strictObject({ type: z.literal('alive'), at: z.number() }),
  /** A window was asked for and its screens are not linked for a while now: they crashed, hang, or never came. */
  z.strictObject({ type: z.literal('rendererLost') }),
]);
export type CoreMessage = z.infer<typeof CoreMessage>;

/** Shell → core. A core whose channel closes has lost its shell, and stops as if told to. */
export const ShellMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('openWindow') }),
  /** Finish what must not be broken off, then exit. */
  z.strictObject({ type: z.literal('stop') }),
]);
export type ShellMessage = z.infer<typeof ShellMessage>;
