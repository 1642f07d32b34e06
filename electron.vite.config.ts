import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { pdfjsFiles } from './build/pdfjs-files.ts'

const DEV_PORT = 5188
const at = (...parts: string[]): string => path.resolve(import.meta.dirname, ...parts)

// Absolute inputs: with relative ones the development server loses its pre-bundling.
export default defineConfig({
  main: {
    build: {
      rollupOptions: { input: at('electron/main/index.ts'), external: ['playwright-core'] },
      sourcemap: true,
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file that requires nothing but `electron`.
      externalizeDeps: false,
      rollupOptions: {
        input: at('electron/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // In development the page comes from app://, so Vite's channel has to be named.
    server: { port: DEV_PORT, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT } },
    plugins: [react(), pdfjsFiles(at('node_modules/pdfjs-dist'))],
    build: { minify: true, rollupOptions: { input: at('renderer/index.html') } },
  },
})
