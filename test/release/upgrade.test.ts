import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { startDemo } from '../../tools/demo/demo.ts';
import type { Demo } from '../../tools/demo/demo.ts';
import { root } from '../../tools/demo/folder.ts';
import { portOrAny } from '../../tools/demo/ports.ts';
import { CleanRoom, whyNoCleanRoom } from './clean-room.ts';
import { ANCHOR, breakRelease, buildRelease, signRelease, sourceOf } from './releases.ts';

const why = whyNoCleanRoom();
const Health = z.object({ commit: z.string() });

/** systemd does not run in a folder: this starts and stops the core by the unit's own command. */
const SYSTEMCTL = `#!/bin/sh
end=/run/core.end
for word; do case $word in
  start)
    rm -f $end; mkfifo $end
    ( /usr/lib/mado/bin/run src/main/core.ts /etc/mado/terminal.json & echo $! >/run/core.pid; wait $!; echo >$end ) </dev/null >>/tmp/core.log 2>&1 &
    ;;
  stop)
    kill "$(cat /run/core.pid)" 2>/dev/null
    cat $end >/dev/null
    ;;
esac; done
`;

describe.skipIf(why)(`mado-update in a fresh Debian${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'mado-upgrade-'));
  let room: CleanRoom;
  let demo: Demo;
  let port = 0;
  const stick = (counter: number): string => `/mnt/release-${counter}/mado_${counter}.0.0_amd64.deb`;
  const runs = async (): Promise<string> =>
    // A connection that is kept would end with the core that it led to.
    Health.parse(
      await (await fetch(`http://127.0.0.1:${port}/health`, { headers: { connection: 'close' } })).json(),
    ).commit;

  beforeAll(async () => {
    port = await portOrAny(8902, 'the terminal', () => {});
    const first = buildRelease(scratch, 1);
    for (const deb of [
      first,
      buildRelease(scratch, 2),
      breakRelease(first, scratch, 3),
      buildRelease(scratch, 4),
    ])
      signRelease(deb);
    room = new CleanRoom(process.env['MADO_CLEAN_ROOM'] ?? join(scratch, 'debian'));
    room.install(first);
    demo = await startDemo({
      folder: join(root, '.mado/upgrade'),
      wires: 'plain',
      ports: { bench: 0, center: 0, gateway: port },
    });
    for (const folder of ['/proc', demo.folder.path, join(root, 'resources/town')]) room.show(folder);
    room.show(scratch, '/mnt');
    room.put('/usr/local/bin/systemctl', SYSTEMCTL, 0o755);
    room.put('/etc/mado/release-root.json', ANCHOR);
    room.put('/etc/mado/model', 'mado-t1\n');
    room.put('/etc/mado/terminal.json', installedConfig(demo.config));
    room.run('mkdir', '-p', '/var/lib/mado-releases');
    room.run('systemctl', 'start', 'mado-core');
    await vi.waitFor(runs, { timeout: 60_000, interval: 200 });
  });
  afterAll(async () => {
    room?.tries('systemctl', 'stop', 'mado-core');
    await demo?.stop();
    room?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('takes a newer release, and keeps it', async () => {
    expect(await runs()).toBe(sourceOf(1).commit);
    expect(room.tries('mado-update', stick(2))).toMatchObject({
      status: 0,
      said: expect.stringContaining('mado 2.0.0 runs'),
    });
    expect(await runs()).toBe(sourceOf(2).commit);
    expect(room.tries('mado-status')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/mado 2\.0\.0[^]*all as they were released/),
    });
  });

  test('takes back one that ruins the ledger, together with the ledger, and there is no way to an older one', async () => {
    const told = room.tries('mado-update', stick(3));
    expect(told).toMatchObject({ status: 1, said: expect.stringContaining('did not prove itself') });
    await vi.waitFor(async () => expect(await runs()).toBe(sourceOf(2).commit), {
      timeout: 60_000,
      interval: 200,
    });
    expect(room.run('ls', '/var/lib/mado-releases/before')).toContain('ledger.sqlite.tried');
    expect(room.tries('mado-update', stick(1)).said).toMatch(/refused: it is older/);
  });

  test('has the technicians’ commands', () => {
    expect(room.run('mado')).toContain('usage: mado COMMAND');
    const ledger = join(demo.folder.path, 'terminal/ledger.sqlite');
    room.run('mkdir', '-p', '/tmp/medium');
    expect(room.tries('mado', 'backup', '/tmp/medium', '--same-medium')).toMatchObject({
      status: 0,
      said: expect.stringContaining('控え'),
    });
    expect(room.tries('mado', 'salvage', ledger)).toMatchObject({
      status: 0,
      said: expect.stringContaining('every table that is there was read whole'),
    });
    expect(room.tries('mado', 'enrol').said).toContain('usage: mado enrol');
    expect(room.tries('mado', 'audit', 'key').said).toContain('Stop it first');
  });

  test('takes the one after it', async () => {
    expect(room.tries('mado-update', stick(4))).toMatchObject({
      status: 0,
      said: expect.stringContaining('mado 4.0.0 runs'),
    });
    expect(await runs()).toBe(sourceOf(4).commit);
    const register = room.run('cat', '/var/lib/mado-releases/register.jsonl');
    expect(
      register
        .trim()
        .split('\n')
        .map((line) => z.object({ what: z.string() }).parse(JSON.parse(line)).what),
    ).toEqual(['kept', 'wentBack', 'refused', 'kept']);
  });
});

/** The demo's configuration with absolute paths, and the reader of a terminal: the simulated one is not in a release. */
function installedConfig(file: string): string {
  const folder = dirname(file);
  mkdirSync(join(folder, 'terminal'), { recursive: true });
  const Config = z.looseObject({ card: z.looseObject({}) });
  const config = Config.parse(JSON.parse(readFileSync(file, 'utf8')));
  return JSON.stringify({
    ...absolute(config, folder),
    card: { reader: { transport: 'pcsc', name: null }, trust: [join(folder, 'cards/ca.pem')] },
  });
}

const PATHS = z.looseObject({
  town: z.string(),
  data: z.string(),
  center: z.looseObject({ secret: z.string(), townKey: z.string() }),
  seal: z.looseObject({ trust: z.string(), anchor: z.string() }),
});

function absolute(config: unknown, folder: string) {
  const { town, data, center, seal, ...rest } = PATHS.parse(config);
  const at = (path: string): string => join(folder, path);
  return {
    ...rest,
    town: at(town),
    data: at(data),
    center: { ...center, secret: at(center.secret), townKey: at(center.townKey) },
    seal: { ...seal, trust: at(seal.trust), anchor: at(seal.anchor) },
  };
}
