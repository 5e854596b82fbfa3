import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import type { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';

/** Records of a terminal that hang together, from the first, or after the mark that is given. */
export function chain(
  terminal: TerminalId,
  count: number,
  { mark, head }: { readonly mark: number; readonly head: string } = { mark: 0, head: CHAIN_START },
): readonly AuditRecord[] {
  let previous = head;
  return Array.from({ length: count }, (_, index) => {
    const sequence = mark + index + 1;
    const open = { sequence, at: 1_000 + sequence, id: 'terminal.inService', fields: '{}', previous };
    previous = recordHash(terminal, open);
    return { ...open, hash: previous };
  });
}
