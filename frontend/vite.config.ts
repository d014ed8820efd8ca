import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

const backend = 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    outDir: '../backend/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: '.manifest.json', // a dot file: not served, read by the tests of the size budgets
  },
  server: { fs: { allow: ['..'] }, proxy: { '/graphql': backend, '/session': backend, '/exports': backend } },
})
