import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';

import { EnrolReply } from '#contract/enrol.ts';
import type { TerminalId } from '#contract/ids.ts';
import { newRequest } from '#main/tls/request.ts';
import { IDENTITY_FILES } from '#main/tls/tls-fetch.ts';

import { lineFromStdin } from '../diagnose/stdin-line.ts';
import { forTheCore } from '../for-the-core.ts';

export interface Places {
  /** Of the center. */
  readonly url: string;
  /** PEM of the authority behind the center's certificate, given by hand. */
  readonly authority: string;
  /** Folder for what is made. */
  readonly out: string;
}

/**
 * A key of its own, and a certificate for the code on standard input (端末の登録). The key never leaves the folder; only who has this
 * code can have a certificate for it. Answers what to do next.
 */
export async function askForCertificate(
  terminal: TerminalId,
  { url, authority, out }: Places,
): Promise<string> {
  const ca = readFileSync(authority, 'utf8');
  const { key, request: csr } = await newRequest(terminal);
  const code = lineFromStdin().toString('latin1').trim().toUpperCase();
  mkdirSync(out, { recursive: true, mode: 0o700 });
  forTheCore(out, 0o750);
  // The key is safe before anything depends on it, and what the terminal has stays until all of the new is on the disk.
  layBeside(out, IDENTITY_FILES.key, key);
  const reply = EnrolReply.parse(
    await posted(new URL('/v1/enrol', url), ca, { terminal, code, request: csr }),
  );
  layBeside(out, IDENTITY_FILES.certificate, reply.certificate);
  // Whom to believe was given by hand; what the network says about it changes nothing.
  layBeside(out, IDENTITY_FILES.authority, ca);
  for (const name of Object.values(IDENTITY_FILES)) renameSync(fresh(out, name), join(out, name));
  return `${terminal}: enrolled; name ${out} as center.identity in terminal.json`;
}

const fresh = (out: string, name: string): string => join(out, `${name}.new`);

/** Written whole and on the disk, beside the file that it will replace. */
function layBeside(out: string, name: string, text: string): void {
  const opened = openSync(fresh(out, name), 'w', 0o600);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  forTheCore(fresh(out, name), 0o640);
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
