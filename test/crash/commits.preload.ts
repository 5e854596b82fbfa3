// Loaded into a core before it begins (node --import): after each commit of a database it says so to its parent on descriptor 4,
// and waits for leave to go on. Where it gets none it is killed between this commit and whatever would have come next.
import { readSync, writeSync } from 'node:fs';

import Sqlite from 'better-sqlite3';

const TO_PARENT = 4;
const WAYS = ['deferred', 'immediate', 'exclusive'] as const;
// Always called with the database that it was asked of.
// oxlint-disable-next-line typescript/unbound-method
const original = Sqlite.prototype.transaction;

function tell(): void {
  writeSync(TO_PARENT, '.');
  readSync(TO_PARENT, Buffer.alloc(1));
}

Object.defineProperty(Sqlite.prototype, 'transaction', {
  value(this: Sqlite.Database, work: () => unknown) {
    const whole = original.call(this, work);
    const ways = WAYS.map((way) => {
      const committed = (): unknown => {
        const result = whole[way]();
        tell();
        return result;
      };
      return [way, committed] as const;
    });
    return Object.assign(() => whole(), Object.fromEntries(ways));
  },
});
