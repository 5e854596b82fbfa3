import { defineConfig } from 'vite';

/** One file for Electron's main process: it holds no TypeScript to strip and no package to look up. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/main/shell/electron/main.ts',
    outDir: 'dist/electron',
    target: 'node24',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { noExternal: true, external: ['electron'] },
});
