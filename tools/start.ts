import { join } from 'node:path';

import { chooseShell } from '#main/shell/choose.ts';

import { startDemo } from './demo/demo.ts';
import type { Demo } from './demo/demo.ts';
import { portOrAny } from './demo/ports.ts';
import { runInShell, runWithoutShell } from './demo/terminal.ts';
import type { RunningTerminal } from './demo/terminal.ts';

/** `npm start`: the whole terminal on simulators, to be tried. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const WHY_NO_WINDOW = {
  noDisplay: 'there is no display',
  noBrowser: 'there is no Electron and no Chromium',
} as const;

const ports = {
  bench: await portOrAny(8700, 'the bench', say),
  center: await portOrAny(8701, 'the center', say),
  gateway: await portOrAny(8702, 'the terminal', say),
};
const demo = await startDemo({ ports, wires: 'free' });
say(`center    ${demo.center} (the made-up town of Hikaridai; what it received is shown there)`);
say(`card      ${demo.reader.line}`);
say(`cash      ccTalk on ${demo.bench.cash}`);
say(`printer   IPP on ${demo.bench.printer}`);
say(`tray      Modbus RTU on ${demo.bench.paperExit} (a sensor sees what lies in the printer’s output)`);
const terminal = await openTerminal(demo);
say(`bench     ${demo.bench.url} (lay cards, drop coins, take the paper; the sheets are shown there)`);
if (!demo.bench.pictures) say('          sheets are shown as PDF only: pdftoppm (poppler-utils) is missing');
say(`logs      ${demo.folder.path}`);
say('Ctrl-C ends everything.');

let ending = false;
const end = async (code: number): Promise<void> => {
  if (ending) return;
  ending = true;
  say('ending …');
  await terminal.stop();
  await demo.stop();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
void terminal.ended.then(() => end(1));

async function openTerminal({ config, folder, onOpenWindow }: Demo): Promise<RunningTerminal> {
  const log = join(folder.path, 'terminal.log');
  const shell = chooseShell(config, 'window');
  if (shell.kind !== 'none') {
    say(`terminal  ${shell.kind} shell, in a window of its own`);
    return runInShell(shell.command, shell.args, log);
  }
  const running = runWithoutShell(config, log);
  await running.ready;
  onOpenWindow(() => running.screen());
  say(`terminal  no window (${WHY_NO_WINDOW[shell.reason]}); open ${await running.screen()}`);
  return running;
}
