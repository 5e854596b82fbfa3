/**
 * Why an exchange with the printer gave no usable answer.
 * `sent` tells whether a byte of the request may have left: only `no` makes it safe to say that nothing happened.
 */
export interface IppError {
  readonly kind:
    | 'network'
    | 'certificate'
    | 'timeout'
    | 'http'
    | 'tooLarge'
    | 'malformed'
    | 'mismatch'
    | 'queueFull';
  readonly sent: 'no' | 'maybe';
  readonly cause?: unknown;
}
