import { machineClock, wait } from '#contract/clock.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import type { CardPort } from '#devices/card/port.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import type { Quirks } from '#devices/card/simulator/quirks.ts';
import { VirtualSlot } from '#devices/card/simulator/slot.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';

import { type BareReader, openBareReader } from './card-bare.ts';
import { startPcscdIfFree, whyNoPcscd } from '../peers/pcscd.ts';
import { type CardPeople, PIN, cardPeople } from '../support/card-people.ts';

const VISITS = 10;

/** A card as it is laid, and a reader that it is laid on. */
interface Bench {
  readonly port: CardPort;
  /** What the wire held back since the bench was opened, ms. */
  wireMs(): number;
  /** The same reader without the driver; a card in this process has none. */
  readonly bare?: BareReader;
  lay(card: Icc): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** Means of one visit's card work: recognise, read and check the certificate, tries, PIN, signature. */
export interface CardFigure {
  readonly reader: 'in this process' | 'pcscd';
  readonly card: 'extended length' | 'short commands only';
  readonly apdus: number;
  /** What the card itself took, ms. */
  readonly cardMs: number;
  /** What the virtual reader's wire held back, ms: TCP between vpcd and the card, which no real reader has. */
  readonly wireMs: number;
  /** All the rest: driver, checks, binding, daemon, ms. */
  readonly softwareMs: number;
  /** softwareMs over cardMs. */
  readonly share: number;
  /** The same for the binding and the daemon alone, which are sent the same commands; 0 in this process. */
  readonly bareShare: number;
}

/**
 * The software's time over the card's own, on both kinds of card, in this process and, where it is free, through pcscd. No
 * APDU times of a My Number card are public: the card takes what a comparable contact card took (see `ownTime`).
 */
export async function measureCard(): Promise<readonly CardFigure[]> {
  const people = await cardPeople(machineClock);
  try {
    const figures = await measureBoth(people, 'in this process', inProcess(people));
    const bench = await overPcscd(people);
    return bench ? [...figures, ...(await measureBoth(people, 'pcscd', bench))] : figures;
  } finally {
    await people.remove();
  }
}

async function measureBoth(
  people: CardPeople,
  reader: CardFigure['reader'],
  bench: Bench,
): Promise<readonly CardFigure[]> {
  try {
    const extended = await measure(people, bench, {});
    const short = await measure(people, bench, { shortOnly: true, classicOnly: true });
    return [
      { reader, card: 'extended length', ...extended },
      { reader, card: 'short commands only', ...short },
    ];
  } finally {
    await bench.stop();
  }
}

async function measure(people: CardPeople, bench: Bench, quirks: Quirks) {
  const { card, taken, sent } = timed(people.card({ quirks }));
  await bench.lay(card);
  await visit(bench.port); // the first finds nothing compiled yet
  const driver = await besideTheCard(bench, taken, () => visit(bench.port));
  const commands = sent.slice(-driver.apdus);
  const { bare } = bench;
  const alone = bare && (await besideTheCard(bench, taken, () => bare.send(commands)));
  return {
    ...driver,
    share: driver.softwareMs / driver.cardMs,
    bareShare: alone ? alone.softwareMs / driver.cardMs : 0,
  };
}

/** Means of one run of `work`: the card's time, the wire's, and all the rest. */
async function besideTheCard(bench: Bench, taken: () => Taken, work: () => Promise<void>) {
  const before = { ...taken(), wire: bench.wireMs() };
  const start = performance.now();
  for (let done = 0; done < VISITS; done++) await work();
  const whole = (performance.now() - start) / VISITS;
  const after = taken();
  const cardMs = (after.ms - before.ms) / VISITS;
  const wireMs = (bench.wireMs() - before.wire) / VISITS;
  return {
    apdus: (after.apdus - before.apdus) / VISITS,
    cardMs,
    wireMs,
    softwareMs: whole - cardMs - wireMs,
  };
}

async function visit(port: CardPort): Promise<void> {
  const session = await port.accept();
  if (!session.ok) throw new Error(session.error.code);
  const { value: card } = session;
  const steps = [
    await card.readCertificate(),
    await card.triesLeft(),
    await card.verifyPin(Buffer.from(PIN)),
    await card.sign(Buffer.from('nonce')),
  ];
  await card.close();
  for (const step of steps) if (!step.ok) throw new Error(step.error.code);
}

function inProcess(people: CardPeople): Bench {
  const transport = new VirtualSlot();
  const trust = [people.authority.certificatePem];
  const port = openCardReader({ transport, trust, clock: machineClock });
  return { port, wireMs: () => 0, lay: async (card) => transport.lay(card), stop: () => port.close() };
}

async function overPcscd(people: CardPeople): Promise<Bench | undefined> {
  const pcscd = whyNoPcscd() === undefined ? await startPcscdIfFree() : undefined;
  if (pcscd === undefined) return undefined;
  const transport = openPcsc({ clock: machineClock, reader: 'Virtual PCD 00 00' });
  const trust = [people.authority.certificatePem];
  const port = openCardReader({ transport, trust, clock: machineClock });
  let wire = 0;
  const stalled = (ms: number): void => void (wire += ms);
  const reader = new VirtualReader({ port: pcscd.port, clock: machineClock, stalled });
  const bare = await openBareReader('Virtual PCD 00 00');
  return {
    port,
    bare,
    wireMs: () => wire,
    async lay(card) {
      const inserted = new Promise<void>((resolve) => {
        const stop = port.subscribe(({ type }) => {
          if (type !== 'inserted') return;
          stop();
          resolve();
        });
      });
      await reader.lay(card);
      await inserted;
    },
    async stop() {
      await reader.lift();
      bare.close();
      await port.close();
      await pcscd.stop();
    },
  };
}

/** What each command takes by itself, ms, by instruction: SELECT, VERIFY, the RSA signature (CryptoCertum, jsign's benchmark). */
const WORK: ReadonlyMap<number, number> = new Map([
  [0xa4, 9],
  [0x20, 33],
  [0x2a, 269],
]);
/** A byte on air at 106 kbit/s, the slowest: ten elementary time units (ISO 14443-3), ms. */
const BYTE_MS = 10 / 106;

function ownTime(command: Uint8Array, answer: Uint8Array): number {
  return (WORK.get(command[1] ?? 0) ?? 0) + (command.length + answer.length) * BYTE_MS;
}

interface Taken {
  readonly ms: number;
  readonly apdus: number;
}

/** A card that takes its time, and tells how much it took, and what it was sent. */
function timed(card: Icc): { card: Icc; taken: () => Taken; sent: readonly Buffer[] } {
  const sent: Buffer[] = [];
  let ms = 0;
  let apdus = 0;
  const slow: Icc = {
    signal: (power) => card.signal(power),
    answerToReset: () => card.answerToReset(),
    async transmit(command) {
      sent.push(Buffer.from(command));
      const start = performance.now();
      const answer = await card.transmit(command);
      await wait(machineClock, ownTime(command, answer));
      ms += performance.now() - start;
      apdus += 1;
      return answer;
    },
  };
  return { card: slow, taken: () => ({ ms, apdus }), sent };
}
