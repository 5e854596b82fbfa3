import { defineConfig } from 'vite';

/** The check of a release in one file that imports nothing but Node's own modules. */
export default defineConfig({
  publicDir: false,
  // The names of the parts stand in the file: they must not tell where on this machine the packages lie.
  resolve: { preserveSymlinks: true },
  build: {
    ssr: 'src/release/verify-main.ts',
    outDir: process.env['MADO_VERIFIER_OUT'] ?? 'dist/verifier',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'verify-release.mjs' } },
  },
  ssr: { noExternal: true },
});
