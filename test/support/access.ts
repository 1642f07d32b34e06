/// <reference lib="dom" />
import type { Page } from '@playwright/test'
import axe from 'axe-core'

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
  // a window stays one document from page to page: the checker is put into it once, and runs in half the time
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe }
    const { violations: found } = await checker.run(document, { resultTypes: ['violations'], preload: false })
    return found.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html }) => html.slice(0, 160)) }))
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, at }) => `${id}: ${at.join(' | ')}`)
}
