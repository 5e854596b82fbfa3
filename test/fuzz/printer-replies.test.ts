import { expect, test } from 'vitest';

import { ok } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { printerOn } from '#devices/printer/driver.ts';
import { decode } from '#devices/printer/ipp/decode.ts';
import { encode } from '#devices/printer/ipp/encode.ts';
import { OPERATIONS } from '#devices/printer/ipp/message.ts';
import type { Exchange } from '#devices/printer/ipp/transport.ts';
import { answer } from '#devices/printer/simulator/answer.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';

import { a4Pdf } from '../support/a4-pdf.ts';
import { issueNamed, MemoryJournal, visit } from '../support/print-journal.ts';
import { mutate, random } from './mutate.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20260401);
const URI = 'ipp://127.0.0.1/ipp/print';
const DEADLINES = { pollMs: 500, readyMs: 1_000, jobMs: 6_000, settleMs: 1_000, silentMs: 4_000 };
const HANGS_MS = 60_000;

/** Printer and wire in one, where every reply is damaged with some likelihood. */
function damagingWire(
  machine: PaperMachine,
  next: () => number,
  likelihood: number,
  sent: number[],
): Exchange {
  return (request) => {
    sent.push(Buffer.from(request).readUInt16BE(2));
    const reply = answer(machine, URI, request);
    if (reply === 'lost') throw new Error('this machine loses nothing');
    return Promise.resolve(ok(next() < likelihood ? mutate(reply, next) : reply));
  };
}

test(`no damaged reply makes the driver crash, hang, send twice or claim a lost page (seed ${SEED})`, async () => {
  const verdicts = new Map<string, number>();
  for (let run = 0; run < 400; run += 1) {
    const clock = new HandClock();
    const machine = new PaperMachine({ clock, sheets: 5 });
    const journal = new MemoryJournal();
    const sent: number[] = [];
    const exchange = damagingWire(machine, random(SEED + run), run % 2 === 0 ? 0.2 : 1, sent);
    const printer = printerOn(exchange, { uri: URI, journal, clock, deadlines: DEADLINES });
    const job = { visit, issue: issueNamed(`run-${run}`), pdf: a4Pdf('fuzz'), sheets: 1 };
    const { verdict } = await clock.run(
      printer.print(job, () => undefined),
      HANGS_MS,
    );
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    clock.advance(60_000);
    expect(sent.filter((operation) => operation === OPERATIONS.sendDocument).length).toBeLessThanOrEqual(1);
    expect(machine.truth().out.length).toBeLessThanOrEqual(1);
    expect(journal.openPrints()).toEqual([]);
    expect(machine.truth().out.length).toBeGreaterThanOrEqual(verdict === 'printed' ? 1 : 0);
  }
  // All three were met, or the damage was too little or too much to show anything.
  expect([...verdicts.keys()].toSorted()).toEqual(['notPrinted', 'printed', 'unknown']);
});

test(`whatever the decoder accepts it can write again, and nothing makes it throw (seed ${SEED})`, () => {
  const next = random(SEED);
  const machine = new PaperMachine({ clock: new HandClock() });
  const good = answer(machine, URI, encode(statusRequest()));
  if (good === 'lost') throw new Error('this machine loses nothing');
  let accepted = 0;
  for (let run = 0; run < 5_000; run += 1) {
    const decoded = decode(mutate(mutate(good, next), next));
    if (!decoded.ok) continue;
    accepted += 1;
    expect(() => decode(encode(decoded.value))).not.toThrow();
  }
  expect(accepted).toBeGreaterThan(0);
});

test(`no damaged request makes the simulated printer crash or answer anything but IPP (seed ${SEED})`, () => {
  const next = random(SEED);
  const machine = new PaperMachine({ clock: new HandClock() });
  const good = encode(statusRequest());
  for (let run = 0; run < 2_000; run += 1) {
    const reply = answer(machine, URI, mutate(good, next));
    expect(reply !== 'lost' && decode(reply).ok).toBe(true);
  }
});

function statusRequest(): Parameters<typeof encode>[0] {
  const attributes = new Map([
    ['attributes-charset', [{ type: 'charset', value: 'utf-8' } as const]],
    ['attributes-natural-language', [{ type: 'naturalLanguage', value: 'en' } as const]],
    ['printer-uri', [{ type: 'uri', value: URI } as const]],
  ]);
  const groups = [{ tag: 1, attributes }];
  const version = { major: 1, minor: 1 };
  return { version, code: OPERATIONS.getPrinterAttributes, requestId: 1, groups, data: new Uint8Array(0) };
}
