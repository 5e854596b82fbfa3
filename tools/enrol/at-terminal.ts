import { parseArgs } from 'node:util';

import { TerminalId } from '#contract/ids.ts';

import { askForCertificate } from './ask.ts';

/** `mado enrol TERMINAL --url https://… --authority PEM --out FOLDER`: the terminal's half of `npm run enrol`. */
const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: text, authority: text, out: text },
});
const { url, authority, out } = values;
const terminal = TerminalId.safeParse(positionals[0]);

try {
  if (!terminal.success || url === undefined || authority === undefined || out === undefined)
    throw new Error(
      'usage: mado enrol TERMINAL --url https://… --authority PEM --out FOLDER; the code comes from standard input',
    );
  process.stdout.write(`${await askForCertificate(terminal.data, { url, authority, out })}\n`);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : 'failed'}\n`);
  process.exitCode = 1;
}
