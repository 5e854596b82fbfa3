import { expect, test } from 'vitest';

import ja from '#resources/texts/ja.json' with { type: 'json' };

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';
import type { Stage } from './stage.ts';

/** s. As short as a town may have it. */
const CALLED = 30;
const LEFT_WITHIN_MS = (CALLED + 20) * 1000;

onStage(
  'the output tray, with a sensor',
  (stage) => {
    /** One certificate for 200 of 500 yen lies in the tray, and is seen there. */
    async function printed({ resident }: Stage): Promise<void> {
      await resident.goesToPay('single');
      await resident.pays(500);
      await resident.sees('takePapers');
      await resident.readsOf(ja.takePapers.watched);
      await resident.finds('a sheet in the tray', ({ exit }) => exit.toldPaper);
    }

    test('is emptied by its resident: the visit goes on by itself', async () => {
      const { resident, ledger } = stage();
      await printed(stage());
      await resident.takesPapers();
      await resident.sees('takeMoney');
      await resident.does({ do: 'takeTray' });
      expect(readBooks(ledger).clearances).toEqual([]);
    });

    test('keeps a forgotten sheet from the next one: held until staff have signed in, the change owed', async () => {
      const { resident, ledger } = stage();
      await printed(stage());
      await resident.seesIn(LEFT_WITHIN_MS, 'papersLeft');
      expect(await resident.reads()).toContain(ja.papersLeft.lead);
      expect(await resident.reads()).toContain(ja.papersLeft.owing);
      expect((await resident.looks()).cash.tray).toBe(0);
      const { visits, owed } = readBooks(ledger);
      const visit = visits.at(-1)?.visit;
      expect(owed.at(-1)).toMatchObject({ visit, yen: 300, reason: 'unpaid' });
      await resident.calledForLeft();
      await resident.sees('idle');
      expect(readBooks(ledger).clearances).toEqual([{ visit, sheets: 1, disposal: 'kept' }]);
    });

    test('is emptied by its resident after a power cut, too: they are told to take their sheet, and nothing is forgotten', async () => {
      const { resident, powerCut, ledger } = stage();
      const before = readBooks(ledger).clearances.length;
      await printed(stage());
      await powerCut();
      await resident.sees('trouble');
      await resident.does({ do: 'takeTray' });
      await resident.taps('next');
      await resident.sees('takePapers');
      await resident.takesPapers();
      await resident.sees('idle');
      expect(readBooks(ledger).clearances).toHaveLength(before);
    });

    test('seen as full by a dirty sensor: staff find nothing, and the terminal goes on by what residents say', async () => {
      const { resident, ledger } = stage();
      await resident.sees('idle');
      await resident.does({ do: 'exitDust', on: true });
      await resident.sees('papersLeft');
      await resident.staffSignIn();
      await resident.sees('staffPaper');
      await resident.taps('sheetsFound', '0');
      await resident.goesToPay('single');
      await resident.pays(100, 100);
      await resident.sees('takePapers');
      await resident.taps('next');
      await resident.sees('finished');
      await resident.takesPapers();
      await resident.does({ do: 'exitDust', on: false });
      expect(readBooks(ledger).clearances.at(-1)).toMatchObject({ disposal: 'notFound' });
    });
  },
  { paperExit: true, patience: { ordinary: 90, money: 120, take: CALLED } },
);
