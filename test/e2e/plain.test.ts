import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { canSpeak, Listener } from './listener.ts';
import { missingOnPlainWires } from './needs-plain.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const FEE = 200;
const PATIENCE = { timeout: 30_000, interval: 50 };

/** The sentence that tells each step's choice, as its voice is given it. */
const HEARD_IN_JAPANESE = {
  language: 'ja',
  start: 'はじめる、いちの キー。',
  kind: 'じゅーみんひょーの うつし、にひゃくえん、いちの キー。',
  layCard: 'マイナンバーカードを おいて ください',
  pin: 'すーじの キーで いれて、かくにんキーを おして ください。すーじわ よみあげません。',
  typed: 'よんけた はいりました。かくにんキーを おして ください。',
  liftCard: 'カードを おとりください',
  next: 'つぎえ、かくにんキー。',
  total: 'ごーけい よんひゃくえん。',
  basket: 'これで よい、かくにんキー。',
  confirm: 'しはらいえ すすむ、かくにんキー。',
  remaining: 'のこり よんひゃくえん。',
  papers: 'しょーめいしょを おとりください',
  taken: 'うけとりました、かくにんキー。',
  change: 'おつりを おとりください',
  end: 'おわる、かくにんキー。',
} as const;
const HEARD_IN_ENGLISH = {
  language: 'en',
  start: 'Start in English: 2.',
  kind: 'Certificate of Residence, 200 yen: 1.',
  layCard: 'Lay your My Number Card on the reader',
  pin: 'Type it with the number keys, then press the confirm key. The digits are not spoken.',
  typed: 'Four digits typed. Press the confirm key.',
  liftCard: 'Take your card',
  next: 'Next: the confirm key.',
  total: 'Total 400 yen.',
  basket: 'This is right: the confirm key.',
  confirm: 'Go to payment: the confirm key.',
  remaining: 'Still to pay: 400 yen.',
  papers: 'Take your certificates',
  taken: 'I have taken it: the confirm key.',
  change: 'Take your change',
  end: 'Finish: the confirm key.',
} as const;

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

  describe.skipIf(!canSpeak())('by the ten-key and by ear alone (skipped without espeak-ng)', () => {
    test.each([HEARD_IN_JAPANESE, HEARD_IN_ENGLISH])(
      'sells two copies, and each step tells its choice: $language',
      async (hears) => {
        const { resident, page } = stage;
        const listener = new Listener(page, resident, hears.language);
        await resident.leaves();
        await listener.putsOnHeadphones();
        await listener.presses('idle', '5');
        await listener.hears(hears.start);
        await listener.presses('idle', hears.language === 'ja' ? '1' : '2');
        await listener.hears(hears.kind);
        await listener.presses('choose', '1');
        await listener.hears(hears.layCard);
        await resident.does({ do: 'layCard', card: 'single' });
        await listener.hears(hears.pin);
        await listener.presses('enterPin', '1', '2', '3', '4');
        await listener.hears(hears.typed);
        await listener.presses('enterPin', 'enter');
        await listener.hears(hears.liftCard);
        await resident.sees('liftCard');
        await resident.does({ do: 'liftCard' });
        await listener.hears(hears.next);
        await listener.presses('options', 'enter');
        await listener.presses('copies', '2');
        await listener.hears(hears.total);
        await listener.presses('copies', 'enter');
        await listener.hears(hears.basket);
        await listener.presses('basket', 'enter');
        await listener.hears(hears.confirm);
        await listener.presses('confirm', 'enter');
        await listener.hears(hears.remaining);
        await resident.pays(500);
        await listener.hears(hears.papers);
        await resident.sees('takePapers');
        await resident.does({ do: 'takeSheets' });
        await listener.hears(hears.taken);
        await listener.presses('takePapers', 'enter');
        await listener.hears(hears.change);
        await resident.sees('takeMoney');
        await resident.does({ do: 'takeTray' });
        await listener.presses('takeMoney', 'enter');
        await listener.hears(hears.end);
        await listener.presses('finished', 'enter');
        await resident.sees('idle');
        expect(await listener.touches()).toBe(0);
      },
    );
  });
});
