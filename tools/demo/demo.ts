import { join } from 'node:path';

import { z } from 'zod';

import type { Town } from '#contract/town.ts';
import { BenchReady, FromBench } from '#bench/config.ts';
import type { ToBench } from '#bench/config.ts';

import { openDemoFolder } from './folder.ts';
import type { DemoFolder } from './folder.ts';
import { pullPlug } from './plug.ts';
import { said, startProgram } from './program.ts';
import type { Program } from './program.ts';
import { openReader } from './reader.ts';
import type { Reader, Wires } from './reader.ts';

const CenterReady = z.object({ type: z.literal('ready'), url: z.url() });

export interface DemoOptions {
  readonly folder?: string;
  /** 0 takes free ports. */
  readonly ports?: { readonly bench: number; readonly center: number; readonly gateway: number };
  readonly pace?: 'real' | 'instant';
  /** Another printer than the bench's. */
  readonly printer?: string;
  readonly wires?: Wires;
  /** Whether a sensor looks at the output tray. */
  readonly paperExit?: boolean;
  /** Other times than the town's for whoever does nothing. */
  readonly patience?: Town['patience'];
}

/** What surrounds a terminal that is being tried: simulators, center, and the configuration that joins them. */
export interface Demo {
  readonly folder: DemoFolder;
  /** `terminal.json`, ready for a core. */
  readonly config: string;
  readonly reader: Reader;
  readonly bench: BenchReady;
  readonly center: string;
  /** Called when somebody at the bench wants the terminal's own screen. */
  readonly onOpenWindow: (answer: () => Promise<string | undefined>) => void;
  /** The center goes away, or comes back at the same address. */
  stopCenter(): Promise<void>;
  startCenter(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the bench and the center, each in a process of its own. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const folder = openDemoFolder(options.folder, options.patience);
  const ports = options.ports ?? { bench: 0, center: 0, gateway: 0 };
  const log = (name: string) => join(folder.path, `${name}.log`);
  const reader = await openReader(options.wires ?? 'real');

  const benchConfig = folder.bench({
    port: ports.bench,
    vpcd: reader.vpcd,
    pty: options.wires !== 'plain',
    pace: options.pace ?? 'real',
  });
  const bench = startProgram('src/bench/main.ts', benchConfig, log('bench'));
  const benchReady = await said(bench, BenchReady, log('bench'));

  const startCenter = async (port: number): Promise<{ program: Program; url: string }> => {
    const program = startProgram('src/center/main.ts', folder.center(port), log('center'));
    return { program, url: (await said(program, CenterReady, log('center'))).url };
  };
  let center = await startCenter(ports.center);
  const config = folder.terminal({
    port: ports.gateway,
    reader: reader.config,
    cash: benchReady.cash,
    paperExit: options.paperExit === false ? undefined : benchReady.paperExit,
    keypad: benchReady.keypad,
    printer: { uri: options.printer ?? benchReady.printer },
    center: center.url,
  });

  let openWindow: () => Promise<string | undefined> = () => Promise.resolve(undefined);
  bench.process.on('message', (raw) => {
    const message = FromBench.safeParse(raw);
    if (!message.success) return;
    if (message.data.type === 'cutPower') pullPlug(config);
    if (message.data.type === 'openWindow') {
      void openWindow().then((url) =>
        bench.process.send({ type: 'window', url: url ?? null } satisfies ToBench),
      );
    }
  });

  return {
    folder,
    config,
    reader,
    bench: benchReady,
    center: center.url,
    onOpenWindow(answer) {
      openWindow = answer;
    },
    stopCenter: () => center.program.stop(),
    async startCenter() {
      center = await startCenter(Number(new URL(center.url).port));
    },
    async stop() {
      await Promise.all([bench.stop(), center.program.stop()]);
      await reader.stop();
    },
  };
}
