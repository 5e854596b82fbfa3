import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';

import { EVENTS } from '#contract/events.ts';
import type { Event } from '#contract/events.ts';
import { TerminalId } from '#contract/ids.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import { VirtualSlot } from '#devices/card/simulator/slot.ts';
import { openKeypad } from '#devices/keypad/driver.ts';
import { ScriptedHid } from '#devices/keypad/simulator/scripted-hid.ts';
import { TEN_KEY_DEVICE } from '#devices/keypad/simulator/ten-key.ts';
import { ScriptedDesk } from '#flows/testing/desk.ts';
import { Rehearsal } from '#flows/testing/visit.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { createLog } from '#main/log/log.ts';

import { type Canary, chooseCanary } from '../support/canary.ts';
import { PIN, cardPeople } from '../support/card-people.ts';

/** Ledgers in use: one that nobody names any more is closed by the garbage collector, and its WAL is gone before it was searched. */
const open = new Set<Ledger>();

/**
 * Whole visits with a PIN that stands nowhere else, typed on the screen and on the ten-key, wrong once and then right; with the
 * real driver, statecharts, ledger and log. The files are left for the parent to search, and a heap snapshot beside them.
 */
const [folder = '', control = '', snapshot = ''] = process.argv.slice(2);
type Typed = Pick<Canary, 'digits' | 'count'>;
const OTHER: Typed = { digits: () => [1, 3, 5, 7], count: () => 0 };

/** In two runs of visits everything but the PIN is the same: the clock stands still, and the ids are counted. */
const people = await cardPeople(new ScriptedDesk().clock);

await visits(OTHER, control);

/** Lies in memory while the PIN is chosen, so that the PIN stands in none of the files by chance. */
const files = readdirSync(control).map((name) => readFileSync(join(control, name)));
const canary = chooseCanary();
files.splice(0);
process.stdout.write(`${canary.masked}\n`);
const during = await visits(canary, folder);
await people.remove();
const after = canary.count();
writeHeapSnapshot(snapshot);
process.stdout.write(`${JSON.stringify({ during, after })}\n`);
// The ledger stays open, with its WAL, until the parent has searched it and ends this process.
process.stdin.once('end', () => open.forEach((ledger) => ledger.close()));
process.stdin.resume();

/** Tells how often the PIN stood in memory at each of the moments at which the card had it; fewest first. */
async function visits(typed: Typed, into: string): Promise<number> {
  const desk = new ScriptedDesk();
  const { clock, ids } = desk;
  const seen: number[] = [];
  const slot = new VirtualSlot();
  const card = openCardReader({ transport: slot, trust: [people.authority.certificatePem], clock });
  const ledger = openLedger({
    path: join(into, 'ledger.sqlite'),
    terminal: TerminalId.parse('canary'),
    budget: 64 * 1024 * 1024,
    clock,
    ids,
  });
  open.add(ledger);
  const log = createLog({ clock, write: (line) => appendFileSync(join(into, 'core.log'), `${line}\n`) });
  const raise = (event: Event): void => {
    if (EVENTS[event.id].audit) ledger.audit.raise(event);
    log.raise(event);
  };
  Object.assign(desk, { card, books: ledger, events: { raise } });
  const hid = new ScriptedHid();
  const keypad = openKeypad({ device: TEN_KEY_DEVICE, clock, load: () => Promise.resolve(hid) });
  const visit = new Rehearsal(desk, keypad);
  await settled();
  await visit.start();

  const touch = async (): Promise<void> => {
    for (const digit of typed.digits()) await visit.tap({ name: 'pinDigit', digit });
    await visit.tap('next');
  };
  const tenKey = async (): Promise<void> => {
    for (const digit of typed.digits()) {
      hid.keys.press({ key: 'digit', digit });
      await settled();
    }
    hid.keys.press({ key: 'enter' });
    await settled();
  };
  for (const type of [touch, tenKey]) {
    await visit.tap({ name: 'start', language: 'ja' }, { name: 'chooseKind', kind: 'ResidentRecord' });
    slot.lay(seeing(people.card(), () => seen.push(typed.count())));
    await until(visit, 'enterPin');
    await type();
    await until(visit, 'enterPin');
    await type();
    await until(visit, 'liftCard');
    slot.lift();
    await settled();
    await visit.tap('next', 'next', 'cancel');
    await until(visit, 'ended');
    await visit.tap('next');
    await until(visit, 'idle');
  }
  await visit.flow.stop();
  await keypad.close();
  await card.close();
  return Math.min(...seen);
}

/** The step over the card has come to its end. */
async function until(visit: Rehearsal, name: string): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    await settled();
    if (visit.name === name) return;
  }
  throw new Error(`${visit.name} instead of ${name}`);
}

/** Says of the first PIN that it is wrong and of the next that it is right, whatever they are; looks into memory at each. */
function seeing(card: Icc, look: () => void): Icc {
  const wrong = Buffer.from('63c2', 'hex');
  let presented = 0;
  return {
    signal: (power) => card.signal(power),
    answerToReset: () => card.answerToReset(),
    transmit(command) {
      if (command[1] !== 0x20 || command.length <= 5) return card.transmit(command);
      look();
      presented += 1;
      if (presented === 1) return Promise.resolve(wrong);
      return card.transmit(Buffer.concat([command.subarray(0, 5), Buffer.from(PIN)]));
    },
  };
}
