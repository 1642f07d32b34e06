// pdf.js ships no types for its worker; it is loaded for its effect: it registers itself for use in this thread.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
