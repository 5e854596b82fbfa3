import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packs a program of this folder into one file, so that it starts in a tenth of the time; answers the file. */
export async function bundled(name: string): Promise<string> {
  const outDir = join(root, '.mado/test-sync');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'pg'] },
    build: {
      ssr: join(root, 'test/sync', `${name}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
