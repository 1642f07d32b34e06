import { expect, test } from 'vitest'
import {
  isOrgCode,
  isRegistrationNumber,
  parseCertificateNumber,
  parseCreditCode,
  parseIdNumber,
  parseOrgCode,
  parseRegistrationNumber,
} from '../../../shared/domain/import/identifiers.ts'

// valid and invalid examples: import-formats §5
test.each(['91110105YW1000014X', '11440304YW2000024R', '52510107YW30000345'])('%s is a credit code', (code) => {
  expect(parseCreditCode(code)).toEqual({ value: code })
})

test.each([
  ['91110105YW1000014Y', 'uscc.check_digit', '91110105YW1000014Y'],
  ['91110105OW1000014X', 'uscc.charset', '91110105OW1000014X'],
  ['91110105Y1W000014X', 'uscc.check_digit', '91110105Y1W000014X'],
  ['91110105YW1000014', 'uscc.length', '91110105YW1000014'],
  ['91110105yw1000014x', 'uscc.lower_case', '91110105YW1000014X'],
  ['91110105YW1000014X（1-1）', 'uscc.trailing_text', '91110105YW1000014X'],
  ['9111****YW1000014X', 'uscc.masked', null],
  ['00000000000000000X', 'uscc.placeholder', null],
  ['YW100001-4', 'uscc.org_code_only', 'YW100001-4'],
  ['110105000000013', 'reg15.check_digit', '110105000000013'],
  ['3301062015292', 'reg13.legacy', '3301062015292'],
])('%s: %s', (cell, code, value) => {
  expect(parseCreditCode(cell)).toEqual({ value, code })
})

test('spaces, full-width characters and zero-width characters are taken out without a word', () => {
  expect(parseCreditCode(' ９１１１０１０５ YW10\u200b00014X')).toEqual({ value: '91110105YW1000014X' })
})

test('organisation codes and registration numbers by their check characters', () => {
  expect(['YW1000014', 'YW2000024', 'YW300003-4'].map(isOrgCode)).toEqual([true, true, true])
  expect(['YW1000015', 'YW200002', 'Y3W000034'].map(isOrgCode)).toEqual([false, false, false])
  expect(['110105000000012', '440304600000024', '510107000001239'].every(isRegistrationNumber)).toBe(true)
  expect(['110105000000013', '44030460000002', '510107000001293'].some(isRegistrationNumber)).toBe(false)
})

// import-formats §5.2, §5.3: every valid and invalid example, and what may be repaired: spaces and a copy number, never a digit
test.each([
  ['YW1000014', 'YW1000014', undefined],
  ['YW100001-4', 'YW100001-4', undefined],
  [' ＹＷ１０００01 4', 'YW1000014', undefined],
  ['YW1000014（1-1）', 'YW1000014', 'uscc.trailing_text'],
  ['YW1000015', 'YW1000015', 'org.check_digit'],
  ['YW100001-5', 'YW100001-5', 'org.check_digit'],
  ['Y3W000034', 'Y3W000034', 'org.check_digit'],
  ['YW200002', 'YW200002', 'org.length'],
])('organisation code %s', (cell, value, code) => {
  expect(parseOrgCode(cell)).toEqual(code === undefined ? { value } : { value, code })
})

test.each([
  ['110105000000012', '110105000000012', undefined],
  ['440304600000024(1/1)', '440304600000024', 'uscc.trailing_text'],
  ['110105000000013', '110105000000013', 'reg15.check_digit'],
  ['510107000001293', '510107000001293', 'reg15.check_digit'],
  ['44030460000002', '44030460000002', 'reg15.length'],
  ['3301062015292', '3301062015292', 'reg13.legacy'],
])('registration number %s', (cell, value, code) => {
  expect(parseRegistrationNumber(cell)).toEqual(code === undefined ? { value } : { value, code })
})

test('a code whose check character is wrong is never changed into a right one, whichever character is wrong', () => {
  const code = '91110105YW1000014X'
  for (let at = 0; at < 17; at += 1)
    for (const c of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      const other = `${code.slice(0, at)}${c}${code.slice(at + 1)}`
      if (other === code) continue
      expect(parseCreditCode(other)).toEqual({ value: other, code: 'uscc.check_digit' })
    }
})

test.each([
  ['11010519010203001X', undefined],
  ['11010519010203001x', undefined],
  ['440304190402290228', undefined],
  ['110105010203001', undefined],
  ['440304190402290229', 'id.check_digit'],
  ['440304190102290226', 'id.birth_date'],
  ['51010719091231070X', 'id.check_digit'],
  ['4403041904022902', 'id.length'],
])('identity number %s: %s', (text, code) => {
  expect(parseIdNumber(text).code).toBe(code)
})

test('a certificate number that has not 11 digits is kept and remarked', () => {
  expect(parseCertificateNumber('37010200001')).toEqual({ value: '37010200001' })
  expect(parseCertificateNumber('HN-SY0016472(B)')).toEqual({ value: 'HN-SY0016472(B)', code: 'cert.format' })
})
