import type { StaffId } from '#contract/ids.ts';
import type { StaffRole } from '#contract/staff-task.ts';
import { wipeable } from '#contract/wipeable.ts';

/** 職員の入室: whether somebody is one of the place's staff. The code is wiped by whoever takes it. */
export interface StaffDoor {
  enter(staff: StaffId, code: Buffer): Promise<'entered' | 'refused' | 'locked'>;
  /** As what a person works here; undefined for a number that nobody has. */
  roleOf(staff: StaffId): StaffRole | undefined;
}

/** Where no staff are known to the terminal, nobody enters. */
export const NOBODY: StaffDoor = { enter: () => Promise.resolve('refused'), roleOf: () => undefined };

/** Digits of a personal number (職員番号) and of a code, at most. */
export const STAFF_DIGITS = { number: 8, code: 8 } as const;
/** A shorter code is guessed. */
export const LEAST_CODE = 6;

const ASCII_ZERO = 0x30;

/** The digits of a staff code as they are typed: bytes, never a string; handed over once and wiped. */
export class CodePad {
  readonly #digits = wipeable(STAFF_DIGITS.code);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(digit: number): void {
    if (this.#count === STAFF_DIGITS.code) return;
    this.#digits[this.#count] = ASCII_ZERO + digit;
    this.#count += 1;
  }

  wipe(): void {
    this.#digits.fill(0);
    this.#count = 0;
  }

  take(): Buffer {
    const taken = wipeable(this.#count);
    this.#digits.copy(taken, 0, 0, this.#count);
    this.wipe();
    return taken;
  }
}
