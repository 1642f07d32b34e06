let path: URL | string = new URL('./parse-worker.ts', import.meta.url)

/** Where the code of the parse worker is: beside this file under plain Node; the built program says where it put it. */
export const parseWorkerPath = (): URL | string => path

/** For the composition root of the built program. */
export function setParseWorkerPath(built: URL | string): void {
  path = built
}
