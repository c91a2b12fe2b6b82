import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { firstModules } from './first-modules.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `npm run build` writes dist/web; `npm run dev:web` serves the sources and asks a Leeway that runs on its usual port.
export default defineConfig({
  root: here('.'),
  plugins: [tailwindcss()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    sourcemap: false,
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    reportCompressedSize: false,
    // What the first page takes stands in one file; scripts/web-weight.mjs holds it to its limit.
    chunkSizeWarningLimit: 700,
    // Packages mark what runs in browsers for frameworks that also render on servers; here all of it does.
    rolldownOptions: {
      checks: { moduleLevelDirective: false, bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: firstModules([here('src/main.tsx'), here('src/pages/today/today-page.tsx')]) },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env['LEEWAY_URL'] ?? 'http://127.0.0.1:8080' } },
});
