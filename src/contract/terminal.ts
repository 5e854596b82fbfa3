import { z } from 'zod';

import { TerminalId } from './ids.ts';

const Path = z.string().min(1).max(1024);
const Port = z.int().min(0).max(65_535);

/** `terminal.json`: this machine. Paths are relative to the file itself. */
export const Terminal = z.strictObject({
  id: TerminalId,
  /** A `sites[].id` of town.json. */
  site: z.string(),
  /** `demo` may talk to simulators and uses demo keys; `production` refuses both. */
  profile: z.enum(['demo', 'production']),
  town: Path,
  /** Folder of the ledger; made with mode 0700. */
  data: Path,
  /** Where the gateway listens on 127.0.0.1; 0 takes any free port. */
  gateway: z.strictObject({ port: Port }),
  card: z.strictObject({
    reader: z.discriminatedUnion('transport', [
      /** A reader that pcscd shows; the name's beginning suffices, null takes the first. */
      z.strictObject({ transport: z.literal('pcsc'), name: z.string().max(200).nullable() }),
      /** The virtual reader itself, where there is no pcscd (demo only). */
      z.strictObject({ transport: z.literal('virtual'), port: Port }),
    ]),
    /** CA certificates (PEM) of 利用者証明用電子証明書, pinned by key. */
    trust: z.array(Path).min(1),
  }),
  cash: z.strictObject({
    /** `serial:/dev/ttyUSB0`; `unix:/path` and `tcp:127.0.0.1:port` for simulators. */
    address: z
      .string()
      .regex(/^(?:serial:\/.+|unix:\/.+|tcp:127\.0\.0\.1:\d+)$/, 'serial:/dev/…, unix:/… or tcp:127.0.0.1:…'),
  }),
  printer: z.strictObject({
    uri: z.string().regex(/^ipps?:\/\/[^/]+\/.+$/, 'ipp://host:port/path or ipps://…'),
    /** SHA-256 of the printer's TLS certificate, hex; needed for ipps without a CA. */
    pin: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  center: z.strictObject({
    url: z
      .url()
      .refine(
        (url) => url.startsWith('https://') || /^http:\/\/127\.0\.0\.1[:/]/.test(url),
        'https, or http on 127.0.0.1 only',
      ),
    /** File with this terminal's secret for the center. */
    secret: Path,
    /** The town's document key (PEM, Ed25519 public), pinned. */
    townKey: Path,
  }),
  /** Bytes that the ledger may grow to. */
  budget: z.int().min(1_000_000),
});
export type Terminal = z.infer<typeof Terminal>;
