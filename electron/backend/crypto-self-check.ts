import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  scryptSync,
  sign,
  verify,
} from 'node:crypto'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

/** Seed of the first Ed25519 vector of RFC 8032 §7.1, wrapped as PKCS #8. */
const ED25519_KEY = hex(
  '302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
)

/** Each algorithm the program may use (Electron's BoringSSL has them all) against a published vector. */
export const CRYPTO_CHECKS: Record<string, () => boolean> = {
  // FIPS 180-4, example "abc"
  sha256: () =>
    createHash('sha256').update('abc').digest('hex') ===
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  // RFC 4231 test case 2
  hmac: () =>
    createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex') ===
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  // RFC 8032 §7.1 test 1: the empty message
  ed25519: () => {
    const key = createPrivateKey({ key: ED25519_KEY, format: 'der', type: 'pkcs8' })
    const signature = sign(null, Buffer.alloc(0), key)
    return (
      signature.toString('hex') ===
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b' &&
      verify(null, Buffer.alloc(0), createPublicKey(key), signature) &&
      !verify(null, Buffer.from('x'), createPublicKey(key), signature)
    )
  },
  // RFC 7914 §12, first vector: the others take longer than the rest of the start
  scrypt: () =>
    scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex') ===
    '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
  // McGrew & Viega, GCM test case 14 (AES-256, one block of zeros)
  aesGcm: () => {
    const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12))
    const sealed = Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final()])
    const open = createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)).setAuthTag(cipher.getAuthTag())
    return (
      sealed.toString('hex') === 'cea7403d4d606b6e074ec5d3baf39d18' &&
      cipher.getAuthTag().toString('hex') === 'd0d1c8a799996bf0265b98b5d48ab919' &&
      Buffer.concat([open.update(sealed), open.final()]).equals(Buffer.alloc(16))
    )
  },
  // RFC 5869 A.1
  hkdf: () =>
    Buffer.from(
      hkdfSync('sha256', Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42),
    ).toString('hex') === '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
}

/** Refuses to start where the cryptography of this machine gives other results than the published ones. */
export function checkCrypto(): void {
  for (const [name, passes] of Object.entries(CRYPTO_CHECKS)) {
    if (!passes()) throw new Error(`cryptographic self-check failed: ${name}`)
  }
}
