import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { ticket } from './ticket.ts'
import { type DrawProof, type Verdict, verifyDraw } from './verify.ts'

/**
 * What the page verify.html runs: the program's own algorithm, bundled into one script by build/make-verify-page.mjs.
 * `frameBytes` are the bytes of a file that somebody chose; without them the text of the page is hashed.
 */
export function check(frameText: string, proofText: string, frameBytes?: Uint8Array): Verdict {
  try {
    const frameSha256 = bytesToHex(sha256(frameBytes ?? utf8ToBytes(frameText)))
    return verifyDraw(frameText, frameSha256, JSON.parse(proofText) as DrawProof, ticket)
  } catch (error) {
    // a file that cannot even be read is different from the published one; the page says so instead of breaking
    return { equal: false, difference: `材料无法读取：${error instanceof Error ? error.message : String(error)}` }
  }
}
