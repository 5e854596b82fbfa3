import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { startCenter, TERMINALS } from '#center/testing/running-center.ts';
import { post } from '#center/testing/terminal.ts';
import { Problem } from '#contract/center.ts';

const [{ id: terminal, secret }] = TERMINALS;
const authorization = `Bearer ${secret}`;
const CALLS = ['nonce', 'authenticate', 'prepare', 'audit', 'status'] as const;

/** Bodies that are well-formed to begin with, and then spoilt in one member. */
const hex = '0'.repeat(64);
const WHOLE: Readonly<Record<(typeof CALLS)[number], object>> = {
  nonce: { terminal, visit: 'v' },
  authenticate: {
    terminal,
    visit: 'v',
    nonce: 'AAAA',
    certificate: 'AAAA',
    algorithm: 'RSA-SHA256',
    signature: 'AAAA',
  },
  prepare: {
    terminal,
    visit: 'v',
    session: hex,
    request: 'r',
    lines: [{ options: { kind: 'SealRegistration' }, issues: ['i'] }],
  },
  audit: { terminal, records: [{ sequence: 1, at: 0, id: 'x', fields: '{}', previous: hex, hash: hex }] },
  status: { terminal },
};

const spoilt = fc
  .constantFrom(...CALLS)
  .chain((call) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(WHOLE[call]), '__proto__', 'more'), fc.jsonValue())
      .map(([member, value]) => ({ call, body: JSON.stringify({ ...WHOLE[call], [member]: value }) })),
  );
const anyText = fc.record({ call: fc.constantFrom(...CALLS), body: fc.oneof(fc.json(), fc.string()) });

test('whatever a body holds, the answer is a reply or a plain problem, and the center lives on', async () => {
  await using center = await startCenter([]);
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt, anyText), async ({ call, body }) => {
      const heard = await post(center, `/v1/${call}`, body, { authorization });
      if (heard.status === 200) return;
      expect(heard.status).toBeLessThan(500);
      expect(Problem.safeParse(heard.body).success).toBe(true);
    }),
    { numRuns: 150 },
  );
  expect(await post(center, '/v1/status', JSON.stringify({ terminal }), { authorization })).toMatchObject({
    status: 200,
  });
});
