import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Letters of a package are waited for, as ours are: for a moment nothing, and never boxes in place of words. */
function fontsAreWaitedFor(): Plugin {
  return {
    name: 'fonts-are-waited-for',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = String(file.source).replaceAll('font-display:swap', 'font-display:block');
      }
    },
  };
}

/** Builds the touch UI. Nothing is inlined: the page runs under `script-src 'self'; style-src 'self'; font-src 'self'`. */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  publicDir: false,
  plugins: [react(), fontsAreWaitedFor()],
  build: {
    outDir: '../../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    // Two languages' fonts and words in one bundle, loaded once a day over loopback.
    chunkSizeWarningLimit: 1500,
  },
});
