import type { Fault } from '#contract/fault.ts';

/**
 * Why nobody can say what lies in the output tray; all are a technician's to put right.
 * - `offline`: the line to the sensor cannot be opened
 * - `silent`: it is open, and nothing answers: no current, or a cable out
 * - `refused`: the sensor's module does not know the input that it is asked for
 */
export type PaperExitFault = Fault<'offline' | 'silent' | 'refused'>;

/** XFS `media` of a printer's output: `unknown` until the sensor has been heard long enough. */
export type PaperExitStatus =
  | { readonly exit: 'empty' | 'paper' | 'unknown' }
  | { readonly exit: 'fault'; readonly fault: PaperExitFault };

/** 紙の受け取り口のセンサー: whether paper lies in the printer's output tray. It says how it is, and not whose paper it is. */
export interface PaperExitPort {
  status(): PaperExitStatus;
  /** Told after every change. */
  subscribe(listener: (status: PaperExitStatus) => void): () => void;
  /** Lets go of the device; nothing is told afterwards. */
  close(): Promise<void>;
}
