import { expect, test } from 'vitest';

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';
import { triesOf } from './tries.ts';

onStage('the center', (stage) => {
  test('is away before the PIN: no try is used, no money is asked for', async () => {
    const { resident, demo } = stage();
    await resident.starts();
    await resident.lays('single');
    await resident.sees('enterPin');
    await demo.stopCenter();
    await resident.pin('9999');
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('お金はいただいていません');
    expect(await triesOf(stage(), 'single')).toBe(3);
    await demo.startCenter();
  });

  test('goes away before the certificates are drawn: nothing was paid, nothing is printed', async () => {
    const { resident, demo } = stage();
    await resident.asksFor('ResidentRecord', 'single');
    for (const screen of ['options', 'copies'] as const) {
      await resident.sees(screen);
      await resident.taps('next');
    }
    await resident.sees('basket');
    await demo.stopCenter();
    await resident.taps('next');
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('お金はいただいていません');
    await demo.startCenter();
  });

  test('comes back: the next visit goes well', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.pays(100, 100);
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });
});
