import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

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
    // Packages mark what runs in browsers for frameworks that also render on servers; here all of it does.
    rolldownOptions: { checks: { moduleLevelDirective: false, bundlerTimings: false } },
  },
  server: { proxy: { '/api': process.env['LEEWAY_URL'] ?? 'http://127.0.0.1:8080' } },
});
