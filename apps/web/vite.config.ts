import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compileCatalogue } from './vite/compile-catalogue.ts';
import { groupChunks } from './vite/group-chunks.ts';
import { pageProtocol } from './vite/page-protocol.ts';
import { preloadDoors } from './vite/preload-doors.ts';
import { preloadFont } from './vite/preload-font.ts';
import { shortIds } from './vite/short-ids.ts';
import { trimEmoji } from './vite/trim-emoji.ts';
import { trimPreload } from './vite/trim-preload.ts';
import { trimRouter } from './vite/trim-router.ts';
import { trimSdk } from './vite/trim-sdk.ts';
import { trimSocket } from './vite/trim-socket.ts';

const server = process.env.CHATTER_DEV_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    compileCatalogue(),
    shortIds(),
    trimEmoji(),
    trimRouter(),
    pageProtocol(),
    trimSdk(),
    trimSocket(),
    groupChunks(),
    trimPreload(),
    preloadFont(/latin-wght-normal/),
    preloadDoors(),
    react(),
    tailwind(),
  ],
  // `source`: the workspace packages are taken as TypeScript, without a build of their own.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // The Content-Security-Policy refuses data: fonts and inline scripts, so nothing is inlined.
  build: { outDir: 'dist', assetsInlineLimit: 0, cssCodeSplit: false },
  server: { proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } } },
});
