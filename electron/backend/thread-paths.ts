/// <reference types="electron-vite/node" />
// For the built program only: where the build put the code of the threads. (A thread's own bundle cannot ask for another.)
export { default as parseWorkerPath } from '../files/parse-worker.ts?modulePath'
export { default as textLayerWorkerPath } from '../files/text-layer-worker.ts?modulePath'
export { default as searchWorkerPath } from './search-worker.ts?modulePath'
export { default as backendPath } from './worker.ts?modulePath'
