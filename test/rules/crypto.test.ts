import crypto from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CRYPTO_CHECKS, checkCrypto } from '../../electron/backend/crypto-self-check.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'
import { projectFiles, projectText } from '../support/project-files.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { createWorld } from '../support/world.ts'

/** What Electron's BoringSSL has for certain; by the name given to the function. */
const ALLOWED: Record<string, readonly string[]> = {
  createHash: ['sha256'],
  createHmac: ['sha256'],
  hash: ['sha256'],
  hkdfSync: ['sha256'],
  pbkdf2Sync: [],
  createCipheriv: ['aes-256-gcm'],
  createDecipheriv: ['aes-256-gcm'],
  generateKeyPairSync: ['ed25519', 'x25519'],
  createSign: [],
  createVerify: [],
  argon2Sync: [],
}

const functions = crypto as unknown as Record<string, (...args: unknown[]) => unknown>
const originals = new Map<string, (...args: unknown[]) => unknown>()

beforeAll(() => {
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    const original = functions[name]
    if (!original) continue
    originals.set(name, original)
    functions[name] = (...args) => {
      if (!allowed.includes(String(args[0]))) throw new Error(`${name}('${String(args[0])}') is masked`)
      return original(...args)
    }
  }
  syncBuiltinESMExports()
})
afterAll(() => {
  for (const [name, original] of originals) functions[name] = original
  syncBuiltinESMExports()
})

test('the mask holds', () => {
  expect(() => crypto.createHash('md5')).toThrow('is masked')
  expect(() => crypto.createCipheriv('chacha20-poly1305', '', '')).toThrow('is masked')
})

test('the self-check at start passes with every other name masked', () => {
  expect(() => checkCrypto()).not.toThrow()
  expect(Object.keys(CRYPTO_CHECKS)).toEqual(['sha256', 'hmac', 'ed25519', 'scrypt', 'aesGcm', 'hkdf'])
})

test('audit, frame, draw, stored files, backup and doctor run with every other name masked', async () => {
  const printed: string[] = []
  const host = {
    printPdf: (html: string) => {
      printed.push(html)
      return Promise.resolve(Buffer.from('%PDF-1.7'))
    },
  }
  const world = createWorld({ host })
  const out = mkdtempSync(path.join(tmpdir(), 'mingjuan-crypto-'))
  insertCases(world, 20)
  const { roundId } = await world.call('rounds.create', {
    title: '第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 5 } }) })
  await world.call('samples.draw', { roundId, seed: '00123456789012345678', thrownBy: '李代表' })
  await world.call('samples.exportProof', { roundId, folder: path.join(out, 'proof') })
  await world.call('maintenance.backUp', { file: path.join(out, 'backup.zip') })
  expect(await world.call('audit.verify', {})).toMatchObject({ ok: true })
  expect(printed).toHaveLength(1)
  rmSync(out, { recursive: true })
})

test('the source names no other algorithm', () => {
  const pattern = new RegExp(`\\b(${Object.keys(ALLOWED).join('|')})\\(\\s*'([^']*)'`, 'g')
  const used = [...projectFiles('electron', /\.ts$/), ...projectFiles('shared', /\.ts$/)].flatMap((file) =>
    [...projectText(file).matchAll(pattern)].map(([, name = '', algorithm = '']) => ({ file, name, algorithm })),
  )
  expect(used.length).toBeGreaterThan(5)
  expect(used.filter(({ name, algorithm }) => !ALLOWED[name]?.includes(algorithm))).toEqual([])
})

describe.skipIf(!hasSharedFiles)('reference values, group H', () => {
  interface Value {
    id: string
    inputs: Record<string, never>
    expected: never
  }
  const of = (id: string): Value => {
    const { values } = JSON.parse(readFileSync(sharedFile('domain/reference-values.json'), 'utf8')) as {
      values: Value[]
    }
    const value = values.find((one) => one.id === id)
    if (!value) throw new Error(`reference value ${id} is gone`)
    return value
  }
  const keyOf = (secret: string): crypto.KeyObject =>
    crypto.createPrivateKey({
      key: Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex'),
      format: 'der',
      type: 'pkcs8',
    })

  test.each(['H01', 'H02'])('%s Ed25519', (id) => {
    const { inputs, expected } = of(id)
    const key = keyOf(inputs['secret'] ?? '')
    const message = Buffer.from(inputs['message_hex'] ?? '', 'hex')
    const publicKey = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
    expect({
      public: publicKey.toString('hex'),
      signature: crypto.sign(null, message, key).toString('hex'),
    }).toEqual(expected)
  })
  test('H03 scrypt', () => {
    const { inputs, expected } = of('H03')
    const options = { N: Number(inputs['N']), r: Number(inputs['r']), p: Number(inputs['p']), maxmem: 64 << 20 }
    const key = crypto.scryptSync(String(inputs['password']), String(inputs['salt']), Number(inputs['dkLen']), options)
    expect(key.toString('hex')).toBe(expected)
  })
  // H04 is PBKDF2, which the program does not use (decision 29 of the design names scrypt).
  test('H05 GB18030 texts are read back', () => {
    const { inputs, expected } = of('H05')
    const decoder = new TextDecoder('gb18030')
    expect((expected as string[]).map((hex) => decoder.decode(Buffer.from(hex, 'hex')))).toEqual(inputs['texts'])
  })
})
