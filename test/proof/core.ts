import { EMPTY_BOARD } from '#contract/board.ts';
import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';
import type { Ids } from '#contract/ids.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import { yen } from '#contract/yen.ts';
import { createCash } from '#devices/cash/driver.ts';
import type { CashPort } from '#devices/cash/port.ts';
import type { CashMachine } from '#devices/cash/simulator/machine.ts';
import type { PrinterPort } from '#devices/printer/port.ts';
import { ScriptedDesk } from '#flows/testing/desk.ts';
import { ScriptedSlips } from '#flows/testing/scripted-slips.ts';
import { TerminalFlow } from '#flows/terminal/flow.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { recoveryBooks } from '#main/core/books.ts';

import { PROFILE, inMemory } from '../support/cash-bench.ts';
import { actOfFrame } from './acts.ts';
import { counted } from './effects.ts';
import type { Effects } from './effects.ts';
import type { Mutant } from './mutant.ts';
import type { Watch } from './watch.ts';

const PRINT_MS = 3_000;
/** Short, so that a run is over soon. */
const PATIENCE = { ordinary: 12, money: 12, take: 6 };

/** As seldom as ccTalk allows, and the hoppers now and then: thousands of visits are played. */
const SLOWLY = { ...PROFILE, pollMs: 200, hopperMs: 2_000 };

/** What a core lives in. */
export interface Surroundings {
  readonly clock: Clock;
  readonly machine: CashMachine;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly effects: Effects;
  readonly watch: Watch;
  readonly mutant: Mutant;
  readonly verdicts: PrintVerdict[];
}

/** One life of the core: its timers and its line end with it, in the middle of whatever it was doing. */
export class Core {
  readonly flow: TerminalFlow;
  readonly cash: CashPort;
  readonly desk = new ScriptedDesk();
  /** When the devices were last found to be other than before, ms. */
  changedAt: number;
  /** When a deposit last began or ended, ms. */
  depositedAt: number;
  #tellGone: () => void = () => {};
  readonly gone = new Promise<void>((resolve) => {
    this.#tellGone = resolve;
  });
  #dead = false;

  constructor(world: Surroundings) {
    const base = world.clock;
    const { mutant, watch } = world;
    const ledger = counted(world.ledger, () => void (this.#dead || world.effects.happened()));
    const clock: Clock = {
      now: () => base.now(),
      monotonic: () => base.monotonic(),
      setTimeout: (callback, ms) => base.setTimeout(() => void (this.#dead || callback()), ms),
      clearTimeout: (timer) => base.clearTimeout(timer),
    };
    const connect = inMemory(world.machine);
    const say = mutant.say();
    this.cash = createCash({
      address: 'unix:/not/used',
      journal: mutant.journal(ledger.cash),
      clock,
      profile: SLOWLY,
      cutOff: ledger.visits.open().at(-1),
      connect: async (listener) => {
        const line = await connect({
          ...listener,
          data: (bytes) => void (this.#dead || listener.data(mutant.hear(bytes))),
        });
        const write = (bytes: Uint8Array): void => {
          if (this.#dead) return;
          watch.sent(bytes);
          line.write(bytes);
          world.effects.happened(actOfFrame(bytes) === undefined ? 'question' : 'act');
        };
        return { ...line, write: (bytes) => say(bytes, write, clock) };
      },
    });
    this.changedAt = clock.monotonic();
    this.depositedAt = clock.monotonic();
    let { device, deposit } = this.cash.status();
    this.cash.subscribe((event) => {
      if (event.type !== 'status') return;
      if (event.status.device !== device) this.changedAt = clock.monotonic();
      if (event.status.deposit !== deposit) this.depositedAt = clock.monotonic();
      ({ device, deposit } = event.status);
    });
    const offer = { fee: yen(200), available: { now: true } } as const;
    const desk = {
      card: this.desk.card,
      center: this.desk.center,
      composer: this.desk.composer,
      cash: this.cash,
      printer: printerOn(ledger, world.verdicts, clock),
      slipPress: new ScriptedSlips((answer) => Promise.resolve(answer)),
      books: mutant.books(ledger),
      events: { raise: () => undefined },
      clock,
      ids: world.ids,
    };
    this.flow = new TerminalFlow({
      desk,
      books: recoveryBooks(ledger),
      premises: {
        offers: () => [{ kind: 'ResidentRecord', ...offer }],
        relay: () => true,
        board: () => EMPTY_BOARD,
        places: () => [],
        pressure: () => 'ok',
        onProbation: () => false,
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
      patience: PATIENCE,
      version: '0.0.0',
      onHalt: () => {},
    });
  }

  kill(): void {
    this.#dead = true;
    this.#tellGone();
  }
}

/** A printer that journals as the driver does, and whose next verdicts fate chooses. */
function printerOn({ prints }: Ledger, verdicts: PrintVerdict[], clock: Clock): PrinterPort {
  return {
    status: () => Promise.resolve({ device: 'ready', fault: undefined, notices: [] }),
    capabilities: () => Promise.resolve(undefined),
    async print({ visit, issue, sheets }) {
      const id = prints.intendPrint({ visit, issue, sheets, before: { upTime: 1, lifeCounter: 1 } });
      await wait(clock, PRINT_MS / 2);
      prints.jobCreated(id, { id: 1, uuid: undefined });
      prints.jobSending(id);
      await wait(clock, PRINT_MS / 2);
      const verdict = verdicts.shift() ?? 'printed';
      prints.settlePrint(id, verdict, 'fate');
      return { verdict, cause: 'fate', fault: undefined };
    },
    reconcile() {
      for (const { id, phase } of prints.openPrints()) {
        const sent = phase === 'sending' || phase === 'sent';
        prints.settlePrint(id, sent ? (verdicts.shift() ?? 'printed') : 'notPrinted', 'fate');
      }
      return Promise.resolve([]);
    },
    close: () => Promise.resolve(),
  };
}
