import type { Page } from 'playwright-core';

import type { Look } from '#contract/look.ts';

/** What is asked of a screen besides room for everything. */
export interface Demands {
  /** The least width and height of what a finger shall hit, px. */
  readonly touch: number;
  /** The least letter, px. */
  readonly letter: number;
  /** The least letter of headline, buttons and amounts, px. */
  readonly mustRead: number;
  /** The least contrast of a text with its ground (WCAG 2.2, 1.4.3 and 1.4.6), and of large ones. */
  readonly contrast: { readonly text: number; readonly large: number };
  /** Above this part of the height, counted from above, nothing is to be touched. */
  readonly reach: number;
  /** Whether everything must be seen at once, without a step. */
  readonly whole: boolean;
}

/** 20 mm on a 21.5-inch panel of 1,920 × 1,080 is 81 px, 12 mm is 48 px, and a capital of 4.8 mm stands in letters of 26 px. */
export function demandsOf({ letters, contrast, reach }: Look, portrait: boolean): Demands {
  const large = letters === 'large';
  return {
    touch: 81,
    letter: large ? 26 : 22,
    mustRead: large ? 48 : 22,
    contrast: contrast === 'high' ? { text: 7, large: 7 } : { text: 4.5, large: 3 },
    reach: reach === 'normal' ? 0 : portrait ? 0.5 : 0.2,
    whole: !large && reach === 'normal',
  };
}

/**
 * What is wrong with the page as it is laid out once it shows this instance, or now, in words; nothing when all is well. All of
 * it is one question to the browser, for there are thousands of screens.
 */
export function faultsOfPage(page: Page, demands: Demands, instance?: number): Promise<string[]> {
  return page.evaluate(
    async ([least, awaited]) => {
      const isShown = () =>
        awaited === undefined || document.querySelector(`[data-instance="${awaited}"]`) !== null;
      while (!isShown()) await new Promise((resolve) => setTimeout(resolve));
      if (document.fonts.status === 'loading') {
        await document.fonts.ready;
        // What measures itself does so anew within two frames.
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }
      const found: string[] = [];
      /** What stands on a button or beside an amount to explain it. */
      const SECONDARY =
        'rt, .amount-sign, .start-language, .idle-relay, .choice-about, .availability, .item-about, .item-state, .paged-steps, ' +
        '.kind-japanese, .footer-back [aria-hidden], .bilingual .in + .in';
      const label = (element: Element) =>
        `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 24)}"`;
      const styles = new Map<Element, CSSStyleDeclaration>();
      const styleOf = (element: Element) => {
        const style = styles.get(element) ?? getComputedStyle(element);
        styles.set(element, style);
        return style;
      };
      const all = [...document.querySelectorAll<HTMLElement>('#terminal *')].filter(
        (element) => element.closest('svg') === null && styleOf(element).display !== 'contents',
      );
      const view = document.querySelector<HTMLElement>('.paged-view');
      const isPaged = document.querySelector('.paged-steps') !== null;
      const isInside = (element: Element) => view !== null && view !== element && view.contains(element);

      /** Whether it stands by itself, wherever it hangs in the tree. */
      const isFree = (element: Element, box: Element) => {
        for (let at: Element | null = element; at && at !== box; at = at.parentElement) {
          if (styleOf(at).position === 'fixed') return true;
        }
        return false;
      };

      for (const element of all) {
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0) continue;
        const scrolls = isPaged && isInside(element);
        if (left < -1 || right > innerWidth + 1 || (!scrolls && (top < -1 || bottom > innerHeight + 1))) {
          found.push(`off the screen: ${label(element)}`);
        }
        const box = element.parentElement?.closest('main, header, footer, button, .time-box, dialog');
        const outer = box?.getBoundingClientRect();
        const upright = scrolls && box?.tagName === 'MAIN';
        if (
          outer &&
          box &&
          !isFree(element, box) &&
          (left < outer.left - 1 ||
            right > outer.right + 1 ||
            (!upright && (top < outer.top - 1 || bottom > outer.bottom + 1)))
        ) {
          found.push(`outside its ${box?.tagName.toLowerCase()}: ${label(element)}`);
        }
        if (styleOf(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 2) {
          found.push(`too wide by ${element.scrollWidth - element.clientWidth}: ${label(element)}`);
        }
        if (
          styleOf(element).overflowY === 'hidden' &&
          element.scrollHeight > element.clientHeight + 2 &&
          !(isPaged && element === view)
        ) {
          found.push(`cut off by ${element.scrollHeight - element.clientHeight}: ${label(element)}`);
        }
      }

      for (const picture of document.querySelectorAll('#terminal main svg')) {
        const room = picture.closest('main')?.getBoundingClientRect();
        const { left, top, right, bottom, height } = picture.getBoundingClientRect();
        if (!room || height === 0 || picture.parentElement?.closest('svg')) continue;
        const scrolls = isPaged && isInside(picture);
        if (
          left < room.left - 1 ||
          right > room.right + 1 ||
          (!scrolls && (top < room.top - 1 || bottom > room.bottom + 1))
        ) {
          found.push(`a picture is cut off: ${label(picture.parentElement ?? picture)}`);
        }
      }

      const number = document.querySelector('.footer-call strong, .footer-help strong');
      const figures = document.createRange();
      if (number) figures.selectNodeContents(number);
      if (figures.getClientRects().length > 1) found.push('the telephone number breaks');

      /** What of an element is seen: the page's room cuts off what lies above and below it. */
      const seen = (element: Element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const room = isInside(element) ? view?.getBoundingClientRect() : undefined;
        return {
          left,
          right,
          top: Math.max(top, room?.top ?? top),
          bottom: Math.min(bottom, room?.bottom ?? bottom),
        };
      };
      const solid = all.filter((element) =>
        element.matches('button, .notice, .line, .outcome, h1, dl, .total, .accepted, .lead'),
      );
      const apart = solid.filter((element) => element.closest('.time-warning, dialog') === null);
      for (const [place, a] of apart.entries()) {
        const one = seen(a);
        for (const b of apart.slice(place + 1)) {
          if (a.contains(b) || b.contains(a)) continue;
          const two = seen(b);
          const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
          const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
          if (wide > 1 && high > 1) found.push(`${label(a)} lies over ${label(b)}`);
        }
      }

      if (isPaged && view && least.whole) {
        found.push(`does not fit at once: ${view.scrollHeight - view.clientHeight} px too high`);
      }
      for (const button of document.querySelectorAll<HTMLButtonElement>('#terminal button')) {
        const { width, height, top } = button.getBoundingClientRect();
        if (width < least.touch || height < least.touch) {
          found.push(`${width} × ${height} px: ${label(button)}`);
        }
        if (isPaged && view && isInside(button) && height > view.clientHeight) {
          found.push(`higher than what is seen at once: ${label(button)}`);
        }
        const high = isInside(button) && view ? view.getBoundingClientRect().top : top;
        if (Math.max(top, high) < least.reach * innerHeight - 1) found.push(`out of reach: ${label(button)}`);
      }

      const luminance = (colour: readonly number[]) => {
        const [r = 0, g = 0, b = 0] = colour.map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const partsOf = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const groundOf = (element: Element | null): readonly number[] => {
        for (let at = element; at; at = at.parentElement) {
          const [r = 0, g = 0, b = 0, alpha = 1] = partsOf(styleOf(at).backgroundColor);
          if (alpha > 0.99) return [r, g, b];
        }
        return [255, 255, 255];
      };
      const ratio = (one: readonly number[], two: readonly number[]) => {
        const [dark = 0, bright = 0] = [luminance(one), luminance(two)].toSorted((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
      };

      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || parent.closest('svg') || !node.textContent?.trim() || parent.offsetHeight === 0)
          continue;
        const { fontSize, fontWeight, color } = styleOf(parent);
        const size = Number.parseFloat(fontSize);
        // Readings above the kanji are half their size: an aid beside letters that are large enough.
        if (size < least.letter && !parent.closest('rt')) found.push(`${size} px: ${node.textContent}`);
        if (
          size < least.mustRead &&
          parent.closest('h1, main .button, .footer-main, .amount') &&
          !parent.closest(SECONDARY)
        ) {
          found.push(`only ${size} px: ${node.textContent}`);
        }
        const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
        const contrast = ratio(partsOf(color).slice(0, 3), groundOf(parent));
        if (contrast < (isLarge ? least.contrast.large : least.contrast.text) - 0.01) {
          found.push(`contrast of ${contrast.toFixed(1)}: ${node.textContent}`);
        }
      }
      for (const button of document.querySelectorAll<HTMLButtonElement>('#terminal button:enabled')) {
        const outside = groundOf(button.parentElement);
        const edge = ratio(partsOf(styleOf(button).borderTopColor).slice(0, 3), outside);
        const face = ratio(partsOf(styleOf(button).backgroundColor).slice(0, 3), outside);
        if (Math.max(edge, face) < least.contrast.large) {
          found.push(`contrast of ${Math.max(edge, face).toFixed(1)} around ${label(button)}`);
        }
      }
      return found;
    },
    [demands, instance] as const,
  );
}
