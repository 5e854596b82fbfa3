import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { findElectron } from '#main/shell/find.ts';

/**
 * `npm test`: types, lint and format, then units and contracts, then whole visits end to end.
 * `--unit` only the first two; `--electron` the end-to-end suite on Electron's binary.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const asked = new Set(process.argv.slice(2));

/** Peers that some tests need: what is missing is named here once, and fails the run under CI. */
const PEERS = {
  pcscd: '/usr/sbin/pcscd',
  'vsmartcard-vpcd': '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  opensc: '/usr/bin/opensc-tool',
  'cups-ipp-utils': '/usr/sbin/ippeveprinter',
  dbus: '/usr/bin/dbus-daemon',
  minisign: '/usr/bin/minisign',
  socat: '/usr/bin/socat',
  umockdev: '/usr/bin/umockdev-wrapper',
  'gir1.2-umockdev-1.0': '/usr/share/doc/gir1.2-umockdev-1.0',
  'python3-gi': '/usr/lib/python3/dist-packages/gi',
  'poppler-utils': '/usr/bin/pdftotext',
  ghostscript: '/usr/bin/gs',
  'mupdf-tools': '/usr/bin/mutool',
  'libharfbuzz-bin': '/usr/bin/hb-shape',
  'fonts-ipamj-mincho': '/usr/share/fonts/truetype/ipamj/ipamjm.ttf',
  postgresql: '/usr/lib/postgresql',
  chromium: '/usr/bin/chromium',
} as const;

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const vitest = 'node_modules/vitest/vitest.mjs';
const CHECKS: readonly Step[] = [
  { name: 'types', command: ['node_modules/.bin/tsc'] },
  { name: 'lint', command: ['node_modules/.bin/oxlint', '--type-aware'] },
  { name: 'format', command: ['node_modules/.bin/oxfmt', '--check'] },
];
const UNITS: Step = {
  name: 'units and contracts',
  command: [process.execPath, vitest, 'run', '--project', 'unit'],
};
const PROOF: Step = {
  name: 'visits with every mishap',
  command: [process.execPath, vitest, 'run', '--project', 'proof'],
};
const BROWSER: Step = {
  name: 'screens in a browser',
  command: [process.execPath, vitest, 'run', '--project', 'browser'],
};
const WHOLE: Step = { name: 'end to end', command: [process.execPath, vitest, 'run', '--project', 'e2e'] };

const failed = await run(steps());
if (failed) {
  process.stdout.write(`\nfailed: ${failed}\n`);
  process.exitCode = 1;
}

function steps(): readonly Step[] {
  if (asked.has('--electron')) return electron();
  tellMissing();
  return asked.has('--unit') ? [...CHECKS, UNITS] : [...CHECKS, UNITS, BROWSER, WHOLE, PROOF];
}

function electron(): readonly Step[] {
  const binary = findElectron(root, process.env);
  if (binary !== undefined)
    return [{ ...WHOLE, name: 'end to end on Electron', env: { MADO_SHELL: 'electron' } }];
  process.stdout.write(
    'Electron has no binary here; run `node_modules/.bin/install-electron` where it can be fetched, then again.\n',
  );
  process.exitCode = 1;
  return [];
}

function tellMissing(): void {
  const missing = Object.entries(PEERS).filter(([, file]) => !existsSync(file));
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join(' ');
  process.stdout.write(`not installed, so what needs them is skipped: ${names} (apt-get install ${names})\n`);
  if (process.env['CI'] !== undefined) process.exitCode = 1;
}

/** One after another, each shown as it runs; answers the first that failed. */
async function run(all: readonly Step[]): Promise<string | undefined> {
  for (const { name, command, env } of all) {
    process.stdout.write(`\n── ${name}\n`);
    const [program = '', ...args] = command;
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    const code = await new Promise((resolve) => {
      child.once('exit', resolve);
    });
    if (code !== 0) return name;
  }
  return undefined;
}
