import { expect, test } from 'vitest';

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';

onStage('hoppers', (stage) => {
  test('hoppers emptied behind the back of the terminal: the change is owed, under a number', async () => {
    const { resident, ledger } = stage();
    const { hoppers } = (await resident.looks()).cash;
    await resident.goesToPay('single');
    await resident.pays(500);
    for (const { coin } of hoppers) await resident.does({ do: 'emptyHopper', coin });
    await resident.sees('takePapers');
    await resident.taps('next');
    await resident.sees('trouble');
    const [owed, ...others] = readBooks(ledger).owed;
    expect(others).toEqual([]);
    expect(owed?.yen).toBe(300);
    expect(await resident.reads()).toContain(owed?.number);
    for (const { coin, coins } of hoppers)
      await resident.does({ do: 'fillHopper', coin, coins: coin === 500 ? coins + 1 : coins });
  });
});
