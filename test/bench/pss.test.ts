import { expect, test } from 'vitest';

import { heldBy, heldIn } from './pss.ts';

const ROLLUP = `00400000-7ffd1000 ---p 00000000 00:00 0    [rollup]
Rss:               90000 kB
Pss:               60000 kB
Pss_Dirty:         50000 kB
Shared_Clean:      40000 kB
`;

test('PSS and RSS are told apart, in MB of a million bytes', () => {
  expect(heldIn(ROLLUP)).toEqual({ pss: 61.44, rss: 92.16 });
});

test('a file without them is refused, not read as nothing', () => {
  expect(() => heldIn('Pss_Dirty: 5 kB\n')).toThrow('no Pss');
});

test('this very process holds something', () => {
  const { pss, rss } = heldBy(process.pid);
  expect(rss).toBeGreaterThan(10);
  expect(pss).toBeLessThanOrEqual(rss);
});
