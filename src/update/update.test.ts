import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { placeOf } from './bring-in.ts';
import { damageOf } from './damage.ts';
import { folderOf } from './layout.ts';
import { readState } from './state.ts';
import { MadeUpTerminal, PowerCut, releaseOn } from './testing/made-up-terminal.ts';
import { mend, resume } from './trial.ts';
import { update } from './update.ts';

/** In memory where there is such a place: hundreds of updates wait for the disk otherwise. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let folder: string;
let terminal: MadeUpTerminal;
const stick = (): string => join(folder, 'stick');
const TWO = '2'.repeat(40);
const THREE = '3'.repeat(40);

beforeEach(() => {
  folder = mkdtempSync(join(SCRATCH, 'mado-update-'));
  terminal = new MadeUpTerminal(folder);
  placeOf(terminal.site.layout);
  terminal.start();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (counter: number, change: object = {}) =>
  update(releaseOn(stick(), counter, change), terminal.site, 60_000);
const register = (): string => readFileSync(terminal.site.layout.register, 'utf8');

test('a good release is brought in, tried and kept, and the one before it stays', async () => {
  expect(await run(2)).toEqual({ ok: true, line: 'mado 2.0.0 runs' });
  expect([terminal.running, terminal.window, placeOf(terminal.site.layout)]).toEqual(['2', '2', 'a']);
  expect(await run(3)).toEqual({ ok: true, line: 'mado 3.0.0 runs' });
  expect([terminal.running, placeOf(terminal.site.layout)]).toEqual(['3', 'b']);
  expect(damageOf(terminal.site.layout.slot('a'))).toEqual([]);
  expect(readState(terminal.site.layout)).toMatchObject({ had: { counter: 3 }, trial: null });
  expect(register().trim().split('\n')).toHaveLength(2);
});

test('one that does not come up is taken back, and may come again when it is mended', async () => {
  terminal.broken.add(TWO);
  expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('did not prove itself') });
  expect([terminal.running, terminal.window, placeOf(terminal.site.layout)]).toEqual(['1', '1', 'packaged']);
  expect(readState(terminal.site.layout)).toMatchObject({ had: { counter: 0 }, trial: null });
  terminal.broken.clear();
  expect(await run(2)).toMatchObject({ ok: true });
});

test('there is no way back to an older one, not even to one that dpkg once installed', async () => {
  expect(await run(0)).toMatchObject({ ok: false, line: expect.stringContaining('older') });
  await run(3);
  expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('no way back') });
  expect([terminal.running, placeOf(terminal.site.layout)]).toEqual(['3', 'a']);
  expect(register()).toContain('"why":"older"');
});

test.each([
  ['visit', 'being served'],
  ['screen', 'at the screen'],
  ['doubt', 'money is in doubt'],
  ['paper', 'out of sight'],
] as const)('nothing is switched while the core says %s', async (busy, words) => {
  terminal.busy = busy;
  expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining(words) });
  expect([terminal.running, terminal.started]).toMatchObject(['1', { length: 1 }]);
});

test('nothing is switched while the core is silent', async () => {
  await terminal.site.core.stop();
  expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('does not answer') });
  expect(placeOf(terminal.site.layout)).toBe('packaged');
});

test('a second updater leaves the terminal to the first', async () => {
  terminal.claimed = true;
  expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('another update') });
  expect(terminal.steps).toEqual([]);
});

test('what was unpacked must be what was signed', async () => {
  expect(await run(2, { manifest: '0'.repeat(64) })).toMatchObject({
    ok: false,
    line: expect.stringContaining('unpacked'),
  });
  expect(placeOf(terminal.site.layout)).toBe('packaged');
});

test('a slot that was tampered with is not started at the next switch-on', async () => {
  terminal.broken.add(TWO);
  const steps = await stepsOf(2);
  terminal.cutAt = steps.indexOf('write down that it failed');
  await expect(run(2)).rejects.toThrow(PowerCut);
  terminal.powerOn();
  writeFileSync(join(terminal.site.layout.slot('a'), 'src/core.ts'), 'something else');
  expect(resume(terminal.site)).toBe('wentBack');
  expect(placeOf(terminal.site.layout)).toBe('packaged');
});

test('after three switch-ons without proof the machine goes back by itself', async () => {
  terminal.broken.add(TWO);
  const steps = await stepsOf(2);
  terminal.cutAt = steps.indexOf('write down that it failed');
  await expect(run(2)).rejects.toThrow(PowerCut);
  terminal.powerOn();
  expect([resume(terminal.site), resume(terminal.site), resume(terminal.site)]).toEqual([
    'goesOn',
    'goesOn',
    'wentBack',
  ]);
  expect(resume(terminal.site)).toBe('nothing');
});

const WAYS = [
  ['of an update that is kept', false],
  ['of an update that goes back', true],
] as const;

describe('the updater is killed before each step', () => {
  test.each(WAYS)(
    '%s: the terminal runs the old or the new one, and residents come to it',
    async (_case, broken) => {
      const steps = await stepsOf(2, broken);
      for (const [at, step] of steps.entries()) {
        renew(broken);
        terminal.cutAt = at;
        await expect(run(2)).rejects.toThrow(PowerCut);
        terminal.killed();
        if (existsSync(terminal.site.layout.probation)) await mend(terminal.site);
        expect({ step, ...found() }).toEqual({
          step,
          running: expect.stringMatching(broken ? '1' : '[12]'),
          whole: true,
          trial: null,
          damage: [],
          serves: true,
        });
      }
    },
  );

  test('and so is whoever mends it, before each of its steps', async () => {
    const steps = await stepsOf(2, true);
    for (let at = steps.indexOf('switch'); at < steps.length; at++) {
      for (let second = 0; second < 8; second++) {
        renew(true);
        terminal.cutAt = at;
        await expect(run(2)).rejects.toThrow(PowerCut);
        terminal.cutAt = terminal.steps.length + second;
        const watch = () => (existsSync(terminal.site.layout.probation) ? mend(terminal.site) : undefined);
        await Promise.resolve(watch()).catch((error: unknown) => expect(error).toBeInstanceOf(PowerCut));
        terminal.killed();
        await watch();
        expect(found()).toEqual({ running: '1', whole: true, trial: null, damage: [], serves: true });
      }
    }
  });

  test('the next update begins with what was left undone', async () => {
    const steps = await stepsOf(2, true);
    renew(true);
    terminal.cutAt = steps.indexOf('start the new core');
    await expect(run(2)).rejects.toThrow(PowerCut);
    terminal.killed();
    expect(await run(3)).toEqual({ ok: true, line: 'mado 3.0.0 runs' });
    expect(register()).toMatch(/wentBack[^]*kept/);
  });
});

describe('the plug is pulled before each step', () => {
  test.each(WAYS)('%s', async (_case, broken) => {
    const steps = await stepsOf(2, broken);
    expect(steps.length).toBeGreaterThan(broken ? 16 : 14);
    for (const [at, step] of steps.entries()) {
      renew(broken);
      terminal.cutAt = at;
      await expect(run(2)).rejects.toThrow(PowerCut);
      terminal.powerOn();
      await switchOn();
      expect({ step, ...found() }).toEqual({
        step,
        running: expect.stringMatching(broken ? '1' : '[12]'),
        whole: true,
        trial: null,
        damage: [],
        serves: true,
      });
      // Whatever was left lying there is in nobody's way.
      terminal.broken.clear();
      expect({ step, ...(await run(3)) }).toEqual({ step, ok: true, line: 'mado 3.0.0 runs' });
    }
  });

  test('twice, also while it mends what the first left', async () => {
    const steps = await stepsOf(2, true);
    for (let at = steps.indexOf('switch'); at < steps.length; at++) {
      for (let second = 0; second < 6; second++) {
        renew(true);
        terminal.cutAt = at;
        await expect(run(2)).rejects.toThrow(PowerCut);
        terminal.powerOn();
        terminal.cutAt = terminal.steps.length + second;
        await switchOn().catch((error: unknown) => expect(error).toBeInstanceOf(PowerCut));
        terminal.powerOn();
        await switchOn();
        expect(found()).toEqual({ running: '1', whole: true, trial: null, damage: [], serves: true });
      }
    }
  });
});

/** A terminal as it was when the test began. */
function renew(broken: boolean): void {
  rmSync(folder, { recursive: true, force: true });
  terminal = new MadeUpTerminal(folder);
  placeOf(terminal.site.layout);
  terminal.start();
  // It brings the ledger to its own version before it fails: the old core could not read that.
  terminal.migrating.add(TWO).add(THREE);
  if (broken) terminal.broken.add(TWO);
}

/** What a terminal is after all that: which release runs, and whether every core that ever started was whole. */
function found() {
  const { layout } = terminal.site;
  return {
    running: terminal.running,
    whole: terminal.started.every(({ whole }) => whole),
    trial: readState(layout).trial,
    damage: damageOf(folderOf(layout, placeOf(layout))),
    serves: terminal.serves,
  };
}

/** What the machine does by itself when it is switched on. */
async function switchOn(): Promise<void> {
  resume(terminal.site);
  terminal.start();
  // Its unit watches for a release on probation.
  if (existsSync(terminal.site.layout.probation)) await mend(terminal.site);
}

/** The steps of a whole update, in order; the terminal is as before afterwards. */
async function stepsOf(counter: number, broken = terminal.broken.has(TWO)): Promise<readonly string[]> {
  renew(broken);
  await run(counter);
  const { steps } = terminal;
  renew(broken);
  return steps;
}
