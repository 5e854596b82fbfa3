import { describe, expect, test } from 'vitest';

import { ScriptedDesk } from '../testing/desk.ts';
import { READY_CASH } from '../testing/ready-cash.ts';
import { Rehearsal } from '../testing/visit.ts';
import { STEADY_MS } from '../testing/watched-tray.ts';

describe('without a sensor, a printer that says by itself that its tray is full', () => {
  async function full(): Promise<Rehearsal> {
    const desk = new ScriptedDesk();
    const visit = await new Rehearsal(desk).start();
    expect(visit.name).toBe('idle');
    desk.printerFault = { code: 'takePaper', who: 'resident' };
    await visit.desk.clock.pass(5_000 + STEADY_MS);
    expect(visit.name).toBe('papersLeft');
    return visit;
  }

  test('holds the screen until it says that it is not', async () => {
    const visit = await full();
    visit.desk.printerFault = undefined;
    await visit.desk.clock.pass(5_000);
    expect(visit.name).toBe('idle');
    expect(visit.desk.forgotten.cleared).toEqual([{ disposal: 'gone', sheets: 0, by: null }]);
  });

  test.each([
    ['nothing can be had at this hour', (visit: Rehearsal) => void (visit.offers = [])],
    [
      'the cash devices are away',
      ({ desk }: Rehearsal) => {
        desk.cashFault = { code: 'offline', who: 'technician' };
        desk.cash.status = () => ({ ...READY_CASH, device: 'offline', accepting: [] });
      },
    ],
    [
      'the printer does not answer',
      ({ desk }: Rehearsal) => void (desk.printerFault = { code: 'offline', who: 'technician' }),
    ],
    ['it is jammed, too', ({ desk }: Rehearsal) => void (desk.printerFault = { code: 'jam', who: 'staff' })],
  ])('is not taken to have said anything where %s', async (_, befalls) => {
    const visit = await full();
    befalls(visit);
    await visit.desk.clock.pass(15_000);
    expect(visit.name).toBe('papersLeft');
    expect(visit.desk.forgotten.cleared).toEqual([]);
  });
});
