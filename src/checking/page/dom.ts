/** The element of this id; the page's own markup is missing one only by mistake. */
export function at(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`#${id}`);
  if (!found) throw new Error(`no #${id} on the page`);
  return found;
}

export function input(id: string): HTMLInputElement {
  const found = at(id);
  if (!(found instanceof HTMLInputElement)) throw new TypeError(`#${id} is no input`);
  return found;
}

/** Texts become text, never markup. */
export function element(name: string, ...inside: readonly (string | HTMLElement)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

export function rowsOf(rows: readonly (readonly [label: string, value: string])[]): HTMLElement[] {
  return rows.map(([label, value]) => element('tr', element('th', label), element('td', value)));
}
