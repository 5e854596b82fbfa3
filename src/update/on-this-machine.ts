import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { z } from 'zod';

import { machineClock as clock } from '#contract/clock.ts';
import { readSigned } from '#release/medium.ts';
import { readRoot } from '#release/root.ts';
import { Model } from '#release/statement.ts';

import { CoreHealth } from './core-control.ts';
import type { CoreControl } from './core-control.ts';
import { layoutIn } from './layout.ts';
import { ledgerKeeper } from './ledger-keeper.ts';
import { claimUpdate } from './lock.ts';
import type { Site } from './site.ts';

/** Files of this machine that the updater goes by. */
export const MACHINE = {
  terminal: '/etc/mado/terminal.json',
  model: '/etc/mado/model',
  anchor: '/etc/mado/release-root.json',
  folder: '/var/lib/mado-releases',
} as const;

/** The units that run the core and its window. */
const CORE = 'mado-core.service';
const WINDOW = 'mado-shell.service';

/** What the updater reads of terminal.json; the core checks the rest. */
const Terminal = z.object({
  id: z.string(),
  profile: z.enum(['demo', 'production']),
  data: z.string(),
  gateway: z.object({ port: z.int() }),
});
export type TerminalFacts = z.infer<typeof Terminal>;

export function terminalFacts(file: string = MACHINE.terminal): TerminalFacts {
  return Terminal.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** This machine as the updater works with it. Throws, in one line, what a technician has to put right first. */
export function siteHere(): Site {
  const { profile, data, gateway } = terminalFacts();
  const anchor = readSigned(dirname(MACHINE.anchor), basename(MACHINE.anchor));
  const root = anchor && readRoot(anchor);
  if (!root?.ok)
    throw new Error(`${MACHINE.anchor}: is no list of keys; install the one of this town’s releases`);
  const layout = layoutIn(MACHINE.folder);
  const ledger = join(resolve(dirname(MACHINE.terminal), data), 'ledger.sqlite');
  return {
    layout,
    profile,
    model: Model.parse(readFileSync(MACHINE.model, 'utf8').trim()),
    processor: process.arch === 'arm64' ? 'arm64' : 'amd64',
    anchor: root.value,
    core: systemdCore(gateway.port),
    ledger: ledgerKeeper(ledger, layout.ledgerCopy),
    claim: () => claimUpdate(MACHINE.folder),
    clock,
    unpack: unpackDeb,
    before: () => {},
  };
}

/** The core as systemd runs it, asked over loopback. Whether it came up, its answers say, and not systemctl. */
function systemdCore(port: number): CoreControl {
  const systemctl = (...words: readonly string[]): Promise<void> => {
    spawnSync('systemctl', words, { stdio: 'inherit' });
    return Promise.resolve();
  };
  return {
    health: () => askHealth(port),
    stop: () => systemctl('stop', CORE),
    async start() {
      // A core that failed too often before must not keep the next one from its start.
      await systemctl('reset-failed', CORE);
      await systemctl('--no-block', 'start', CORE);
    },
    // Where nobody has started a window, none is started.
    renewWindow: () => systemctl('--no-block', 'try-restart', WINDOW),
  };
}

/** The core's answer; undefined where there is none within two seconds. */
export async function askHealth(port: number): Promise<CoreHealth | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    return CoreHealth.safeParse(await answer.json()).data;
  } catch {
    return undefined;
  }
}

/** Takes `/usr/lib/mado` out of a package. Its units and rules are the system's: apt installs those. */
export function unpackDeb(deb: string, into: string): void {
  const all = `${into}.all`;
  rmSync(all, { recursive: true, force: true });
  const done = spawnSync('dpkg-deb', ['--extract', deb, all], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`dpkg-deb cannot unpack ${deb}: ${done.stderr}`);
  renameSync(join(all, 'usr/lib/mado'), into);
  rmSync(all, { recursive: true, force: true });
}
