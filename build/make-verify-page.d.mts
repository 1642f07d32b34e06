/** The script of verify.html, bundled from shared/domain/sampling/verify-page.ts. */
export function bundleVerifyScript(): Promise<string>
