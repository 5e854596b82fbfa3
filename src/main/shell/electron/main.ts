import { app, BrowserWindow, Menu, session } from 'electron';

import { machineClock as clock } from '#contract/clock.ts';
import { createLog } from '#main/log/log.ts';

import { spawnCore } from '../core-process.ts';
import { freshProfile, removeProfile } from '../profile.ts';
import { runShell } from '../run-shell.ts';
import { Address } from './address.ts';
import { electronWindow } from './electron-window.ts';
import { lockContents } from './lock-contents.ts';
import { lockSession } from './lock-session.ts';
import { program } from './program.ts';
import { refusedSwitches } from './switches.ts';
import { windowOptions } from './window-options.ts';

/** The Electron shell: `mado <terminal.json> [kiosk|window]`. */

// Electron's own answer to an uncaught error is a dialog box on the public screen.
process.on('uncaughtException', (error) => fail(error.stack ?? error.message));

const address = new Address();
const events = createLog({ clock, write: (line) => void process.stdout.write(`${line}\n`) });
const packaged = app.isPackaged;
const { config, frame, core } = program({ argv: process.argv, packaged, resources: process.resourcesPath });
const refused = packaged ? refusedSwitches(process.argv, process.env) : [];

if (refused.length > 0) fail(`refused: ${refused.join(' ')}`);
else if (config === undefined) fail('terminal.json is missing: mado <terminal.json> [kiosk|window]');
else if (app.requestSingleInstanceLock()) start();
else fail('Mado runs already');

function start(): void {
  const profile = freshProfile();
  app.enableSandbox();
  app.setPath('userData', profile);
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockContents(contents, address));
  app.on('session-created', (created) => lockSession(created, address));
  // A window that goes is opened again; the shell ends on a signal only.
  app.on('window-all-closed', () => {});
  void app.whenReady().then(() => run(profile));
}

function run(profile: string): void {
  lockSession(session.defaultSession, address);
  const open = electronWindow({
    create: (options) => new BrowserWindow(options),
    window: windowOptions(frame, packaged),
    address,
  });
  const shell = runShell({ start: spawnCore(core), open, clock, events });
  const stop = async (): Promise<void> => {
    await shell.stop();
    removeProfile(profile);
    app.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
  app.on('before-quit', (event) => {
    event.preventDefault();
    void stop();
  });
}

function fail(why: string): void {
  process.stderr.write(`mado: ${why}\n`);
  app.exit(1);
}
