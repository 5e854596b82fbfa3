import { randomBytes, timingSafeEqual } from 'node:crypto';

/** How many start tickets may be open at once; the oldest is dropped. */
export const MAX_OPEN = 8;

/**
 * Who may open the window: a start ticket is good for one use and is exchanged for the cookie of the one window that
 * counts. A new window's cookie replaces the old one's.
 */
export class Tickets {
  #open: Buffer[] = [];
  #cookie: Buffer | undefined;

  issue(): string {
    const ticket = randomBytes(32);
    this.#open = [...this.#open, ticket].slice(-MAX_OPEN);
    return ticket.toString('hex');
  }

  /** The window's cookie for a ticket, or undefined when the ticket was never issued or is spent. */
  redeem(presented: string): string | undefined {
    const bytes = Buffer.from(presented, 'hex');
    const at = this.#open.findIndex((ticket) => same(ticket, bytes));
    if (at < 0) return undefined;
    this.#open.splice(at, 1);
    this.#cookie = randomBytes(32);
    return this.#cookie.toString('hex');
  }

  admits(cookie: string | undefined): boolean {
    return (
      cookie !== undefined && this.#cookie !== undefined && same(this.#cookie, Buffer.from(cookie, 'hex'))
    );
  }
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
