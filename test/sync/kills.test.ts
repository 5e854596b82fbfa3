import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { TerminalId } from '#contract/ids.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { countedIds } from '#ledger/testing/test-ledger.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { seededRandom } from '../support/seeded.ts';
import { bundled } from './bundle.ts';
import { startRelay } from './relay-of-processes.ts';

const SEED = Number(process.env['MADO_SEED'] ?? 20261201);
const KILLS = Number(process.env['MADO_KILLS'] ?? 500);
/** Lines of the core, one for each visit, until the next kill: at most so many. */
const FURTHEST = 6;
/** Who is killed loses nothing that the kernel has: files in memory are as good as on a disk here, and spare it. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const terminal = TerminalId.parse('demo-01');

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('not a TCP address');
      server.close(() => {
        resolve(address.port);
      });
    });
  });
}

/** `<records> <confirmed>` */
const Told = z.tuple([z.coerce.number(), z.coerce.number()]);

test(
  `a core and a center that are killed ${KILLS} times while they talk lose nothing and have nothing twice (seed ${SEED})`,
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(PLACE, 'mado-kills-'));
    const [ledgerFile, centerFile] = [join(folder, 'ledger.db'), join(folder, 'center.db')];
    const port = await freePort();
    const random = seededRandom(SEED);
    const center = startRelay(await bundled('center.child'), [centerFile, String(port)]);
    await center.line();
    const core = startRelay(await bundled('core.child'), [ledgerFile, `http://127.0.0.1:${port}`]);

    const told = { records: 0, confirmed: 0 };
    const hear = async (): Promise<void> => {
      const [records, confirmed] = Told.parse((await core.line()).split(' '));
      // What was once written or confirmed stays so, whoever was killed.
      expect(records).toBeGreaterThan(told.records);
      expect(confirmed).toBeGreaterThanOrEqual(told.confirmed);
      Object.assign(told, { records, confirmed });
    };
    const killed = { core: 0, center: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (let lines = Math.floor(random() * FURTHEST); lines >= 0; lines -= 1) await hear();
      const whom = random() < 0.5 ? 'core' : 'center';
      killed[whom] += 1;
      if (whom === 'core') await core.kill();
      else await center.kill();
    }
    // Left alone, everything that was there at the last kill arrives.
    const due = told.records;
    while (told.confirmed < due) await hear();
    await core.stop();
    await center.stop();

    expect(Math.min(killed.core, killed.center)).toBeGreaterThan(KILLS / 3);
    const ledger = openLedger({
      path: ledgerFile,
      terminal,
      budget: 1e9,
      clock: new HandClock(),
      ids: countedIds(),
    });
    expect(ledger.audit.verifyChain()).toMatchObject({ intact: true });
    expect(ledger.checkpoints.all().filter(({ witnessed }) => witnessed).length).toBeGreaterThan(0);
    expect(ledger.outbox.head).toBeGreaterThanOrEqual(due);
    ledger.close();

    const [here, there] = [new Sqlite(ledgerFile), new Sqlite(centerFile)];
    const written = here.prepare('SELECT sequence, hash FROM audit ORDER BY sequence').raw().all();
    const arrived = there.prepare('SELECT sequence, hash FROM records ORDER BY sequence').raw().all();
    expect(arrived.length).toBeGreaterThanOrEqual(due);
    expect(arrived).toEqual(written.slice(0, arrived.length));
    expect(there.prepare('SELECT count(*) FROM alarms').pluck().get()).toBe(0);
    here.close();
    there.close();
    rmSync(folder, { recursive: true });
  },
);
