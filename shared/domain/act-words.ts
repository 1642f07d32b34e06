/** The kinds of act that have a table of their own, in the words of the law; any other kind is called by its word (`ActKind`). */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  penalty: '行政处罚',
  licence: '行政许可',
  coercion: '行政强制',
  inspection: '行政检查',
}

/** A kind of act in words. */
export const kindInWords = (kind: string): string => KIND_WORDS[kind] ?? kind

/** Procedures of a case; a kind without a split is 不分程序. */
export const PROCEDURE_WORDS: Readonly<Record<string, string>> = {
  general: '普通程序',
  summary: '简易程序',
  standard: '不分程序',
  unknown: '未注明',
}

/** The parts of a case key `kind|agency|number`, the kind in words. Numbers may hold the border sign, the others not. */
export function caseKeyParts(caseKey: string): { kind: string; agency: string; number: string } {
  const [kind = '', agency = '', ...number] = caseKey.split('|')
  return { kind: kindInWords(kind), agency, number: number.join('|') }
}

/** The name of a stratum as people read it: the values of its keys, a kind in words. */
export function stratumInWords(name: string): string {
  return name.split(' / ').map(kindInWords).join(' / ')
}

/** A hash in groups of eight digits, so that it can be read aloud and compared. */
export const hashInGroups = (sha256: string): string => (sha256.match(/.{1,8}/g) ?? []).join(' ')
