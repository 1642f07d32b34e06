/** The one-time word that lets this load's style elements pass the content security policy. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

// Tables and dialogs of antd insert a style element and cannot be told the nonce. What our own scripts make gets it here;
// style elements that come in as text still do not.
const create = document.createElement.bind(document)
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = styleNonce
  return element
}
