import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Makes sure that one core alone works with a ledger: two would each believe that the coins are theirs. The claim is a name in
 * Linux's abstract socket namespace, which no crash leaves behind. Answers false when another core has it.
 */
export function claimLedger(folder: string): Promise<boolean> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  const claim = createServer().unref();
  return new Promise((resolve, reject) => {
    claim.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    claim.listen(`\0mado-core-${name}`, () => resolve(true));
  });
}
