import { generate } from 'lean-qr';

/** Light modules around a symbol (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

/** A QR symbol for a screen of text: two rows of modules in one line, light on dark terminals and dark on light ones alike. */
export function qrLines(text: string): readonly string[] {
  const code = generate(text);
  const dark = (x: number, y: number): boolean => code.get(x - QUIET, y - QUIET);
  const side = code.size + 2 * QUIET;
  return Array.from({ length: Math.ceil(side / 2) }, (_, row) => {
    const halves = Array.from(
      { length: side },
      (_, x) => HALVES[dark(x, 2 * row) ? 1 : 0][dark(x, 2 * row + 1) ? 1 : 0],
    );
    // Black on white, whatever the terminal's colours are.
    return `\u001B[30;107m${halves.join('')}\u001B[0m`;
  });
}

/** By the upper and the lower module. */
const HALVES = [
  [' ', '▄'],
  ['▀', '█'],
] as const;
