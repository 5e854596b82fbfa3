import { LEFT, text, WIDTH } from '../layout/sheet.ts';
import type { Part } from '../layout/sheet.ts';

/** A line of words in the middle of a page that staff print for themselves: its upper edge in mm, its size in points. */
export function centred(at: number, value: string, size: number): Part {
  const area = { x: LEFT, y: at, width: WIDTH, height: 7 };
  return text('説明', value, area, { size, face: 'gothic', align: 'center' });
}
