import { ALL_FACES, EVEN_LINES, FACE_FILES, familiesOf } from '../../../../shared/domain/letters/letter-faces.ts'

let added: Promise<void> | undefined

/**
 * Makes the faces of the print known to the window, once. A file is fetched when a character first needs it; the promise
 * is kept when those of ordinary letters are there.
 */
export function loadSheetFonts(): Promise<void> {
  added ??= addFaces()
  return added
}

async function addFaces(): Promise<void> {
  const faces = ALL_FACES.flatMap((face) =>
    familiesOf(face).map(
      ({ family, range }) =>
        new FontFace(family, `url(${new URL(`fonts/${FACE_FILES[face]}`, document.baseURI).href})`, {
          ...EVEN_LINES,
          ...(range === '' ? {} : { unicodeRange: range }),
        }),
    ),
  )
  for (const face of faces) document.fonts.add(face)
  await Promise.all(
    ['fang', 'xbs', 'hei', 'kai', 'num', 'numFull'].map((family) => document.fonts.load(`16pt ${family}`)),
  )
}
