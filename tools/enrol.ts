import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { loadCenterConfig } from '#center/config.ts';
import { invite } from '#center/enrolment/enrol.ts';
import { openStore } from '#center/store/open.ts';
import type { Store } from '#center/store/store.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { EnrolReply } from '#contract/enrol.ts';
import { TerminalId } from '#contract/ids.ts';
import { IDENTITY_FILES } from '#main/tls/tls-fetch.ts';

import { lineFromStdin } from './diagnose/stdin-line.ts';
import { newRequest } from './enrol/request.ts';

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
  if (command === 'request') return ask(terminalOf(subject));
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

/** The key never leaves the folder; only who has this code can have a certificate for it. */
async function ask(terminal: TerminalId): Promise<void> {
  const { url, authority, out } = values;
  if (url === undefined || authority === undefined || out === undefined) throw new Error(USAGE);
  const ca = readFileSync(authority, 'utf8');
  const { key, request: csr } = await newRequest(terminal);
  const code = lineFromStdin().toString('latin1').trim().toUpperCase();
  const reply = EnrolReply.parse(
    await posted(new URL('/v1/enrol', url), ca, { terminal, code, request: csr }),
  );
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const write = (name: string, text: string) => writeFileSync(join(out, name), text, { mode: 0o600 });
  write(IDENTITY_FILES.key, key);
  write(IDENTITY_FILES.certificate, reply.certificate);
  // Whom to believe was given by hand; what the network says about it changes nothing.
  write(IDENTITY_FILES.authority, ca);
  say(`${terminal}: enrolled; name ${out} as center.identity in terminal.json`);
}

function posted(url: URL, ca: string, body: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        ca,
        minVersion: 'TLSv1.3',
        timeout: 10_000,
        headers: { 'content-type': 'application/json' },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
          else
            reject(
              new Error(`the center refused: ${answer.statusCode ?? 'nothing'}; is the code still good?`),
            );
        });
      },
    );
    call.once('timeout', () => call.destroy(new Error('the center does not answer')));
    call.once('error', reject);
    call.end(JSON.stringify(body));
  });
}

function terminalOf(id: string | undefined): TerminalId {
  const checked = TerminalId.safeParse(id);
  if (!checked.success) throw new Error(USAGE);
  return checked.data;
}
