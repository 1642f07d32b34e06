/// <reference lib="dom" />
import type { Page } from '@playwright/test'

/** Texts and controls that lie below the window, or below what a part of it shows, where nothing can be scrolled to them. */
export async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
    const isOut = (element: Element): boolean => {
      const { width, height, ...place } = element.getBoundingClientRect().toJSON() as DOMRect
      let { top } = place
      if (width < 2 || height < 2) return false
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const { overflowY } = getComputedStyle(around)
        const box = around.getBoundingClientRect()
        // what scrolls brings it to where it stands itself
        if (/auto|scroll/.test(overflowY) && around.scrollHeight > around.clientHeight) top = box.top
        // a box without height hides what is there for voices only
        else if (/hidden|clip/.test(overflowY) && box.height > 3 && top >= box.bottom) return true
      }
      return top >= window.innerHeight
    }
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => hasText(element) || element.matches('button, input, select, textarea'))
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => element.closest('[aria-hidden="true"]') === null && isOut(element))
      .map((element) => `${element.tagName} ${element.innerText.slice(0, 40)}`)
  })
}
