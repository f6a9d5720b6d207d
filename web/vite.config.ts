import { readFile } from 'node:fs/promises';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { shellPlugin } from './build/shell.ts';
import { wordsPlugin } from './build/words.ts';

// While developing, Vite stands before a running `ciclo serve` (web/dev.sh); the server then names this origin in its configuration.
const server = process.env['CICLO_SERVER'] ?? 'http://127.0.0.1:8470';
const port = Number(process.env['CICLO_WEB_PORT'] ?? '5173');

export default defineConfig({
  plugins: [wordsPlugin(), react(), shellPlugin(() => readFile(new URL('./build/sw.js', import.meta.url), 'utf8'))],
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsInlineLimit: 0, // the policy of the pages allows no data: but for pictures
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    fs: { allow: ['..'] }, // tokens, fonts and the drawings' classes stand beside web/
    proxy: Object.fromEntries(['/api', '/share', '/health'].map((path) => [path, { target: server }])),
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', environment: 'node', include: ['src/**/*.test.{ts,tsx}'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/**/*.browser.ts'],
          globalSetup: ['tests/house.ts'],
          // As patient as the slowest machine needs; what is right goes on at once.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
          retry: 2, // of a busy machine; what needed it is told at the end
        },
      },
    ],
  },
});
