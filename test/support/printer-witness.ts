import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { decode } from '#devices/printer/ipp/decode.ts';
import { OPERATIONS } from '#devices/printer/ipp/message.ts';

import { type PrinterBench, printerBench } from './printer-bench.ts';

/** Watches every bench that it opens: whatever a scene was about, no document left twice and no lost page was called printed. */
export class Witness {
  readonly #benches: PrinterBench[] = [];
  readonly #sent: string[] = [];

  async open(options: Parameters<typeof printerBench>[0] = {}): Promise<PrinterBench> {
    const { through = (wire) => wire } = options;
    const bench = await printerBench({
      ...options,
      through: (wire) => {
        const onward = through(wire);
        return (request) => {
          const document = documentIn(request);
          if (document !== undefined) this.#sent.push(document);
          return onward(request);
        };
      },
    });
    this.#benches.push(bench);
    return bench;
  }

  /** Ends the scene. Each issue's document is a different one, so the same bytes twice are the same page twice. */
  async testify(): Promise<void> {
    const sent = this.#sent.splice(0);
    assert.deepEqual(sent, [...new Set(sent)], 'a document was sent twice');
    for (const bench of this.#benches.splice(0)) {
      const out = bench.machine.truth().out.map(({ job }) => job);
      for (const { issue, verdict } of bench.journal.settled) {
        assert.ok(
          verdict !== 'printed' || out.includes(issue),
          `${issue} was called printed and never came out`,
        );
      }
      await bench.close();
    }
  }
}

/** The digest of the document that a request carries; undefined for any other request than Send-Document. */
function documentIn(request: Uint8Array): string | undefined {
  const asked = decode(request);
  if (!asked.ok || asked.value.code !== OPERATIONS.sendDocument) return undefined;
  return createHash('sha256').update(asked.value.data).digest('hex');
}
