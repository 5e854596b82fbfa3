import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { authenticationPinKey } from '#devices/card/simulator/virtual-card.ts';

import type { Stage } from './stage.ts';

/** PIN tries left of a card, as the card keeps them itself. */
export function triesOf({ demo }: Stage, card: string): number {
  const file = join(demo.folder.path, 'cards/tries.json');
  const tries: Record<string, number> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return tries[authenticationPinKey(card)] ?? 3;
}
