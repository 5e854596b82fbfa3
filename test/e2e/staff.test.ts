import { expect, test } from 'vitest';

import ja from '#resources/texts/ja.json' with { type: 'json' };
import staff from '#resources/texts/staff.ja.json' with { type: 'json' };

import { onStage } from './on-stage.ts';

onStage('staff at the terminal', (stage) => {
  test('sign in, load float into a hopper, stop the terminal and open it again', async () => {
    const { resident } = stage();
    await resident.staffEnters();
    await resident.readsOf(staff.home.title);
    await resident.taps('openGroup', staff.group.money);
    await resident.taps('openTask', staff.task.float);
    await resident.taps('pick', '100円');
    await resident.readsOf(staff.fill.open);
    await resident.does({ do: 'fillHopper', coin: 100, coins: 20 });
    await resident.taps('pinDigit', '2');
    await resident.taps('pinDigit', '0');
    await resident.taps('next');
    await resident.readsOf(staff.review.title);
    await resident.taps('next');
    await resident.readsOf(staff.told.done);
    await resident.taps('next');
    await resident.taps('openGroup', staff.group.service);
    await resident.taps('openTask', staff.task.stop);
    await resident.taps('pick', staff.notice.repair);
    await resident.taps('next');
    await resident.readsOf(staff.told.done);
    await resident.taps('next');
    await resident.taps('cancel');
    await resident.sees('outOfService');
    expect(await resident.reads()).toContain(ja.fault['terminal/stoppedRepair'].what);
    await resident.staffEnters('outOfService');
    await resident.taps('openGroup', staff.group.service);
    await resident.taps('openTask', staff.task.reopen);
    await resident.taps('next');
    await resident.readsOf(staff.told.done);
    await resident.taps('next');
    await resident.taps('cancel');
    await resident.sees('idle');
  });
});
