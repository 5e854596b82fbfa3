/**
 * The part of the optional package `pcsclite` (1.0.1) that Mado uses, as its source has it; its own types say `any`.
 * Declared here so that the code can be checked where the package could not be built.
 */
declare module 'pcsclite' {
  type Failure = Error | null | undefined;

  export interface PcscReader {
    readonly name: string;
    /** Stays true after the card was removed, until `disconnect` succeeds. */
    readonly connected: boolean;
    readonly SCARD_SHARE_EXCLUSIVE: number;
    readonly SCARD_UNPOWER_CARD: number;
    on(event: 'status', listener: (status: { readonly state: number }) => void): unknown;
    on(event: 'error', listener: (error: unknown) => void): unknown;
    on(event: 'end', listener: () => void): unknown;
    /** When `connected` already, calls back with neither error nor protocol. */
    connect(options: { share_mode: number }, done: (error?: Failure, protocol?: number) => void): void;
    disconnect(disposition: number, done: (error?: Failure) => void): void;
    transmit(
      command: Buffer,
      answerBytes: number,
      protocol: number,
      done: (error?: Failure, answer?: Buffer) => void,
    ): void;
    /** Waits on this thread for a transmit under way; must not be called from a listener of this reader. */
    close(): void;
  }

  export interface PcscClient {
    on(event: 'reader', listener: (reader: PcscReader) => void): unknown;
    on(event: 'error', listener: (error: unknown) => void): unknown;
    close(): void;
  }

  /** Throws when pcscd is not there. */
  function pcsclite(): PcscClient;
  export { pcsclite as default };
}
