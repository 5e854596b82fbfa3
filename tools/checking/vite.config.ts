import { defineConfig } from 'vite';

/** Builds the checking page: a folder for any file server, with its WebAssembly in it. Nothing is inlined, nothing fetched from elsewhere. */
export default defineConfig({
  root: 'src/checking/page',
  base: './',
  publicDir: false,
  build: {
    outDir: '../../../dist/checking',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
});
