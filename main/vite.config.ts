import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Only the preload script: a sandboxed one must be a single CommonJS file. Everything else is compiled by tsc. */
export default defineConfig({
  root: folder('.'),
  build: {
    outDir: folder('../dist/main'),
    emptyOutDir: false,
    minify: false,
    target: 'chrome140',
    lib: { entry: 'preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
