/** Groups of data. Queries read topics, commands change them; caches are dropped by topic. */
export const TOPICS = [
  'session',
  'settings',
  'people',
  'agencies',
  'catalogues',
  'imports',
  'inbox',
  'cases',
  'reports',
  'rubrics',
  'rounds',
  'samples',
  'scores',
  'findings',
  'letters',
  'texts',
  'audit',
] as const
export type Topic = (typeof TOPICS)[number]
