/** Black and white at 600 dpi: rows of bits from the top, padded to bytes, 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}
