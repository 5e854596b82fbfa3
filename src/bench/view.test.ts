import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';

import { FILL } from './machines.ts';
import type { Machines } from './machines.ts';
import { openTestFolder, openTestMachines } from './testing/machines.ts';
import { benchView } from './view.ts';

const keys = openTestFolder();
afterAll(() => keys.remove());

let machines: Machines;
beforeEach(async () => {
  machines = await openTestMachines({ keys: keys.path });
});
afterEach(() => machines.close());

test('a fresh bench: nothing lies anywhere, nothing is wrong, nothing lies', () => {
  const { card, cash, printer, sheets } = benchView(machines);
  expect(card.onReader).toBeNull();
  expect(cash).toMatchObject({ powered: true, plugged: true, jammed: [], spoilt: [] });
  expect(cash).toMatchObject({ tray: 0, gotBack: 0, inserted: 0, escrow: 0, takes: [] });
  expect(Object.fromEntries(cash.hoppers.map(({ coin, coins }) => [coin, coins]))).toEqual(FILL);
  expect(printer).toMatchObject({ power: 'on', path: 'clear', cover: 'closed', toner: 'full', output: [] });
  expect(Object.values(printer.lies).filter(Boolean)).toEqual([]);
  expect(sheets).toEqual([]);
});

test('is plain data, and holds neither a PIN nor a certificate', () => {
  const view = benchView(machines);
  const text = JSON.stringify(view);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(view)));
  expect(text).not.toMatch(/DEMO\d{13}/);
  expect(text).not.toMatch(/"pin"/);
  expect(text).not.toContain('\n');
});

test('shows money that was put in while the gates are shut as given back', () => {
  machines.cash.insertCoin(100);
  machines.cash.insertNote(1000);
  expect(benchView(machines).cash).toMatchObject({ inserted: 1100, gotBack: 1100, tray: 0 });
});
