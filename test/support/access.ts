import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * The serious and critical violations of what is on the page now, each with the elements it was found at. What fades in
 * or out is too pale for a moment: a fault counts when it is still there a second later.
 */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  if ((await look(page)).length === 0) return []
  await page.waitForTimeout(1000)
  return look(page)
}

async function look(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
