import serialize from 'canonicalize'

/** RFC 8785 (JSON Canonicalization Scheme) text of a JSON value: the form that is hashed. Throws on what is not JSON. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value)
  if (text === undefined) throw new TypeError('canonicalJson: not a JSON value')
  return text
}
