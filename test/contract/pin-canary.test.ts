import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import { tracesOfPin } from './pin-canary.ts';

const readable = existsSync('/proc/self/mem');

test.skipIf(!readable)(
  'a PIN that was presented stands nowhere in memory, nor in a heap snapshot',
  async () => {
    // Found while the card has it: twice, as typed and in the command. So the search does find what is there.
    expect(await tracesOfPin('plain')).toEqual({ during: 2, after: 0, strings: 0 });
  },
);
