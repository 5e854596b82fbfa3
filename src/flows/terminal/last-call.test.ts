import { describe, expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { Rehearsal } from '../testing/visit.ts';
import { CALL_MS, WatchedTray } from '../testing/watched-tray.ts';

describe('the last call', () => {
  test('in vain is written down, with the sheets that were said to be taken', async () => {
    const visit = await (await new WatchedTray().start()).printed();
    await visit.tap('next', 'next', 'next', 'next');
    expect(visit.screen).toMatchObject({ name: 'takePapers', papers: null });
    await visit.pass(CALL_MS);
    expect(visit.screen).toEqual({ name: 'papersLeft', staffed: true, owing: false });
    expect(visit.desk.done).toContain('forgotten: 2');
    expect(visit.raised('paper.held')).toEqual([
      { id: 'paper.held', visit: visit.desk.forgotten.open()?.visit },
    ]);
  });

  test('comes after a restart, too: whoever is told what became of their money takes their papers', async () => {
    const visit = new WatchedTray();
    const { desk } = visit;
    visit.sensor.become({ exit: 'paper' });
    const left = { visit: VisitId.parse('cut-off'), open: true, at: desk.clock.now() };
    visit.open = [{ ...left, printed: 2, kept: yen(400), withheld: yen(0) }];
    await visit.start();
    expect(visit.screen).toMatchObject({ name: 'trouble', code: 'restarted', printed: 2 });
    await visit.tap('next');
    expect(visit.screen).toEqual({ name: 'takePapers', papers: null, watched: true, stillThere: false });
    await visit.see('empty');
    expect(desk.done).not.toContain('forgotten: 2');
    expect(visit.name).not.toBe('papersLeft');
  });

  test('is not for one who had left them before the restart: their money is owed', async () => {
    const desk = new ScriptedDesk();
    const visit = new Rehearsal(desk);
    const gone = VisitId.parse('cut-off');
    desk.credit(gone, 100);
    desk.forgotten.note(gone, 1);
    visit.open = [
      { visit: gone, open: true, at: desk.clock.now(), printed: 1, kept: yen(0), withheld: yen(0) },
    ];
    await visit.start();
    expect([desk.paidOut, desk.owed]).toEqual([0, [{ amount: 100, reason: 'unpaid' }]]);
    expect(visit.name).toBe('idle');
  });
});
