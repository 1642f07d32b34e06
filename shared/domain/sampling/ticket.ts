import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Fewest digits of a seed: twenty thrown digits cannot be tried out in advance. */
export const SEED_DIGITS = 20

/** True when a seed is digits only, at least SEED_DIGITS of them. Leading zeros count. */
export function isSeed(text: string): boolean {
  return new RegExp(`^[0-9]{${SEED_DIGITS},}$`).test(text)
}

/**
 * The ticket of a case: lower-case hex SHA-256 of the UTF-8 bytes of `seed,caseKey`. Anyone can recompute one:
 * printf %s 'SEED,KEY' | sha256sum. (Idea: Rivest, consistent sampling, arXiv 1808.10016; the number form is not used.)
 */
export function ticket(seed: string, caseKey: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${seed},${caseKey}`)))
}

/** Makes the tickets of many keys; the backend passes a native digest, which is faster and gives the same. */
export type TicketMaker = (seed: string, caseKey: string) => string
