import { join } from 'node:path';

import type { Action } from '#contract/action.ts';
import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import { CHANGE_COINS, yen } from '#contract/yen.ts';
import { createCash } from '#devices/cash/driver.ts';
import type { CashPort } from '#devices/cash/port.ts';
import type { MachinePart } from '#devices/cash/simulator/machine.ts';
import { CashMachine } from '#devices/cash/simulator/machine.ts';
import type { PrinterPort } from '#devices/printer/port.ts';
import { ScriptedSlips } from '#flows/testing/scripted-slips.ts';
import { TerminalFlow } from '#flows/terminal/flow.ts';
import { ScriptedDesk } from '#flows/testing/desk.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { TERMINAL, countedIds } from '#ledger/testing/test-ledger.ts';
import { recoveryBooks } from '#main/core/books.ts';

import { PROFILE, inMemory } from '../support/cash-bench.ts';

const FILL = { 10: 20, 50: 10, 100: 20, 500: 5 };
const PRINT_MS = 3_000;

/** One life of the core: its timers and its line end with it, in the middle of whatever it was doing. */
class Core {
  readonly flow: TerminalFlow;
  readonly cash: CashPort;
  readonly desk = new ScriptedDesk();
  #dead = false;

  constructor(world: World) {
    const base = world.clock;
    const clock: Clock = {
      now: () => base.now(),
      monotonic: () => base.monotonic(),
      setTimeout: (callback, ms) => base.setTimeout(() => void (this.#dead || callback()), ms),
      clearTimeout: (timer) => base.clearTimeout(timer),
    };
    const connect = inMemory(world.machine);
    this.cash = createCash({
      address: 'unix:/not/used',
      journal: world.ledger.cash,
      clock,
      profile: PROFILE,
      cutOff: world.ledger.visits.open().at(-1),
      connect: async (listener) => {
        const line = await connect({
          ...listener,
          data: (bytes) => void (this.#dead || listener.data(bytes)),
        });
        return { ...line, write: (bytes) => void (this.#dead || line.write(bytes)) };
      },
    });
    const offer = { fee: yen(200), available: { now: true } } as const;
    const desk = {
      card: this.desk.card,
      center: this.desk.center,
      composer: this.desk.composer,
      cash: this.cash,
      printer: printerOn(world, clock),
      slipPress: new ScriptedSlips((answer) => Promise.resolve(answer)),
      books: world.ledger,
      events: { raise: () => undefined },
      clock,
      ids: world.ids,
    };
    this.flow = new TerminalFlow({
      desk,
      books: recoveryBooks(world.ledger),
      premises: {
        offers: () => [{ kind: 'ResidentRecord', ...offer }],
        relay: () => true,
        places: () => [],
        pressure: () => 'ok',
      },
      hello: {
        type: 'hello',
        terminal: 'test',
        town: { ja: '見本町', en: 'Sample Town' },
        site: { ja: '窓口', en: 'Counter' },
        helpDesk: '0',
        languages: ['ja'],
        demo: true,
      },
      patience: { ordinary: 90, money: 120, take: 60 },
      version: 'test',
      onHalt: () => {},
    });
  }

  kill(): void {
    this.#dead = true;
  }
}

/** A printer that journals as the driver does, and whose next verdicts fate chooses. */
function printerOn(world: World, clock: Clock): PrinterPort {
  const { prints } = world.ledger;
  return {
    status: () => Promise.resolve({ device: 'ready', fault: undefined, notices: [] }),
    capabilities: () => Promise.resolve(undefined),
    async print({ visit, issue, sheets }) {
      const id = prints.intendPrint({ visit, issue, sheets, before: { upTime: 1, lifeCounter: 1 } });
      await wait(clock, PRINT_MS / 2);
      prints.jobCreated(id, { id: 1, uuid: undefined });
      prints.jobSending(id);
      await wait(clock, PRINT_MS / 2);
      const verdict = world.verdicts.shift() ?? 'printed';
      prints.settlePrint(id, verdict, 'fate');
      return { verdict, cause: 'fate', fault: undefined };
    },
    reconcile() {
      for (const { id, phase } of prints.openPrints()) {
        const sent = phase === 'sending' || phase === 'sent';
        prints.settlePrint(id, sent ? (world.verdicts.shift() ?? 'printed') : 'notPrinted', 'fate');
      }
      return Promise.resolve([]);
    },
    close: () => Promise.resolve(),
  };
}

/** A terminal whose ledger, cash devices and flows are the real ones, on one simulated clock. */
export class World {
  readonly clock = new HandClock();
  readonly machine = new CashMachine({ clock: this.clock, pace: 'real', fill: FILL });
  readonly ids = countedIds();
  readonly ledger: Ledger;
  /** What becomes of the next sheets; printed when there is none left. */
  readonly verdicts: PrintVerdict[] = [];
  core: Core;

  constructor(folder: string) {
    this.ledger = openLedger({
      path: join(folder, 'ledger.db'),
      terminal: TERMINAL,
      budget: 1e9,
      clock: this.clock,
      ids: this.ids,
    });
    for (const coin of CHANGE_COINS) this.ledger.loadFloat(coin, FILL[coin]);
    this.core = new Core(this);
    this.core.flow.start();
  }

  readonly pass = (ms: number): Promise<void> => this.clock.run(wait(this.clock, ms));

  async tap(action: Action): Promise<void> {
    const { flow } = this.core;
    flow.act({ type: 'action', instance: flow.frame().instance, action });
    await this.pass(50);
  }

  restart(): void {
    this.core.kill();
    this.core = new Core(this);
    this.core.flow.start();
  }

  /** The shell stops the core in order, and starts it anew. */
  async stop(): Promise<void> {
    await this.clock.run(this.core.flow.stop());
    await this.clock.run(this.core.cash.close());
    this.restart();
  }

  clearJams(parts: readonly MachinePart[]): void {
    for (const part of parts) this.machine.clearJam(part);
  }

  /** As far as paying, whatever is on the screen now, or as far as it goes. */
  async toPay(copies: number): Promise<void> {
    await this.tap({ name: 'start', language: 'ja' });
    await this.tap({ name: 'chooseKind', kind: 'ResidentRecord' });
    this.core.desk.lay();
    await this.pass(50);
    for (const digit of [1, 2, 3, 4]) await this.tap({ name: 'pinDigit', digit });
    await this.tap({ name: 'next' });
    this.core.desk.lift();
    await this.pass(50);
    await this.tap({ name: 'next' });
    await this.tap({ name: 'setCopies', copies });
    for (let taps = 0; taps < 3; taps += 1) await this.tap({ name: 'next' });
    await this.pass(600);
  }
}
