import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { pdfjsFiles } from './build/pdfjs-files.ts'

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
    plugins: [react(), pdfjsFiles(at('node_modules/pdfjs-dist'))],
    build: { rollupOptions: { input: at('renderer/index.html') } },
  },
})
