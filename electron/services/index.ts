import { sessionHandlers } from './session.ts'
import type { Handlers } from './types.ts'

/** One handler for every procedure of the contract: a missing or mistyped one does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
}
