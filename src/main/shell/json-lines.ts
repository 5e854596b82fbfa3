/** Longer than any message between core and shell, bytes. */
const LINE_AT_MOST = 4_096;

export function lineOf(message: object): string {
  return `${JSON.stringify(message)}\n`;
}

/** Cuts a stream of bytes into lines of JSON. What is no JSON, or does not end in time, breaks the line off. */
export class LinesIn {
  readonly #hear: (message: unknown) => void;
  readonly #broken: () => void;
  #rest = '';

  constructor(hear: (message: unknown) => void, broken: () => void) {
    this.#hear = hear;
    this.#broken = broken;
  }

  push(bytes: Uint8Array): void {
    const lines = (this.#rest + Buffer.from(bytes).toString('latin1')).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LINE_AT_MOST) return this.#broken();
    for (const line of lines) {
      let message: unknown;
      try {
        message = JSON.parse(line);
      } catch {
        return this.#broken();
      }
      this.#hear(message);
    }
  }
}
