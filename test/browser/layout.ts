import type { Page } from 'playwright-core';

/** What is wrong with the page as it is laid out now, in words; nothing when all is well. */
export function faultsOfLayout(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const all = [...document.querySelectorAll<HTMLElement>('#terminal *')].filter(
      (element) => element.closest('svg') === null && getComputedStyle(element).display !== 'contents',
    );
    const label = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 24)}"`;

    for (const element of all) {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
        found.push(`off the screen: ${label(element)}`);
      }
      const box = element.parentElement?.closest('main, header, footer, button, .time-box');
      const outer = box?.getBoundingClientRect();
      if (
        outer &&
        (left < outer.left - 1 || right > outer.right + 1 || top < outer.top - 1 || bottom > outer.bottom + 1)
      ) {
        found.push(`outside its ${box?.tagName.toLowerCase()}: ${label(element)}`);
      }
      if (getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 2) {
        found.push(`too wide by ${element.scrollWidth - element.clientWidth}: ${label(element)}`);
      }
      const { overflowY } = getComputedStyle(element);
      if (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2) {
        found.push(`cut off by ${element.scrollHeight - element.clientHeight}: ${label(element)}`);
      }
    }

    for (const picture of document.querySelectorAll('#terminal main svg')) {
      const room = picture.closest('main')?.getBoundingClientRect();
      const { left, top, right, bottom, height } = picture.getBoundingClientRect();
      if (!room || height === 0 || picture.parentElement?.closest('svg')) continue;
      if (left < room.left - 1 || right > room.right + 1 || top < room.top - 1 || bottom > room.bottom + 1) {
        found.push(`a picture is cut off: ${label(picture.parentElement ?? picture)}`);
      }
    }

    const number = document.querySelector('.footer-help strong');
    const figures = document.createRange();
    if (number) figures.selectNodeContents(number);
    if (figures.getClientRects().length > 1) found.push('the telephone number breaks');

    const solid = all.filter((element) =>
      element.matches('button, .notice, .line, .outcome, h1, dl, .total, .accepted, .lead'),
    );
    const shown = solid.filter((element) => element.closest('.time-warning') === null);
    for (const [place, a] of shown.entries()) {
      for (const b of shown.slice(place + 1)) {
        if (a.contains(b) || b.contains(a)) continue;
        const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (wide > 1 && high > 1) found.push(`${label(a)} lies over ${label(b)}`);
      }
    }
    return found;
  });
}

/** Buttons that a finger cannot be expected to hit, and letters that old eyes cannot be expected to read. */
export function faultsOfSize(
  page: Page,
  least: { readonly touch: number; readonly letter: number },
): Promise<string[]> {
  return page.evaluate(({ touch, letter }) => {
    const found: string[] = [];
    for (const button of document.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      if (width < touch || height < touch) found.push(`${width} × ${height} px: ${button.textContent}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('svg') || !node.textContent?.trim()) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < letter) found.push(`${size} px: ${node.textContent}`);
    }
    return found;
  }, least);
}
