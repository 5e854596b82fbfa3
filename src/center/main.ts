import { X509Certificate, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { machineClock } from '#contract/clock.ts';
import { StaffFile } from '#contract/staff-file.ts';
import { Town } from '#contract/town.ts';

import { createCenter } from './center.ts';
import type { Center, CenterParts } from './center.ts';
import { loadCenterConfig } from './config.ts';
import type { CenterConfig } from './config.ts';
import { ensureDemoKeys, keyFilesIn, readKeys } from './demo-keys.ts';
import { loadRegister } from './register/load.ts';
import { loadRelaySlips } from './register/relay-slips.ts';
import { ensureDemoSealKeys } from './seal/demo.ts';
import { openKeyFolder } from './seal/key-folder.ts';
import { loadPlan } from './statistics/plan.ts';
import { sealerOf } from './seal/sealer.ts';
import type { Sealer } from './seal/sealer.ts';

/** `node src/center/main.ts center.json`: runs until it is told to stop or the process that started it is gone. */
async function main(path: string | undefined): Promise<void> {
  if (path === undefined) throw new Error('usage: main.ts <center.json>');
  const config = loadCenterConfig(path);
  const center = await centerOf(config);
  for (const end of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(end, () => void stop(center));
  const url = await center.listen(config.host, config.port);
  write({ call: 'start', outcome: 'ok' });
  process.send?.({ type: 'ready', url });
}

/** With the server and the channel to the parent closed, nothing holds the process any more. */
async function stop(center: Center): Promise<void> {
  await center.close();
  if (process.connected) process.disconnect();
}

function centerOf(config: CenterConfig): Promise<Center> {
  const database = process.env['DATABASE_URL'] ?? config.database;
  if (database === config.database) mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  const files = config.profile === 'demo' ? ensureDemoKeys(config.keys) : keyFilesIn(config.keys);
  return createCenter({
    database,
    register: loadRegister(config.register),
    town: townOf(config.town),
    terminals: config.terminals.map(({ id, secret }) => ({
      id,
      secret: readFileSync(secret, 'utf8').trim(),
    })),
    keys: readKeys(files),
    sealer: sealerFor(config),
    trust: config.trust.map((pem) => new X509Certificate(readFileSync(pem))),
    tls: tlsOf(config),
    plan: config.statistics === undefined ? undefined : loadPlan(config.statistics),
    staff: staffOf(config),
    sampleSlips: config.relaySlips === undefined ? [] : loadRelaySlips(config.relaySlips),
    clock: machineClock,
    random: randomBytes,
    log: write,
  });
}

/** A production center is reached over TLS, or only from its own machine, where something before it speaks TLS. */
function tlsOf({ tls, profile, host }: CenterConfig): CenterParts['tls'] {
  if (tls === undefined) {
    if (profile === 'production' && host !== '127.0.0.1')
      throw new Error('tls: a production center that others can reach needs it');
    return undefined;
  }
  const read = (file: string) => readFileSync(file, 'utf8');
  return {
    key: read(tls.key),
    certificate: read(tls.certificate),
    authority: read(tls.authority),
    authorityKey: read(tls.authorityKey),
  };
}

/** In production nobody sees the pages without an account: none at all where no accounts are. */
function staffOf({ staff, profile }: CenterConfig): StaffFile | undefined {
  if (staff !== undefined) return StaffFile.parse(JSON.parse(readFileSync(staff, 'utf8')));
  return profile === 'demo' ? undefined : [];
}

/** A demo makes the keys that are missing; in production they come from `npm run keys`. */
function sealerFor({ seal, profile, town }: CenterConfig): Sealer | undefined {
  if (seal === undefined) return undefined;
  if (profile === 'demo')
    ensureDemoSealKeys(seal, townOf(town).municipality.name, new Date(machineClock.now()));
  return sealerOf(openKeyFolder(seal), profile);
}

function townOf(file: string): Town {
  return Town.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function write(line: object): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
}

await main(process.argv[2]);
