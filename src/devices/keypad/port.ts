/** A key of the tactile ten-key (テンキー). A digit is a number, never a character: it may be one of a PIN. */
export type Key =
  | { readonly key: 'digit'; readonly digit: number }
  /** 訂正: takes the last digit back. */
  | { readonly key: 'erase' }
  /** 取消: takes all digits back. */
  | { readonly key: 'clear' }
  /** 確認 */
  | { readonly key: 'enter' };

/** XFS `Status`: whether the keypad is there. Without it the screen's own keys remain. */
export interface KeypadStatus {
  readonly device: 'ready' | 'offline';
}

export type KeypadEvent =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'status'; readonly status: KeypadStatus };

/** A tactile ten-key beside the screen. Whoever listens must not keep its digits. */
export interface KeypadPort {
  status(): KeypadStatus;
  subscribe(listener: (event: KeypadEvent) => void): () => void;
  /** Lets go of the device; nothing is told afterwards. */
  close(): Promise<void>;
}
