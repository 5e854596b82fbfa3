import { expect, test } from 'vitest';

import { printerBench } from '../support/printer-bench.ts';

test('a document that its owner wipes while the printer is not ready yet is printed as it was, and kept nowhere', async () => {
  const sent: Uint8Array[] = [];
  const requests: Uint8Array[] = [];
  const bench = await printerBench({
    through: (wire) => (request) => {
      sent.push(Uint8Array.from(request));
      requests.push(request);
      return wire(request);
    },
  });
  const job = bench.job('a');
  const whole = Buffer.from(job.pdf);
  const printing = bench.printer.print(job, () => undefined);
  job.pdf.fill(0);
  expect(await bench.settle(printing)).toMatchObject({ verdict: 'printed' });
  expect(sent.filter((request) => Buffer.from(request).includes(whole))).toHaveLength(1);
  expect(requests.every((request) => request.every((byte) => byte === 0))).toBe(true);
  await bench.close();
});
