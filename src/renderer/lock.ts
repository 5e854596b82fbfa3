const PROHIBITED = [
  'contextmenu',
  'dragstart',
  'dragover',
  'drop',
  'selectstart',
  'copy',
  'cut',
  'paste',
] as const;

/** Keys that a browser might take for itself: reload, new window, zoom, menus. */
function isShortcut(event: KeyboardEvent): boolean {
  return (
    event.ctrlKey || event.altKey || event.metaKey || /^(?:F\d{1,2}|Browser\w+|ContextMenu)$/.test(event.key)
  );
}

/** Takes from the page every gesture of a browser that has no place at a terminal. Pinching ends in `touch-action`. */
export function lock(page: Document): void {
  for (const type of PROHIBITED) page.addEventListener(type, (event) => event.preventDefault());
  page.addEventListener('keydown', (event) => isShortcut(event) && event.preventDefault(), { capture: true });
  page.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
}
