import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { CARD_KEYS, newAuthority } from './testing/cards.ts';
import { subjectOf } from './testing/demo-cards.ts';
import { MORNING, REGISTER, startCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const authority = await newAuthority(0);
const trust = [authority.certificate];
const cardOf = (id: string) => authority.card(subjectOf(id));
const madono = await cardOf('family-of-four');

const refused = (reason: string) => ({ answer: 'refused', reason });
const hex64: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
const accepted: unknown = expect.objectContaining({ answer: 'accepted' });

test('a resident learns what they may get, at which fee, under which options', async () => {
  await using center = await startCenter(trust);
  expect(await terminalAt(center).authenticate(madono)).toEqual({
    answer: 'accepted',
    session: hex64,
    personKey: hex64,
    entitlements: [
      {
        kind: 'ResidentRecord',
        fee: 200,
        offered: [
          { asks: 'answer', option: 'scope', answers: ['self', 'part', 'household'] },
          {
            asks: 'persons',
            option: 'persons',
            when: { option: 'scope', answer: 'part' },
            members: [
              { place: 1, relationship: '世帯主', nth: null, self: true },
              { place: 2, relationship: '夫', nth: null, self: false },
              { place: 3, relationship: '子', nth: 1, self: false },
              { place: 4, relationship: '子', nth: 2, self: false },
            ],
          },
          { asks: 'yesNo', option: 'relationship' },
          { asks: 'yesNo', option: 'domicile' },
        ],
        defaults: {
          kind: 'ResidentRecord',
          scope: 'self',
          persons: [1],
          relationship: false,
          domicile: false,
        },
      },
      {
        kind: 'SealRegistration',
        fee: 300,
        offered: [],
        defaults: { kind: 'SealRegistration' },
      },
    ],
    withheld: [],
  });
});

test('the person key is another one in every visit, and the same within one', async () => {
  await using center = await startCenter(trust);
  const keyIn = async (visit: string) => {
    const reply = await terminalAt(center, visit).authenticate(madono);
    return reply.answer === 'accepted' && reply.personKey;
  };
  const first = await keyIn('visit-1');
  expect(await keyIn('visit-1')).toBe(first);
  expect(await keyIn('visit-2')).not.toBe(first);
});

test.each(['child', 'leaving', 'protected', 'moved-in-today', 'deceased', 'stranger'])(
  '%s: the one neutral word, and no session',
  async (id) => {
    await using center = await startCenter(trust);
    expect(await terminalAt(center).authenticate(await cardOf(id))).toEqual(refused('counter'));
  },
);

test('a revoked certificate is told apart, and no longer refused once the list drops it', async () => {
  await using center = await startCenter(trust);
  expect(await terminalAt(center).authenticate(await cardOf('revoked'))).toEqual(
    refused('certificateRevoked'),
  );
  await using later = await startCenter(trust, { register: { ...REGISTER, revoked: [] } });
  expect(await terminalAt(later).authenticate(await cardOf('revoked'))).toEqual(accepted);
});

test.each([
  ['on its last second', '2026-11-24T01:00:00Z', accepted],
  ['a second later', '2026-11-24T00:59:59Z', refused('certificateExpired')],
])('a certificate %s', async (_when, notAfter, answer) => {
  await using center = await startCenter(trust);
  const card = await authority.card(subjectOf('single'), { notAfter });
  expect(await terminalAt(center).authenticate(card)).toEqual(answer);
});

test('a certificate that is not valid yet, or whose CA has come to its end, is no longer or not yet good', async () => {
  const old = await newAuthority(1, { notBefore: '2015-10-20', notAfter: '2025-10-19' });
  await using center = await startCenter([...trust, old.certificate]);
  const terminal = terminalAt(center);
  const future = await authority.card(subjectOf('single'), { notBefore: '2026-11-25' });
  expect(await terminal.authenticate(future)).toEqual(refused('certificateExpired'));
  expect(await terminal.authenticate(await old.card(subjectOf('single')))).toEqual(
    refused('certificateExpired'),
  );
});

test('generations of the CA share a name and are told apart by key', async () => {
  const next = await newAuthority(1);
  await using center = await startCenter([authority.certificate, next.certificate]);
  expect(await terminalAt(center).authenticate(await next.card(subjectOf('single')))).toEqual(accepted);
});

test('a look-alike CA, a CA posing as a card, and garbage are forged', async () => {
  const lookAlike = await newAuthority(1);
  await using center = await startCenter(trust);
  const terminal = terminalAt(center);
  const forged = refused('certificateForged');
  expect(await terminal.authenticate(await lookAlike.card(subjectOf('single')))).toEqual(forged);
  const certificate = authority.certificate.raw.toString('base64');
  expect(await terminal.authenticate({ ...madono, certificate })).toEqual(forged);
  expect(await terminal.authenticate({ ...madono, certificate: 'AAAA' })).toEqual(forged);
});

test.each(['C=JP', 'C=JP, CN=DEMO0000000000001B, CN=DEMO0000000000003D'])(
  'a certificate for %s names nobody',
  async (subject) => {
    await using center = await startCenter(trust);
    const card = await authority.card(subject);
    expect(await terminalAt(center).authenticate(card)).toEqual(refused('certificateForged'));
  },
);

test('an altered signature, one of other bytes, or one by another algorithm is invalid', async () => {
  await using center = await startCenter(trust);
  const terminal = terminalAt(center);
  const invalid = refused('signatureInvalid');
  const altered = (message: Buffer) => {
    const bytes = Buffer.from(madono.sign(message), 'base64');
    bytes[17] = (bytes[17] ?? 0) ^ 1;
    return bytes.toString('base64');
  };
  expect(await terminal.authenticate({ ...madono, sign: altered })).toEqual(invalid);
  const other = () => madono.sign(randomBytes(32));
  expect(await terminal.authenticate({ ...madono, sign: other })).toEqual(invalid);
  expect(await terminal.authenticate(madono, { algorithm: 'ECDSA-SHA384' })).toEqual(invalid);
});

test('P-256 and P-384 cards are served, RSA keys under 2048 bits are not', async () => {
  const p384 = await newAuthority(0, {}, CARD_KEYS.p384);
  const p256 = await newAuthority(0, {}, CARD_KEYS.p256);
  const small = await newAuthority(0, {}, CARD_KEYS.small);
  await using center = await startCenter([p384.certificate]);
  const terminal = terminalAt(center);
  expect(await terminal.authenticate(await p384.card(subjectOf('single')))).toEqual(accepted);
  const onP256 = await p256.card(subjectOf('single'));
  expect(await terminal.authenticate(onP256)).toEqual(accepted);
  expect(await terminal.authenticate(onP256, { algorithm: 'ECDSA-SHA384' })).toEqual(
    refused('signatureInvalid'),
  );
  expect(await terminal.authenticate(await small.card(subjectOf('single')))).toEqual(
    refused('signatureInvalid'),
  );
});

test('a nonce is good once, for its own visit and terminal only', async () => {
  await using center = await startCenter(trust);
  const [here, nextVisit, elsewhere] = [
    terminalAt(center),
    terminalAt(center, 'visit-2'),
    terminalAt(center, 'visit-1', 1),
  ];
  const signedBy = async (nonce: string) => ({
    nonce,
    signature: madono.sign(Buffer.from(nonce, 'base64')),
  });
  const replay = await signedBy(await here.nonce());
  expect(await here.authenticate(madono, replay)).toEqual(accepted);
  expect(await here.authenticate(madono, replay)).toEqual(refused('nonceExpired'));
  for (const other of [nextVisit, elsewhere]) {
    const stray = await signedBy(await here.nonce());
    expect(await other.authenticate(madono, stray)).toEqual(refused('nonceExpired'));
    expect(await here.authenticate(madono, stray)).toEqual(refused('nonceExpired'));
  }
});

test('a nonce that the center never gave is expired', async () => {
  await using center = await startCenter(trust);
  const nonce = randomBytes(32).toString('base64');
  const signature = madono.sign(Buffer.from(nonce, 'base64'));
  expect(await terminalAt(center).authenticate(madono, { nonce, signature })).toEqual(
    refused('nonceExpired'),
  );
});

test.each([
  [60_000, accepted],
  [60_001, refused('nonceExpired')],
])('a nonce after %i ms', async (age, answer) => {
  await using center = await startCenter(trust);
  const terminal = terminalAt(center);
  const nonce = await terminal.nonce();
  center.clock.time = MORNING + age;
  const signature = madono.sign(Buffer.from(nonce, 'base64'));
  expect(await terminal.authenticate(madono, { nonce, signature })).toEqual(answer);
});

test('the seventeenth open nonce of a terminal crowds out its first, and no other', async () => {
  await using center = await startCenter(trust);
  const terminal = terminalAt(center);
  const nonces: string[] = [];
  for (let count = 0; count < 17; count += 1) nonces.push(await terminal.nonce());
  const { certificate, algorithm } = madono;
  const answers: unknown[] = [];
  for (const nonce of nonces) {
    const signature = madono.sign(Buffer.from(nonce, 'base64'));
    const request = { ...terminal.place, nonce, certificate, algorithm, signature };
    answers.push((await terminal.call('authenticate', request)).body);
  }
  expect(answers).toEqual([refused('nonceExpired'), ...nonces.slice(1).map(() => accepted)]);
});
