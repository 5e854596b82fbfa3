import { afterAll, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { exactLe, moreBytes, parseReply, triesFrom } from '#devices/card/apdu.ts';
import { checkCertificate, readTrust } from '#devices/card/certificate.ts';
import { readCertificateFile } from '#devices/card/certificate-file.ts';
import { USER_AUTHENTICATION, fitsProfile } from '#devices/card/certificate-profile.ts';
import { Channel } from '#devices/card/channel.ts';
import { sequenceLength } from '#devices/card/der.ts';
import { type DerValue, oidText, readDer } from '#devices/card/der-reader.ts';
import { parseCommand } from '#devices/card/simulator/command.ts';
import { tokenFile } from '#devices/card/simulator/token-file.ts';
import { FrameReader, frame } from '#devices/card/simulator/vpcd-frames.ts';
import { cardKind } from '#devices/card/token.ts';

import { cardPeople } from '../support/card-people.ts';
import { answering } from '../support/scripted-card.ts';
import { mutate, random } from './mutate.ts';

/** Another one every time; `FUZZ_SEED=… npx vitest run test/fuzz/card-parsers.test.ts` repeats a run. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_007);
const LIMIT = 32_767;

const clock = new HandClock();
const people = await cardPeople(clock);
afterAll(() => people.remove());
const certificate = Buffer.from(people.sound.certificate);
const trust = readTrust([people.authority.certificatePem]);
const hex = (text: string) => Buffer.from(text, 'hex');

interface Target {
  readonly runs: number;
  readonly samples: readonly Uint8Array[];
  /** Parses, and throws unless what it got can be true. */
  readonly parse: (bytes: Uint8Array) => unknown;
}

const TARGETS: Readonly<Record<string, Target>> = {
  'answers of a card': {
    runs: 250_000,
    samples: [hex('9000'), hex('63c3'), hex('6c20'), hex('6120'), certificate.subarray(0, 64)],
    parse(bytes) {
      const reply = parseReply(bytes);
      must((reply === undefined) === bytes.length < 2);
      if (reply === undefined) return;
      must(reply.data.length === bytes.length - 2 && reply.sw >= 0 && reply.sw <= 0xffff);
      must(within(triesFrom(reply.sw), 0, 15));
      must(within(moreBytes(reply.sw), 1, 256) && within(exactLe(reply.sw), 1, 256));
    },
  },
  'lengths in DER': {
    runs: 150_000,
    samples: [certificate.subarray(0, 8), hex('3003020101'), hex('308180')],
    parse(bytes) {
      const length = sequenceLength(bytes, LIMIT);
      must(typeof length === 'string' || (length >= 2 && length <= LIMIT));
    },
  },
  'values in DER': {
    runs: 100_000,
    samples: [certificate, Buffer.from(people.authority.certificatePem)],
    parse: (bytes) => walk(bytes, 0),
  },
  'the token': {
    runs: 150_000,
    samples: ['JPKIAPICCTOKEN2', 'JPKIAPICCTOKEN', 'JPKIAPIOSTOKEN'].map((label) => tokenFile(label)),
    parse(bytes) {
      const label = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
      must(cardKind(bytes) !== 'myNumber' || /^[\0\s]*JPKIAPICCTOKEN2[\0\s]*$/.test(label));
    },
  },
  'commands to a virtual card': {
    runs: 100_000,
    samples: [hex('00a4040c0ad392f000260100000001'), hex('00b08a00000000'), hex('802a009702abcd00')],
    parse(bytes) {
      const command = parseCommand(bytes);
      must(command === undefined || command.data.length < bytes.length);
    },
  },
  'frames of the virtual reader': {
    runs: 50_000,
    samples: [Buffer.concat([frame(hex('04')), frame(certificate.subarray(0, 40)), frame(hex('01'))])],
    parse(bytes) {
      const frames = new FrameReader().push(bytes);
      must(frames.reduce((sum, { length }) => sum + 2 + length, 0) <= bytes.length);
    },
  },
  'the profile of a certificate': {
    runs: 100_000,
    samples: [certificate, Buffer.from(people.other.certificate)],
    parse: (bytes) => fitsProfile(bytes, USER_AUTHENTICATION),
  },
  'a certificate': {
    runs: 20_000,
    samples: [certificate],
    parse(bytes) {
      const checked = checkCertificate(bytes, trust, clock.now());
      must(!checked.ok || certificate.equals(bytes));
    },
  },
};

test.each(Object.entries(TARGETS))(`%s, damaged (seed ${SEED})`, (_, { runs, samples, parse }) => {
  const next = random(SEED);
  for (let run = 0; run < runs; run++) {
    const sample = samples[run % samples.length] ?? new Uint8Array();
    const damaged = mutate(sample, next);
    try {
      parse(damaged);
    } catch (cause) {
      throw new Error(`on ${Buffer.from(damaged).toString('hex')}`, { cause });
    }
  }
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(256 * 1024 * 1024);
});

test(
  `the file of a certificate, from answers that are damaged (seed ${SEED})`,
  { timeout: 60_000 },
  async () => {
    const next = random(SEED);
    let read = 0;
    for (let run = 0; run < 80_000; run++) {
      let sent = 0;
      const connection = answering((command) => {
        sent += 1;
        const at = ((command[2] ?? 0) << 8) | (command[3] ?? 0);
        const whole = Buffer.concat([
          certificate.subarray(at > LIMIT ? 0 : at).subarray(0, 900),
          hex('9000'),
        ]);
        return next() < 0.5 ? whole : mutate(next() < 0.5 ? whole : hex('6105'), next);
      });
      const traits = { extendedLength: run % 2 === 0 };
      const file = await readCertificateFile(new Channel(connection, clock), traits);
      must(sent <= 162 + 256 && (!file.ok || file.value.length <= LIMIT));
      if (file.ok) read += 1;
    }
    expect(read).toBeGreaterThan(0);
    expect(clock.timers).toBe(0);
  },
);

function must(holds: boolean): void {
  if (!holds) throw new Error('what was parsed cannot be true');
}

function within(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (value >= least && value <= most);
}

/** Every value inside every container; no deeper than a certificate is. */
function walk(bytes: Uint8Array, depth: number): void {
  const values: readonly DerValue[] = (depth < 12 ? readDer(bytes) : undefined) ?? [];
  must(values.reduce((sum, { content }) => sum + 2 + content.length, 0) <= bytes.length);
  for (const { tag, content } of values) {
    if ((tag & 0x20) !== 0) walk(content, depth + 1);
    if (tag === 0x06) oidText(content);
  }
}
