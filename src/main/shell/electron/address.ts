/** The one place that the window may be: the origin of the address the core gave last. */
export class Address {
  #origin: string | undefined;

  /** The window is about to be opened on this start address. */
  set(startUrl: string): void {
    this.#origin = new URL(startUrl).origin;
  }

  /** Whether the page may go there by itself: to its own front page, and nowhere else. */
  allowsNavigation(url: string): boolean {
    const target = parse(url);
    return target !== undefined && target.origin === this.#origin && target.pathname === '/';
  }

  /** Whether anything may be fetched from there: files, or the link (the same host, as `ws:`). */
  allowsRequest(url: string): boolean {
    const target = parse(url);
    if (target === undefined || target.username !== '' || target.password !== '') return false;
    // Not by `origin`: a blob: address has its maker's.
    return ['http:', 'ws:'].includes(target.protocol) && `http://${target.host}` === this.#origin;
  }
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
