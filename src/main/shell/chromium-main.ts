import { machineClock as clock } from '#contract/clock.ts';
import { createLog } from '#main/log/log.ts';

import { attachCore } from './attach-core.ts';
import { chromiumWindow } from './chromium.ts';
import type { WindowFrame } from './chromium-flags.ts';
import { coreHere, spawnCore } from './core-process.ts';
import type { StartCore } from './core-process.ts';
import { findChromium, hasDisplay } from './find.ts';
import { runShell } from './run-shell.ts';

/**
 * `chromium-main.ts <terminal.json> [kiosk|window]`: the Chromium shell, with a core of its own. `chromium-main.ts unix:SOCKET`: the
 * window alone, for a core that systemd runs. It ends with 0 on SIGINT and SIGTERM.
 */
const [config, wanted] = process.argv.slice(2);
const frame: WindowFrame = wanted === 'window' ? 'window' : 'kiosk';
const chromium = findChromium();

if (config === undefined) refuse('terminal.json is missing: chromium-main.ts <terminal.json> [kiosk|window]');
else if (!hasDisplay()) refuse('there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set');
else if (chromium === undefined) refuse('there is no Chromium: apt-get install chromium');
else run(config, chromium);

function run(config: string, chromium: string): void {
  if (process.getuid?.() === 0)
    say('running as root, so Chromium runs without its sandbox; use an account of its own');
  const events = createLog({ clock, write: (line) => void process.stdout.write(`${line}\n`) });
  const open = chromiumWindow({ chromium, frame, clock });
  const shell = runShell({ start: coreFor(config), open, clock, events });
  const stop = (): void => void shell.stop().then(() => process.exit(0));
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
}

function coreFor(config: string): StartCore {
  return config.startsWith('unix:') ? attachCore(config.slice('unix:'.length)) : spawnCore(coreHere(config));
}

function refuse(why: string): void {
  say(why);
  process.exitCode = 1;
}

function say(line: string): void {
  process.stderr.write(`mado: ${line}\n`);
}
