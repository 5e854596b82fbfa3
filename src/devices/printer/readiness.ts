import { fault } from './faults.ts';
import type { PrinterFault, PrinterStatus } from './port.ts';
import type { PrinterView } from './printer-view.ts';
import { summarize } from './reasons.ts';

/** May a job begin? Only on a printer that is idle, suited, and blocked by nothing. `left`: why an earlier job may still come out. */
export function assess(view: PrinterView, left?: PrinterFault): PrinterStatus {
  const { fault: reason, waiting, notices } = summarize(view.reasons);
  const blocked = (found: PrinterFault): PrinterStatus => ({ device: 'blocked', fault: found, notices });
  if (!view.suitable || view.upTime === undefined) return blocked(fault('unsupported'));
  if (reason?.code === 'offline') return { device: 'offline', fault: reason, notices };
  if (reason !== undefined) return blocked(reason);
  if (view.state === 'stopped' || view.state === 'unknown') return blocked(fault('service'));
  if (!view.accepting) return blocked(fault('held'));
  if (!view.mediaLoaded) return blocked(fault('mediaEmpty'));
  if (left) return blocked(left);
  const device = waiting ? 'wait' : view.state === 'processing' ? 'busy' : 'ready';
  return { device, fault: undefined, notices };
}
