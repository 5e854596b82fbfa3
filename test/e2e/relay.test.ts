import { expect, test } from 'vitest';

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';

/** A slip that the made-up counter has handed out: resources/town/relay-slips.json. */
const SLIP = '1000015';
const FEE = 300;

onStage('relay', (stage) => {
  test('a slip of the counter is paid with 500 yen: change, receipt, and the same slip is not paid twice', async () => {
    const { resident, ledger } = stage();
    await resident.sees('idle');
    await resident.taps('payRelay');
    await resident.types('1000016');
    await resident.readsOf('番号が違います');
    await resident.types(SLIP);
    await resident.sees('relayConfirm');
    expect(await resident.reads()).toContain('300円');
    await resident.taps('next');
    await resident.sees('pay');
    await resident.pays(500);
    await resident.sees('takeMoney');
    expect((await resident.looks()).cash.tray).toBe(200);
    await resident.does({ do: 'takeTray' });
    await resident.taps('next');
    await resident.sees('relayFinished');
    expect(await resident.reads()).toContain('100-0015');
    await resident.takesPapers();
    expect(resident.papers).toHaveLength(1);
    expect(readBooks(ledger).balance('revenue')).toBe(-FEE);
    await resident.taps('next');

    await resident.sees('idle');
    await resident.taps('payRelay');
    await resident.types(SLIP);
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('支払い済み');
    await resident.taps('next');
    await resident.sees('idle');
  });

  test('the center goes away while money is in the slot: the fee is kept under a number and earned when it is back', async () => {
    const { resident, ledger, demo } = stage();
    const before = readBooks(ledger).balance('revenue');
    await resident.sees('idle');
    await resident.taps('payRelay');
    await resident.types('2000020');
    await resident.sees('relayConfirm');
    await resident.taps('next');
    await resident.sees('pay');
    await resident.pays(500);
    await resident.readsOf('500円');
    await demo.stopCenter();
    await resident.pays(100, 100, 100, 100);
    await resident.sees('trouble');
    const [owed] = readBooks(ledger).owed;
    expect(owed?.yen).toBe(900);
    expect(await resident.reads()).toContain(owed?.number);
    expect(readBooks(ledger).balance('revenue')).toBe(before);
    await demo.startCenter();
    await resident.taps('next');
    await expect
      .poll(() => readBooks(ledger).balance('revenue'), { timeout: 90_000, interval: 200 })
      .toBe(before - 900);
    await resident.sees('idle');
  });
});
