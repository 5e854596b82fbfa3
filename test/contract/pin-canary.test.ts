import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import { tracesOfPin, tracesOfVisits } from './pin-canary.ts';

const readable = existsSync('/proc/self/mem');

test.skipIf(!readable)(
  'a PIN that was presented stands nowhere in memory, nor in a heap snapshot',
  async () => {
    // Found while the card has it: twice, as typed and in the command. So the search does find what is there.
    expect(await tracesOfPin('plain')).toEqual({ during: 2, after: 0, strings: 0 });
  },
);

test.skipIf(!readable)(
  'of a PIN that was typed in a visit nothing stays, on the screen or on the ten-key',
  async () => {
    const { during, after, strings, files, logs } = await tracesOfVisits();
    expect(during).toBeGreaterThanOrEqual(1);
    expect({ after, strings }).toEqual({ after: 0, strings: 0 });
    expect(files).toEqual({
      'core.log': 0,
      'ledger.sqlite': 0,
      'ledger.sqlite-shm': 0,
      'ledger.sqlite-wal': 0,
    });
    // The visits were carried through, and their log is the same whatever the PIN was.
    expect(logs[0].match(/"id":"[^"]+"/g)).toEqual(
      expect.arrayContaining(['"id":"card.pinWrong"', '"id":"card.verified"']),
    );
    expect(logs[0]).toBe(logs[1]);
  },
);
