import { expect, test } from 'vitest';

import type { BenchView } from '#bench/view.ts';
import ja from '#resources/texts/ja.json' with { type: 'json' };

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';
import type { Stage } from './stage.ts';

/** What the restarted terminal says to whoever still stands there. */
async function told({ resident }: Stage): Promise<string> {
  await resident.sees('trouble');
  const words = await resident.reads();
  expect(words).toContain(ja.fault['terminal/restarted'].what);
  return words;
}

type Hoppers = BenchView['cash']['hoppers'];

function isMore(now: Hoppers, before: Hoppers): boolean {
  return now.some(({ coins }, at) => coins > (before[at]?.coins ?? 0));
}

onStage(
  'a power cut',
  (stage) => {
    test('after one coin: it comes back', async () => {
      const { resident, powerCut } = stage();
      await resident.goesToPay('single');
      await resident.pays(100);
      await resident.readsOf('100円');
      await powerCut();
      expect(await told(stage())).toContain('100円');
      expect((await resident.looks()).cash.tray).toBe(100);
      await resident.does({ do: 'takeTray' });
    });

    test('with a coin falling: it is counted afterwards and comes back, too', async () => {
      const { resident, powerCut } = stage();
      await resident.goesToPay('single');
      await resident.pays(50);
      await resident.readsOf('50円');
      await resident.pays(100);
      const { hoppers } = (await resident.looks()).cash;
      await powerCut(() =>
        resident.finds('the coin has fallen', ({ cash }) => isMore(cash.hoppers, hoppers)),
      );
      expect(await told(stage())).toContain('150円');
      expect((await resident.looks()).cash.tray).toBe(150);
      await resident.does({ do: 'takeTray' });
    });

    test('with a sheet between the rollers: it comes out once, and is paid for', async () => {
      const { resident, powerCut, ledger } = stage();
      await resident.goesToPay('single');
      await resident.pays(100, 100);
      await resident.finds('a sheet moves', ({ printer }) => printer.path === 'moving');
      await powerCut(() => resident.finds('it is out', ({ printer }) => printer.path === 'clear'));
      expect(await told(stage())).toContain('200円');
      expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
    });

    test('with a sheet that jams in the dark: its fee is owed until staff have looked', async () => {
      const { resident, powerCut, ledger } = stage();
      await resident.goesToPay('single');
      await resident.pays(100, 100);
      await resident.finds('a sheet moves', ({ printer }) => printer.path === 'moving');
      await powerCut(() => resident.does({ do: 'jamPrinter' }));
      const words = await told(stage());
      const { issues, owed } = readBooks(ledger);
      expect(issues.at(-1)?.state).toBe('inDoubt');
      expect(words).toContain(owed.at(-1)?.number);
      await resident.does({ do: 'clearPrinter' });
    });

    test('while change is paid: what is in the tray is what the books say', async () => {
      const { resident, powerCut, ledger } = stage();
      await resident.goesToPay('single');
      await resident.pays(500);
      await resident.sees('takePapers');
      await resident.taps('next');
      await resident.finds('the first coin of the change', ({ cash }) => cash.tray > 0);
      await powerCut();
      await told(stage());
      await resident.finds('all of the change', ({ cash }) => cash.tray === 300);
      expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
      await resident.does({ do: 'takeTray' });
    });

    test('is over: the next visit goes well', async () => {
      const { resident, ledger } = stage();
      await resident.goesToPay('single');
      await resident.pays(100, 100);
      await resident.sees('takePapers');
      expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
    });
  },
  { pace: 'real' },
);
