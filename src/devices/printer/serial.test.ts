import { expect, test } from 'vitest';

import { serial } from './serial.ts';

test('one at a time, in order', async () => {
  const line = serial(3);
  const log: string[] = [];
  const task = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
  };
  await Promise.all([line.run(task('a')), line.run(task('b'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('as many as the limit, and not one more', async () => {
  const line = serial(2);
  const turns = await Promise.all([1, 2, 3].map((n) => line.run(() => Promise.resolve(n))));
  expect(turns).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 2 },
    { ok: false, error: 'full' },
  ]);
  expect(await line.run(() => Promise.resolve(4))).toEqual({ ok: true, value: 4 });
});

test('a task that throws does not hold up the next', async () => {
  const line = serial(2);
  const failing = line.run(() => Promise.reject(new Error('defect')));
  const next = line.run(() => Promise.resolve('fine'));
  await expect(failing).rejects.toThrow('defect');
  expect(await next).toEqual({ ok: true, value: 'fine' });
});
