import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { root } from '../../tools/demo/folder.ts';
import { build } from '../../tools/release/build.ts';
import { audit } from '../e2e/accounts.ts';
import { whyNoVisits } from '../e2e/peers.ts';
import { setStage } from '../e2e/stage.ts';
import type { Stage } from '../e2e/stage.ts';
import { CleanRoom, whyNoCleanRoom } from './clean-room.ts';

const why = whyNoCleanRoom() ?? whyNoVisits();
const FEE = 200;

describe.skipIf(why)(`the package in a fresh Debian${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'mado-installed-'));
  let room: CleanRoom;
  let stage: Stage;

  beforeAll(async () => {
    const source = {
      commit: 'a'.repeat(40),
      epoch: 1_780_000_000,
      version: '1.0.0',
      counter: 1,
      changes: [],
    };
    const out = join(scratch, 'out');
    const { file } = build({
      checkout: root.replace(/\/$/, ''),
      source,
      tree: 'working',
      modules: 'here',
      compression: 'quick',
      model: 'mado-t1',
      work: join(scratch, 'work'),
      out,
    });
    room = new CleanRoom(process.env['MADO_CLEAN_ROOM'] ?? join(scratch, 'debian'));
    room.install(join(out, file));
    stage = await setStage({
      core: (demo) => {
        for (const folder of ['/proc', '/dev/pts', '/run/pcscd', demo.folder.path]) room.show(folder);
        room.show(join(root, 'resources/town'));
        return room.core(demo.config);
      },
    });
  });
  afterAll(async () => {
    await stage?.close();
    room?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('is installed whole, as dpkg knows', () => {
    expect(room.run('dpkg', '--status', 'mado')).toContain('Status: install ok installed');
    expect(room.run('dpkg', '--verify', 'mado')).toBe('');
  });

  test('serves a visit: a note for a certificate, with change, card and sheet in hand at the end', async () => {
    const { resident, demo } = stage;
    const health = await (await fetch(new URL('/health', stage.page.url()))).json();
    expect(health).toMatchObject({ commit: 'a'.repeat(40) });
    await resident.goesToPay();
    await resident.canPut(1000);
    await resident.does({ do: 'insertNote' });
    await resident.sees('takePapers');
    await resident.takesPapers();
    await resident.taps('next');
    await resident.sees('takeMoney');
    await resident.does({ do: 'takeTray' });
    await resident.leaves();
    const { cash, sheets } = await resident.looks();
    expect([cash.inserted, cash.gotBack, sheets]).toEqual([1000, 1000 - FEE, [1]]);
    const sheet = await fetch(`${demo.bench.url}/sheets/1.pdf`);
    expect((await sheet.text()).slice(0, 5)).toBe('%PDF-');
    await audit(stage);
  });
});
