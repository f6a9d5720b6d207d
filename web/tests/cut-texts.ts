// Texts of which a reader sees only a part.
import type { Page } from 'playwright-core';

/** Elements with words of their own, of which some lie outside a box that hides what does not fit. */
export async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = (style: CSSStyleDeclaration) => /hidden|clip/.test(style.overflowX) || style.textOverflow === 'ellipsis';
    const spoken = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => !(element instanceof SVGElement) && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => hides(getComputedStyle(element)) && spoken(element) && element.checkVisibility())
      .slice(0, 5)
      .map((element) => `cut: "${element.textContent!.trim().slice(0, 60)}" in ${element.tagName.toLowerCase()}.${element.className}`);
  });
}
