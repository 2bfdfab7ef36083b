// What a browser is given: one script and one style sheet for the first screens, a chunk per further screen and language.
import { defineConfig } from 'vite';

export default defineConfig({
  // Wherever the files are put: they find each other beside themselves.
  base: './',
  publicDir: false,
  json: { stringify: true },
  build: {
    outDir: '../build/pages/cabinet',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: false,
    target: 'baseline-widely-available',
    rolldownOptions: {
      input: 'src/shell/main.js',
      // What the first screens share with others comes with them, not in files of its own.
      output: { codeSplitting: { groups: [{ name: 'main', test: /shell\/main\.js$/ }] } },
    },
  },
});
