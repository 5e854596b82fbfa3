import { afterAll, afterEach, beforeAll, describe } from 'vitest';

import type { DemoOptions } from '../../tools/demo/demo.ts';
import { audit } from './accounts.ts';
import { whyNoVisits } from './peers.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const why = whyNoVisits();
/** How long a stage may take to be set, ms: another run may have the card reader and need it for long. */
export const STAGE_MS = 600_000;
const reason = why === undefined ? '' : ` (skipped: ${why})`;

/**
 * Tests on one stage, one visit after another: whatever a test did, its resident goes on to the first screen afterwards, and
 * then no yen and no sheet is missing.
 */
export function onStage(name: string, tests: (stage: () => Stage) => void, options?: DemoOptions): void {
  describe.skipIf(why)(`${name}${reason}`, () => {
    let stage: Stage | undefined;
    const here = (): Stage => {
      if (stage === undefined) throw new Error('the stage does not stand yet');
      return stage;
    };
    /** A test that failed may have left anything behind; the next one shall not fail with it. */
    const setAnew = async (): Promise<void> => {
      await here().close();
      stage = await setStage(options);
    };
    beforeAll(async () => {
      stage = await setStage(options);
    }, STAGE_MS);
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') return setAnew();
      await here().resident.lift();
      await here().resident.leaves();
      await audit(here());
    });
    afterAll(() => stage?.close());
    tests(here);
  });
}
