import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { missingOnPlainWires } from './needs-plain.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const FEE = 200;
const PATIENCE = { timeout: 30_000, interval: 50 };

describe.skipIf(missingOnPlainWires)('a terminal on plain wires, as `npm start` falls back to', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ wires: 'plain' });
  });
  afterAll(async () => {
    await stage?.close();
  });

  test('has neither PC/SC nor a serial port', () => {
    const { reader, bench } = stage.demo;
    expect(reader.config.transport).toBe('virtual');
    expect(bench.cash).toMatch(/^unix:/);
  });

  test('sells a certificate for a note, with change, card and sheet in hand at the end', async () => {
    const { resident } = stage;
    await resident.sees('idle');
    await resident.taps('start', 'はじめる');
    await resident.sees('choose');
    await resident.taps('chooseKind', '住民票');
    await resident.sees('layCard');
    await resident.does({ do: 'layCard', card: 'family-of-four' });
    await resident.pin('1234');
    await resident.sees('liftCard');
    await resident.does({ do: 'liftCard' });
    for (const screen of ['options', 'copies', 'basket', 'confirm'] as const) {
      await resident.sees(screen);
      await resident.taps('next');
    }
    await resident.sees('pay');
    await vi.waitUntil(async () => (await resident.looks()).cash.takes.includes(1000), PATIENCE);
    await resident.does({ do: 'insertNote' });
    await resident.sees('takePapers');
    await resident.does({ do: 'takeSheets' });
    await resident.taps('next');
    await resident.sees('takeMoney');
    await resident.does({ do: 'takeTray' });

    const { cash, printer, card, sheets } = await resident.looks();
    expect(cash.inserted).toBe(1000);
    expect(cash.gotBack).toBe(1000 - FEE);
    expect([cash.tray, cash.escrow]).toEqual([0, 0]);
    expect(printer.output).toEqual([]);
    expect(card.onReader).toBeNull();
    expect(sheets).toEqual([1]);
    const sheet = await fetch(`${stage.demo.bench.url}/sheets/1.pdf`);
    expect((await sheet.text()).slice(0, 5)).toBe('%PDF-');
  });
});
