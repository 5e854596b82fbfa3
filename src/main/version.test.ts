import { expect, test } from 'vitest';

import { HeartbeatRequest } from '#contract/heartbeat.ts';

import { buildOf } from './version.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

test.each([
  ['1.2.0', COMMIT, '1.2.0+0123456789ab'],
  ['1.2.0~rc1', COMMIT, '1.2.0~rc1+0123456789ab'],
  ['1.2.0+local', COMMIT, '1.2.0+local'],
  ['1.2.0', null, '1.2.0'],
])('%s of %s is told as %s, which a heartbeat can carry', (version, commit, build) => {
  expect(buildOf(version, commit)).toBe(build);
  expect(HeartbeatRequest.shape.build.parse(build)).toBe(build);
});
