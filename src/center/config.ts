import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { z } from 'zod';

import { TerminalId } from '#contract/ids.ts';

const Path = z.string().min(1).max(1024);

/** `center.json`: one installation of the reference center. Paths are relative to the file itself. */
export const CenterConfig = z.strictObject({
  /** `demo` makes the keys that are missing; `production` refuses to start without them. */
  profile: z.enum(['demo', 'production']),
  host: z.string().min(1).max(255).default('127.0.0.1'),
  /** 0 takes any free port. */
  port: z.int().min(0).max(65_535),
  /** The SQLite file. With `DATABASE_URL` in the environment, PostgreSQL is used instead. */
  database: Path,
  town: Path,
  register: Path,
  /** Slips of the counter (取次票) to try relay payments with; for demos only. */
  relaySlips: Path.optional(),
  /** Folder of `document-key.pem`, `town-key.pem`, `person-key` and `terminal-secret`. */
  keys: Path,
  /** Folder of `npm run keys`: with it every copy is sealed. */
  seal: Path.optional(),
  /** Mutual TLS: the center's key and certificate, and the authority of terminals with its key (PEM). */
  tls: z.strictObject({ key: Path, certificate: Path, authority: Path, authorityKey: Path }).optional(),
  /** Names, counters and earlier years for 集計. */
  statistics: Path.optional(),
  /** City staff who may see the pages (`npm run staff`); production does without pages where it is missing. */
  staff: Path.optional(),
  /** CA certificates (PEM) of 利用者証明用電子証明書, pinned by key. */
  trust: z.array(Path).min(1).max(16),
  terminals: z
    .array(z.strictObject({ id: TerminalId, secret: Path }))
    .min(1)
    .max(1000),
});
export type CenterConfig = z.infer<typeof CenterConfig>;

/** Reads the configuration with every path made absolute; one that cannot be used throws and says where. */
export function loadCenterConfig(path: string): CenterConfig {
  const checked = CenterConfig.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!checked.success) throw new Error(`${path}\n${z.prettifyError(checked.error)}`);
  const config = checked.data;
  const at = (relative: string) => resolve(dirname(path), relative);
  return {
    ...config,
    database: at(config.database),
    town: at(config.town),
    register: at(config.register),
    ...(config.relaySlips === undefined ? {} : { relaySlips: at(config.relaySlips) }),
    keys: at(config.keys),
    ...(config.seal !== undefined && { seal: at(config.seal) }),
    ...(config.tls !== undefined && {
      tls: {
        key: at(config.tls.key),
        certificate: at(config.tls.certificate),
        authority: at(config.tls.authority),
        authorityKey: at(config.tls.authorityKey),
      },
    }),
    ...(config.statistics !== undefined && { statistics: at(config.statistics) }),
    ...(config.staff !== undefined && { staff: at(config.staff) }),
    trust: config.trust.map(at),
    terminals: config.terminals.map(({ id, secret }) => ({ id, secret: at(secret) })),
  };
}
