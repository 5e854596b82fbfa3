import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { verify } from '../../tools/verify/verify.ts';
import { ippeveprinterMissing, startIppeveprinter } from '../peers/ippeveprinter.ts';
import type { Ippeveprinter } from '../peers/ippeveprinter.ts';
import { audit } from './accounts.ts';
import { readBooks } from './books.ts';
import { STAGE_MS } from './on-stage.ts';
import { fetchSheet, wordsOf } from './paper.ts';
import { whyNoVisits } from './peers.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { arrived } from './upstream.ts';

const FEE = 200;
const noVisits = whyNoVisits();
const noPrinter = await ippeveprinterMissing();

describe.skipIf(noVisits ?? noPrinter)(`a visit in Japanese, printed by CUPS' reference printer`, () => {
  let printer: Ippeveprinter;
  let stage: Stage;

  beforeAll(async () => {
    printer = await startIppeveprinter();
    stage = await setStage({ printer: printer.uri });
  }, STAGE_MS);

  afterAll(async () => {
    await stage?.close();
    await printer?.stop();
  });

  test('a record of the whole household for 200 yen', async () => {
    const { resident, ledger, upstream } = stage;
    await resident.asksFor('ResidentRecord');
    await resident.sees('options');
    await resident.taps('setOption', '世帯全員');
    for (const item of ['続柄', '本籍']) await resident.taps('setOption', item);
    await resident.confirms();
    expect(await resident.reads()).toContain('200円');
    await resident.taps('next');
    await resident.pays(100, 50, 50);
    await resident.sees('takePapers');
    await resident.taps('next');
    await resident.sees('finished');
    await resident.leaves();

    const books = readBooks(ledger);
    expect(books.unbalancedEntries).toBe(0);
    expect(-books.balance('revenue')).toBe(FEE);
    expect(books.balance('customer')).toBe(0);
    const { cash } = await resident.looks();
    expect(cash.inserted - cash.gotBack - cash.tray).toBe(FEE);
    for (const { coin, coins } of cash.hoppers) expect(books.balance(`hopper:${coin}`)).toBe(coin * coins);

    const [file, ...others] = readdirSync(printer.spoolDir).filter((name) => name.endsWith('.pdf'));
    expect(others).toEqual([]);
    const sheet = join(printer.spoolDir, file ?? '');
    const words = await wordsOf(sheet);
    expect(words).toMatch(/^住民票/);
    for (const name of ['ひかり', 'のぞむ', 'みらい', 'あかり']) expect(words).toContain(`氏名窓野${name}`);
    expect(words).toContain('続柄世帯主');
    expect(words).toContain('筆頭者窓野ひかり本籍まほろば県ひかり台町架空二丁目3番');
    expect(words).toContain('この写しは、世帯全員の住民票の原本と相違ないことを証明する。');
    expect(words).toContain(`発行番号${(books.issues[0]?.number ?? '').replaceAll(' ', '')}1/1`);

    const trust = join(dirname(ledger), '../keys/seal/trust.json');
    const { json } = await verify([sheet, '--trust', trust]);
    expect(json).toMatchObject({ outcome: 'good', sheets: [{ content: { title: '住民票', pages: 1 } }] });

    const { events, alarms } = await arrived(upstream, books.head);
    expect(alarms).toBe(0);
    const ids = events.map(({ id }) => id);
    expect(ids.filter((id) => id === 'cash.credited')).toHaveLength(3);
    for (const id of ['issue.printed', 'visit.ended']) expect(ids).toContain(id);
  });
});

describe.skipIf(noVisits)('a visit in English', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  }, STAGE_MS);
  afterAll(() => stage?.close());

  test('two kinds in one basket, paid with a note and a large coin', async () => {
    const { resident } = stage;
    await resident.starts('en');
    await resident.lays('family-of-four');
    await resident.pin('1234');
    await resident.lifts();
    await resident.sees('options');
    await resident.taps('next');
    await resident.sees('copies');
    await resident.taps('setCopies', '＋');
    await resident.readsOf('2 copies');
    await resident.taps('next');
    await resident.sees('basket');
    await resident.taps('addMore');
    await resident.sees('choose');
    await resident.taps('chooseKind', 'Seal');
    await resident.sees('copies');
    await resident.taps('next');
    await resident.sees('basket');
    await resident.taps('next');
    await resident.sees('confirm');
    await resident.taps('next');
    await resident.pays(500);
    await resident.canPut(1000);
    await resident.does({ do: 'insertNote' });
    await resident.sees('takePapers');
    await resident.taps('next');
    await resident.sees('takeMoney');
    expect(await resident.reads()).toContain('900');
    await resident.leaves();

    const books = await audit(stage);
    expect(-books.balance('revenue')).toBe(3 * FEE);
    expect(books.balance('stacker')).toBe(1000);
    expect((await resident.looks()).cash.tray).toBe(900);
    await resident.takesPapers();
    const { sheets } = await resident.looks();
    const words = await Promise.all(
      sheets.map(async (number) =>
        wordsOf(
          await fetchSheet(stage.demo.bench.url, number, join(stage.demo.folder.path, `${number}.pdf`)),
        ),
      ),
    );
    expect(words).toHaveLength(3);
    expect(words.filter((text) => text.includes('印鑑登録証明書'))).toHaveLength(1);
    for (const [at, { number }] of books.issues.entries())
      expect(words[at]).toContain(number.replaceAll(' ', ''));
  });
});
