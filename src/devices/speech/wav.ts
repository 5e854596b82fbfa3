const RIFF_SIZE_AT = 4;
/** Of the canonical header (RIFF, `fmt ` of 16 bytes, `data`). */
export const HEADER_BYTES = 44;
const DATA_SIZE_AT = 40;

/**
 * A WAV file that an engine wrote into a pipe: it could not go back to write the sizes, so they are written here. Undefined for
 * bytes that are none, or that hold no sound.
 */
export function finishedWav(bytes: Buffer): Buffer | undefined {
  const isWav =
    bytes.length > HEADER_BYTES &&
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 8, 16) === 'WAVEfmt ' &&
    bytes.toString('latin1', 36, 40) === 'data';
  if (!isWav) return undefined;
  bytes.writeUInt32LE(bytes.length - 8, RIFF_SIZE_AT);
  bytes.writeUInt32LE(bytes.length - HEADER_BYTES, DATA_SIZE_AT);
  return bytes;
}
