import { SW } from '../apdu.ts';

/** Where PIN counters outlive the power, as they do in a card's own memory. */
export interface TriesStore {
  /** Tries left; undefined for a card never seen. */
  load(key: string): number | undefined;
  save(key: string, tries: number): void;
}

export function memoryTries(): TriesStore {
  const tries = new Map<string, number>();
  return { load: (key) => tries.get(key), save: (key, left) => void tries.set(key, left) };
}

interface PinSettings {
  readonly secret: string;
  readonly limit: number;
  readonly key: string;
  readonly store: TriesStore;
  readonly blockedWord?: number | undefined;
}

/** One PIN of a card, with its counter. Presented rightly, it holds until power off; a reset does not clear it. */
export class PinObject {
  readonly #settings: PinSettings;
  #verified = false;

  constructor(settings: PinSettings) {
    this.#settings = settings;
  }

  get verified(): boolean {
    return this.#verified;
  }

  forget(): void {
    this.#verified = false;
  }

  /** Status word of VERIFY; without data it is a question and costs no try. */
  present(data: Uint8Array): number {
    const tries = this.#tries();
    const { secret, limit, blockedWord } = this.#settings;
    if (tries === 0 && blockedWord !== undefined) return blockedWord;
    if (data.length === 0) return this.#verified ? SW.ok : left(tries);
    if (tries === 0) return SW.blocked;
    if (data.length !== secret.length) return SW.wrongLength;
    this.#verified = Buffer.from(data).equals(Buffer.from(secret, 'latin1'));
    this.#save(this.#verified ? limit : tries - 1);
    return this.#verified ? SW.ok : left(tries - 1);
  }

  #tries(): number {
    return this.#settings.store.load(this.#settings.key) ?? this.#settings.limit;
  }

  #save(tries: number): void {
    this.#settings.store.save(this.#settings.key, tries);
  }
}

function left(tries: number): number {
  return 0x63c0 | tries;
}
