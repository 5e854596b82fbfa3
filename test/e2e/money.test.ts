import { expect, test } from 'vitest';

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';

onStage('money', (stage) => {
  test('stopped while paying: all of it comes back', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.pays(100, 50);
    await resident.readsOf('150円');
    await resident.taps('cancel');
    await resident.sees('takeMoney');
    expect((await resident.looks()).cash.tray).toBe(150);
    await resident.taps('next');
    await resident.sees('ended');
    expect(await resident.reads()).toContain('150円');
    await resident.does({ do: 'takeTray' });
    expect(readBooks(ledger).balance('revenue')).toBe(0);
  });

  test('a coin jams in the slot while paying: what was counted comes back, the coin is named in doubt; once it is clear the next one pays', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.pays(50);
    await resident.readsOf('50円');
    await resident.does({ do: 'jamCash', part: 'coinAcceptor' });
    await resident.pays(100);
    await resident.sees('takeMoney');
    expect((await resident.looks()).cash.tray).toBe(50);
    await resident.does({ do: 'takeTray' });
    await resident.taps('next');
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('硬貨がつまりました');
    expect(readBooks(ledger).doubts).toHaveLength(1);
    await resident.taps('next');
    await resident.sees('outOfService');
    expect(await resident.reads()).toContain('硬貨がつまりました');
    await resident.does({ do: 'clearCash', part: 'coinAcceptor' });
    await resident.goesToPay('single');
    await resident.pays(100);
    await resident.readsOf('100円');
    await resident.taps('cancel');
    await resident.sees('takeMoney');
    expect((await resident.looks()).cash.tray).toBe(100);
    await resident.does({ do: 'takeTray' });
  });
});
