/** The ways in which printers have been seen to mislead those who ask them. All off: an honest machine. */
export interface Lies {
  /** The next such request is carried out, and its reply never leaves. */
  loseReply: 'Create-Job' | 'Send-Document' | undefined;
  /** `completed` as soon as the document is in memory. */
  earlyCompleted: boolean;
  /** `completed` with `queued-in-device`: it will never know better. */
  queuedInDevice: boolean;
  /** Jam recovery: the sheet that jammed is printed once more, even though it came out. */
  reprintAfterJam: boolean;
  /** Switches itself off and on right after a sheet has come out. */
  rebootAfterEject: boolean;
  /** The life counter stands still. */
  counterStuck: boolean;
  /** Cancel-Job is refused, and the job goes on. */
  refusesCancel: boolean;
}

export const HONEST: Readonly<Lies> = {
  loseReply: undefined,
  earlyCompleted: false,
  queuedInDevice: false,
  reprintAfterJam: false,
  rebootAfterEject: false,
  counterStuck: false,
  refusesCancel: false,
};
