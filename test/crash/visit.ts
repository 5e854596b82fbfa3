import type { BenchHands } from './bench.ts';
import { Gone } from './window.ts';
import type { Window } from './window.ts';

type Money = 10 | 50 | 100 | 500 | 1000;

export const VISIT_NAMES = ['change', 'moreChange', 'note'] as const;
export type VisitName = (typeof VISIT_NAMES)[number];

/** Visits for one 住民票の写し of 200 yen, by how they are paid. */
export const VISITS: Readonly<Record<VisitName, readonly Money[]>> = {
  change: [50, 100, 100],
  moreChange: [500],
  note: [1000],
};

const CARD = 'single';
const PIN = [1, 2, 3, 4];
const next = { name: 'next' } as const;

/** A resident from the first screen to the last; ends early where the core does. */
export async function visits(window: Window, bench: BenchHands, money: readonly Money[]): Promise<void> {
  try {
    await asks(window, bench);
    await pays(window, bench, money);
    await leaves(window, bench);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

async function asks(window: Window, bench: BenchHands): Promise<void> {
  await window.sees('idle');
  await window.taps({ name: 'start', language: 'ja' });
  await window.sees('choose');
  await window.taps({ name: 'chooseKind', kind: 'ResidentRecord' });
  await window.sees('layCard');
  await bench.does({ do: 'layCard', card: CARD });
  await window.sees('enterPin');
  for (const digit of PIN) await window.taps({ name: 'pinDigit', digit });
  await window.taps(next);
  await window.sees('liftCard');
  await bench.does({ do: 'liftCard' });
  await window.sees('options');
  await window.taps(next);
  if ((await window.sees('items', 'copies')).name === 'items') await window.taps(next);
  for (const screen of ['copies', 'basket', 'confirm'] as const) {
    await window.sees(screen);
    await window.taps(next);
  }
}

async function pays(window: Window, bench: BenchHands, money: readonly Money[]): Promise<void> {
  await window.sees('pay');
  for (const item of money) if (!(await bench.pays(item, () => window.open))) return;
  await window.sees('takePapers', 'trouble', 'ended');
}

/** Taps on until the first screen is back, leaving nothing behind. */
export async function leaves(window: Window, bench: BenchHands): Promise<void> {
  for (;;) {
    const { name } = await window.sees('takePapers', 'takeMoney', 'finished', 'ended', 'trouble', 'idle');
    await bench.takesAll();
    if (name === 'idle') return;
    await window.taps(next);
  }
}
