// What a browser is given: one script and one style sheet to begin with, a chunk per further screen and language.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // Wherever the files are put: they find each other beside themselves.
  base: './',
  publicDir: false,
  // What the screen of the API's description shows, fetched by it alone.
  resolve: { alias: { 'api-description': fileURLToPath(new URL('../docs/openapi.json', import.meta.url)) } },
  json: { stringify: true },
  build: {
    outDir: '../build/pages/desk',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: false,
    chunkSizeWarningLimit: 700,
    target: 'baseline-widely-available',
    rolldownOptions: {
      input: 'src/main.tsx',
      output: {
        codeSplitting: {
          groups: [
            // What every screen needs comes with the first one, which is whole in it: nothing of the others is fetched
            // for it. What many share is a file more, what a few share a third.
            { name: 'main', test: /src\/(main|home\/home)\.tsx$/, priority: 3 },
            { name: 'parts', minShareCount: 4, priority: 2 },
            { name: 'more', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
});
