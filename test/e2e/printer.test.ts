import { expect, test } from 'vitest';

import ja from '#resources/texts/ja.json' with { type: 'json' };

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';

onStage('the printer', (stage) => {
  test('is off before payment: no money is asked for', async () => {
    const { resident } = stage();
    await resident.asksFor('ResidentRecord', 'single');
    for (const screen of ['options', 'copies'] as const) {
      await resident.sees(screen);
      await resident.taps('next');
    }
    await resident.sees('basket');
    await resident.does({ do: 'printerPower', on: false });
    await resident.taps('next');
    await resident.sees('trouble');
    expect(await resident.reads()).toContain('プリンターが使えません');
    expect(await resident.reads()).toContain('お金はいただいていません');
    await resident.does({ do: 'printerPower', on: true });
  });

  test('goes off after payment: the money comes back', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.does({ do: 'printerPower', on: false });
    await resident.pays(100, 100);
    await resident.sees('takeMoney');
    expect((await resident.looks()).cash.tray).toBe(200);
    await resident.taps('next');
    await resident.sees('trouble');
    await resident.does({ do: 'takeTray' });
    await resident.does({ do: 'printerPower', on: true });
    expect(readBooks(ledger).issues.map(({ state }) => state)).not.toContain('printed');
  });

  test('jams while printing: the screen is locked until staff have looked, and a new copy has a new number', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.does({ do: 'jamPrinter' });
    await resident.pays(100, 100);
    await resident.readsOf(ja.printing.staffTitle);
    await resident.readsOf('紙がつまりました');
    await resident.does({ do: 'clearPrinter' });
    await resident.sees('paperLocked');
    const doubtful = readBooks(ledger).issues.at(-1);
    expect(doubtful?.state).toBe('inDoubt');
    await resident.calledStaff(1, ja.staffPaper.reprint);
    await resident.sees('takePapers');
    const [voided, fresh] = readBooks(ledger).issues.slice(-2);
    expect(voided).toMatchObject({ number: doubtful?.number, state: 'withdrawn', disposal: 'destroyed' });
    expect(fresh).toMatchObject({ state: 'printed', fee: 200 });
    expect(fresh?.number).not.toBe(voided?.number);
    expect(readBooks(ledger).owed).toEqual([]);
  });

  test('jams while printing, and nobody comes: the fee is owed under a number, and the screen stays locked', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.does({ do: 'jamPrinter' });
    await resident.pays(100, 100);
    await resident.readsOf('紙がつまりました');
    await resident.does({ do: 'clearPrinter' });
    await resident.sees('paperLocked');
    await resident.taps('cancel');
    await resident.sees('trouble');
    const { owed } = readBooks(ledger);
    expect(owed.at(-1)?.yen).toBe(200);
    expect(await resident.reads()).toContain(owed.at(-1)?.number);
    await resident.taps('next');
    await resident.calledStaff(0, ja.staffPaper.done);
    await resident.sees('idle');
    expect(readBooks(ledger).issues.at(-1)).toMatchObject({ state: 'withdrawn', disposal: 'notFound' });
  });

  test('runs out of paper between two pages: refilled, it goes on', async () => {
    const { resident, ledger } = stage();
    await resident.asksFor('ResidentRecord', 'family-of-five');
    await resident.sees('options');
    await resident.taps('setOption', '世帯全員');
    await resident.confirms();
    await resident.taps('next');
    await resident.does({ do: 'unloadPaper' });
    await resident.does({ do: 'loadPaper', sheets: 1 });
    await resident.pays(100, 100);
    await resident.readsOf(ja.printing.staffTitle);
    await resident.readsOf('用紙がなくなりました');
    await resident.does({ do: 'loadPaper', sheets: 100 });
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });

  test('works again: the next visit goes well', async () => {
    const { resident, ledger } = stage();
    await resident.goesToPay('single');
    await resident.pays(100, 100);
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });
});
