// A process of its own for the kill test: what the reference center does with audit records and checkpoints, over HTTP.
//   center.child.ts <center.db> <port>, once a line has come on standard input
import { generateKeyPairSync } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

import { audit } from '#center/calls/audit.ts';
import { witness } from '#center/calls/witness.ts';
import { readJson } from '#center/http/body.ts';
import { respond } from '#center/http/respond.ts';
import { openStore } from '#center/store/open.ts';
import { AuditRequest, WitnessRequest } from '#contract/center.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { TerminalId } from '#contract/ids.ts';

const [database = '', port = ''] = process.argv.slice(2);
const LIMIT = 2 * 1024 * 1024;

async function main(): Promise<void> {
  const store = await openStore(database);
  await store.transaction(({ roster }) => roster.enrol(TerminalId.parse('demo-01')));
  const document = generateKeyPairSync('ed25519').privateKey;
  const server = createServer((request, response) => {
    const answer = async () => {
      const body = await readJson(request, LIMIT);
      if (!body.ok) return body;
      return request.url === '/v1/audit'
        ? audit({ store, clock }, AuditRequest.parse(body.value))
        : witness({ store, clock, document, code: '99901' }, WitnessRequest.parse(body.value));
    };
    void answer().then((answered) => respond(response, answered));
  });
  server.listen(Number(port), '127.0.0.1', () => writeSync(1, 'up\n'));
}

createInterface({ input: process.stdin }).once('line', () => void main());
