import type { Faces } from '../fonts.ts';
import { paint } from '../paint.ts';
import { sampleDocument } from '../sample-document.ts';
import { startOf } from '../japan-time.ts';
import { typeset } from '../typeset.ts';
import { calibrationSheet } from './calibration-sheet.ts';

/** The calibration sheet as a PDF of one page about nobody, to be printed as a certificate is. */
export function composeCalibration(faces: Faces): Uint8Array {
  const { part, patches } = calibrationSheet();
  const set = typeset(faces, part);
  if (!set.ok) throw new Error(`the calibration sheet cannot be set: ${set.error.code}`);
  const { issueNumber, personKey, issuedOn } = sampleDocument();
  const made = new Date(startOf(issuedOn));
  return paint(
    faces,
    [set.value],
    made,
    { issueNumber, personKey, sides: 'one' },
    { sample: false, guard: patches },
  );
}
