import { type Attributes, enumeration, integer, keyword, name, uri, type Value } from '../ipp/values.ts';
import { type Job, JOB_STATES, pagesOn } from './job.ts';

/** What the machine says about one job (RFC 8011 section 5.3). */
export function jobAttributes(job: Job, printerUri: string, upTime: number): Attributes {
  return new Map<string, readonly Value[]>([
    ['job-uri', [uri(`${printerUri}/${job.id}`)]],
    ['job-id', [integer(job.id)]],
    ['job-uuid', [uri(job.uuid)]],
    ['job-state', [enumeration(JOB_STATES[job.state])]],
    ['job-state-reasons', job.reasons.map(keyword)],
    ['job-printer-uri', [uri(printerUri)]],
    ['job-name', [name(job.name)]],
    ['job-originating-user-name', [name(job.user)]],
    ['job-printer-up-time', [integer(upTime)]],
    ['time-at-creation', [integer(job.createdAt)]],
    ['job-impressions-completed', [integer(job.done * pagesOn(job.sides))]],
    ['job-media-sheets-completed', [integer(job.done)]],
  ]);
}
