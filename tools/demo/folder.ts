import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { z } from 'zod';

import type { BenchConfig } from '#bench/config.ts';
import { FILL } from '#bench/machines.ts';
import type { CenterConfig } from '#center/config.ts';
import type { Terminal } from '#contract/terminal.ts';
import { Town } from '#contract/town.ts';
import { EXIT_SENSOR } from '#devices/paper-exit/simulator/exit-sensor.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const TERMINAL_ID = 'demo-01';

/** Everything one demo keeps: configuration, ledger, the center's database, made-up cards and keys. */
export interface DemoFolder {
  readonly path: string;
  /** Writes `bench.json`. */
  bench(options: {
    readonly port: number;
    readonly vpcd: number;
    readonly pty: boolean;
    readonly pace: 'real' | 'instant';
  }): string;
  /** Writes `center.json`, once the bench has made the demo authority. */
  center(port: number): string;
  /** Writes `terminal.json`, once bench and center have said where they are. */
  terminal(parts: Pick<z.input<typeof Terminal>, 'printer'> & TerminalParts): string;
}

interface TerminalParts {
  readonly port: number;
  readonly reader: z.input<typeof Terminal>['card']['reader'];
  readonly cash: string;
  /** Undefined where nothing looks at the output tray. */
  readonly paperExit: string | undefined;
  readonly keypad: string;
  readonly center: string;
}

/** A fresh day: what an earlier demo left is thrown away, but for the cards and keys, which take seconds to make. */
export function openDemoFolder(path = join(root, '.mado/demo'), patience?: Town['patience']): DemoFolder {
  const at = (name: string) => join(path, name);
  rmSync(at('terminal'), { recursive: true, force: true });
  rmSync(at('center'), { recursive: true, force: true });
  mkdirSync(at('cards'), { recursive: true, mode: 0o700 });
  const write = (name: string, value: unknown): string => {
    writeFileSync(at(name), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    return at(name);
  };
  write('town.json', { ...town(), ...(patience ? { patience } : {}) });

  return {
    path,
    bench: ({ port, vpcd, pty, pace }) =>
      write('bench.json', {
        port,
        authority: at('cards'),
        cards: join(root, 'resources/town/cards.json'),
        card: { vpcd },
        cash: { wire: pty ? 'pty' : 'unix', socket: at('cash.sock') },
        paperExit: { wire: pty ? 'pty' : 'unix', socket: at('exit.sock') },
        keypad: { socket: at('keys.sock') },
        printer: { port: 0 },
        pace,
      } satisfies BenchConfig),
    center: (port) =>
      write('center.json', {
        profile: 'demo',
        host: '127.0.0.1',
        port,
        database: 'center/center.sqlite',
        town: 'town.json',
        register: join(root, 'resources/town/register.json'),
        relaySlips: join(root, 'resources/town/relay-slips.json'),
        keys: 'keys',
        seal: 'keys/seal',
        trust: ['cards/ca.pem'],
        terminals: [{ id: TERMINAL_ID, secret: 'keys/terminal-secret' }],
      } satisfies z.input<typeof CenterConfig>),
    terminal: ({ port, reader, cash, paperExit, keypad, printer, center }) =>
      write('terminal.json', {
        id: TERMINAL_ID,
        site: 'ekimae',
        profile: 'demo',
        town: 'town.json',
        data: 'terminal',
        gateway: { port },
        card: { reader, trust: ['cards/ca.pem'] },
        cash: { address: cash, cashboxCoins: 1_000 },
        ...(paperExit === undefined ? {} : { paperExit: { ...EXIT_SENSOR, address: paperExit } }),
        keypad: { device: keypad },
        printer,
        staff: join(root, 'resources/town/staff.json'),
        center: { url: center, secret: 'keys/terminal-secret', townKey: 'keys/town-key.pem' },
        seal: { trust: 'keys/seal/trust.json', anchor: 'keys/seal/anchor.json' },
        guard: true,
        budget: 256 * 1024 * 1024,
        demo: { float: FILL },
      } satisfies z.input<typeof Terminal>),
  };
}

/** The made-up town as it is, except that it never closes: whoever tries the terminal does so at any hour. */
function town(): Town {
  const { sites, kinds, ...rest } = Town.parse(
    JSON.parse(readFileSync(join(root, 'resources/town/town.json'), 'utf8')),
  );
  const always = {
    hours: [{ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '00:00', to: '24:00' }],
    closed: [],
  } satisfies Pick<Town['sites'][number], 'hours' | 'closed'>;
  return {
    ...rest,
    sites: sites.map((site) => ({ ...site, ...always })),
    kinds: kinds.map((kind) => ({ ...kind, ...always })),
  };
}
