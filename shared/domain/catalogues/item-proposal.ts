/** What may be proposed of an item when a catalogue of powers is cleared (清理意见, policy paper 004), in the words of the paper. */
export const PROPOSALS = { abolish: '拟取消', adjust: '拟调整', suspend: '拟暂停实施', keep: '保留' } as const
export type Proposal = keyof typeof PROPOSALS
export const PROPOSAL_KINDS = Object.keys(PROPOSALS) as [Proposal, ...Proposal[]]

/** The proposals by which an item does not stay as it is: what the sheet of opinions lists. */
export const changesItem = (proposal: Proposal | null): boolean => proposal !== null && proposal !== 'keep'

/** What is asked of every item before it stays (合法性、合理性、必要性审查, policy paper 004). */
export const REVIEW_QUESTIONS = { legal: '合法性', reasonable: '合理性', necessary: '必要性' } as const
export type ReviewQuestion = keyof typeof REVIEW_QUESTIONS
export const REVIEW_QUESTION_KINDS = Object.keys(REVIEW_QUESTIONS) as [ReviewQuestion, ...ReviewQuestion[]]
