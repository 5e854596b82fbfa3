import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import { loadCenterConfig } from '#center/config.ts';
import { invite } from '#center/enrolment/enrol.ts';
import { openStore } from '#center/store/open.ts';
import type { Store } from '#center/store/store.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { TerminalId } from '#contract/ids.ts';

import { askForCertificate } from './enrol/ask.ts';

const USAGE = `usage: npm run enrol -- COMMAND
  code TERMINAL --center center.json     a one-time code for a new terminal, good for an hour
  list --center center.json              the certificates, and which of them count
  revoke TERMINAL --center center.json   none of the terminal's certificates counts any more
  request TERMINAL --url https://… --authority PEM --out FOLDER
      at the terminal: a key of its own, and a certificate for the code on standard input`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    center: { type: 'string' },
    url: { type: 'string' },
    authority: { type: 'string' },
    out: { type: 'string' },
  },
});
const [command = '', subject] = positionals;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await run();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : 'failed'}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  if (command === 'request') return say(await askForCertificate(terminalOf(subject), placesOf(values)));
  if (command !== 'code' && command !== 'list' && command !== 'revoke') throw new Error(USAGE);
  if (values.center === undefined) throw new Error(USAGE);
  const config = loadCenterConfig(values.center);
  const store = await openStore(process.env['DATABASE_URL'] ?? config.database);
  try {
    await atCenter(store);
  } finally {
    await store.close();
  }
}

async function atCenter(store: Store): Promise<void> {
  if (command === 'code')
    return say(await invite({ store, clock, random: randomBytes }, terminalOf(subject)));
  if (command === 'revoke') {
    const terminal = terminalOf(subject);
    const revoked = await store.transaction(({ enrolments }) => enrolments.revoke(terminal, clock.now()));
    return say(`${revoked} revoked`);
  }
  const now = clock.now();
  for (const each of await store.transaction(({ enrolments }) => enrolments.certificates())) {
    const stands = each.revoked === null ? (now <= each.expires ? 'counts' : 'has run out') : 'revoked';
    say(
      `${each.terminal}  ${each.serial}  until ${new Date(each.expires).toISOString().slice(0, 10)}  ${stands}`,
    );
  }
}

function placesOf({ url, authority, out }: typeof values) {
  if (url === undefined || authority === undefined || out === undefined) throw new Error(USAGE);
  return { url, authority, out };
}

function terminalOf(id: string | undefined): TerminalId {
  const checked = TerminalId.safeParse(id);
  if (!checked.success) throw new Error(USAGE);
  return checked.data;
}
