/**
 * Why a database file is not used, all for a technician: `pragma` (it does not keep what we rely on), `newer` (written by a
 * later build), `corrupt`, `otherTerminal` (its audit chain belongs to another terminal).
 */
export type RefusalCode = 'pragma' | 'newer' | 'corrupt' | 'otherTerminal';

export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
