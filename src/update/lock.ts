import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Makes sure that one updater alone works on a terminal, for as long as this process lives. The claim is a name in Linux's abstract
 * socket namespace: whoever is killed gives it back at once. Answers false when another has it.
 */
export function claimUpdate(folder: string): Promise<boolean> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  const claim = createServer().unref();
  return new Promise((resolve, reject) => {
    claim.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    claim.listen(`\0mado-update-${name}`, () => resolve(true));
  });
}
