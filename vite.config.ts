import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the touch UI. Nothing is inlined: the page runs under `script-src 'self'; style-src 'self'; font-src 'self'`. */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    // Two languages' fonts and words in one bundle, loaded once a day over loopback.
    chunkSizeWarningLimit: 1000,
  },
});
