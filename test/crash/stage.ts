import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { startDemo } from '../../tools/demo/demo.ts';
import type { Demo } from '../../tools/demo/demo.ts';
import { Effects } from '../proof/effects.ts';
import { Watch } from '../proof/watch.ts';
import { actOfCall, actOfFrame, actOfPrint } from '../proof/acts.ts';
import { BenchHands } from './bench.ts';
import { openCashDoor } from './cash-door.ts';
import type { Door } from './cash-door.ts';
import { openHttpDoor } from './http-door.ts';
import { Life } from './life.ts';

const Config = z.looseObject({
  staff: z.unknown(),
  cash: z.looseObject({ address: z.string() }),
  printer: z.looseObject({ uri: z.url() }),
  center: z.looseObject({ url: z.url() }),
});

/**
 * A real core between doors that count: what it makes the cash devices, the printer and the center do, and each of its commits,
 * is a numbered effect, and after each it can be killed (SIGKILL). Bench and center are processes of their own and live on.
 */
export class CrashStage {
  readonly bench: BenchHands;
  readonly effects = new Effects();
  readonly watch: Watch;
  /** The ledger's file. */
  readonly ledger: string;
  /** Names of the effects since it was last emptied. */
  readonly names: string[] = [];
  readonly #demo: Demo;
  readonly #config: string;
  readonly #doors: readonly Door[];
  #kill: () => void = () => {};
  #cutOff = false;
  #life: Life | undefined;

  private constructor(demo: Demo, config: string, doors: readonly Door[], happened: Told) {
    this.#demo = demo;
    this.#config = config;
    this.#doors = doors;
    this.ledger = join(demo.folder.path, 'terminal/ledger.sqlite');
    this.bench = new BenchHands(demo.bench.url);
    this.watch = new Watch({ path: this.ledger });
    happened.act = (name) => this.#happened(name);
    happened.sent = (frame) => this.watch.sent(frame);
  }

  static async open(pace: 'real' | 'instant'): Promise<CrashStage> {
    const folder = mkdtempSync(join(tmpdir(), 'mado-crash-'));
    const demo = await startDemo({ folder, pace, wires: 'plain', paperExit: false });
    const told: Told = { act: () => {}, sent: () => {} };
    const act = (name: string | undefined): void => void (name !== undefined && told.act(name));
    // Nobody signs in here: without staff a sheet out of sight locks nothing, and its fee stays owed.
    const {
      staff: _staff,
      cash,
      printer,
      center,
      ...rest
    } = Config.parse(JSON.parse(readFileSync(demo.config, 'utf8')));
    const doors = await Promise.all([
      openCashDoor({
        at: join(folder, 'door.sock'),
        to: cash.address.replace(/^unix:/, ''),
        before: (frame) => told.sent(frame),
        after: (frame) => act(actOfFrame(frame)),
      }),
      openHttpDoor({ to: new URL(printer.uri), done: (path, body) => act(actOfPrint(path, body)) }),
      openHttpDoor({ to: new URL(center.url), done: (path) => act(actOfCall(path)) }),
    ]);
    const [toCash, toPrinter, toCenter] = doors.map(({ address }) => address);
    const config = join(folder, 'between-doors.json');
    const between = {
      ...rest,
      cash: { ...cash, address: toCash },
      printer: { ...printer, uri: toPrinter },
      center: { ...center, url: toCenter },
    };
    writeFileSync(config, JSON.stringify(between), { mode: 0o600 });
    return new CrashStage(demo, config, doors, told);
  }

  /** The core was killed after the effect that a cut was meant for. */
  get cutOff(): boolean {
    return this.#cutOff;
  }

  get life(): Life {
    if (this.#life === undefined) throw new Error('no core has been started');
    return this.#life;
  }

  /** A new core, as far as its window, or as far as it is cut off. */
  async start(): Promise<void> {
    this.#cutOff = false;
    const begun = Life.begin({
      config: this.#config,
      log: join(this.#demo.folder.path, 'terminal.log'),
      committed: () => this.#happened('commit'),
      born: (kill) => {
        this.#kill = kill;
      },
    });
    this.#life = await begun.catch((cause: unknown) => {
      if (!this.#cutOff) throw cause;
      return undefined;
    });
  }

  /** The core dies right after its `ahead`th effect from now. */
  cutAfter(ahead: number): void {
    this.effects.cut(ahead, () => {
      this.#cutOff = true;
      this.#kill();
    });
  }

  async kill(): Promise<void> {
    await this.#life?.kill();
  }

  async close(): Promise<void> {
    await this.kill();
    this.watch.close();
    for (const door of this.#doors) await door.close();
    await this.#demo.stop();
    rmSync(this.#demo.folder.path, { recursive: true, force: true });
  }

  #happened(name: string): void {
    this.names.push(name);
    this.effects.happened();
  }
}

/** Whom the doors tell; they stand before the stage does. */
interface Told {
  act: (name: string) => void;
  sent: (frame: Uint8Array) => void;
}
