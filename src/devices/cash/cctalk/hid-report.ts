/** Bytes of one data report of a CP2110; the report's number is how many there are (Silicon Labs AN434, 5). */
export const MOST_BYTES = 63;

/** Data reports are as long as their bytes: one that is padded would say more than there is. */
export function reportsOf(bytes: Uint8Array): readonly Buffer[] {
  const reports: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += MOST_BYTES) {
    const part = bytes.subarray(at, at + MOST_BYTES);
    reports.push(Buffer.from([part.length, ...part]));
  }
  return reports;
}

/** The bytes of a data report; none of any other report, or of one that is shorter than it says. */
export function bytesOf(report: Uint8Array): Uint8Array {
  const [count = 0] = report;
  const right = count >= 1 && count <= MOST_BYTES && report.length > count;
  return right ? report.subarray(1, count + 1) : new Uint8Array();
}
