/** Who acts on a printer-state-reason, and how (RFC 8011 section 5.4.12, PWG 5100.9 and the IANA registry of keywords). */
export type ReasonGroup =
  | 'ok'
  | 'wait'
  | 'notice'
  | 'refillPaper'
  | 'refillToner'
  /** Paper that carries personal data may lie inside: staff open, count, destroy, and note the serial numbers. */
  | 'secureJam'
  | 'secureCover'
  | 'takePaper'
  | 'held'
  | 'offline'
  | 'service';

/** Keywords without their severity suffix. Looked up first. */
export const KEYWORDS: ReadonlyMap<string, ReasonGroup> = new Map([
  ...all('ok', 'none configuration-change identify-printer-requested'),
  ...all(
    'wait',
    'connecting-to-device fuser-under-temp marker-adjusting-print-quality media-drying power-up spool-area-full stopping',
  ),
  ...all('notice', 'media-low toner-low marker-supply-low opc-near-eol developer-low'),
  ...all('refillPaper', 'media-empty media-needed input-tray-missing input-manual-input-request'),
  ...all('refillPaper', 'input-cannot-feed-size-selected'),
  ...all(
    'refillToner',
    'toner-empty toner-missing marker-supply-empty marker-supply-missing marker-waste-full',
  ),
  ...all('refillToner', 'marker-waste-toner-receptacle-full marker-waste-toner-receptacle-missing'),
  ...all('refillToner', 'developer-empty opc-life-over'),
  ...all('secureJam', 'media-jam'),
  ...all('secureCover', 'cover-open door-open interlock-open output-tray-missing'),
  ...all('takePaper', 'output-area-full media-path-output-full media-path-media-tray-full'),
  ...all('held', 'paused moving-to-paused hold-new-jobs deactivated stopped-partly'),
  ...all('offline', 'shutdown timed-out power-down'),
  ...all('service', 'other unknown fuser-over-temp interpreter-resource-unavailable'),
]);

/** Families of keywords, tried in this order when the table has no entry. */
export const FAMILIES: readonly (readonly [RegExp, ReasonGroup])[] = [
  [/-(added|closed)$/, 'ok'],
  [/-(warming-up|power-saver|reset)$/, 'wait'],
  [/-(almost-empty|almost-full|life-almost-over|near-eol)$/, 'notice'],
  [/^input-media-.*-change$/, 'refillPaper'],
  [/^marker-toner-.*-missing$/, 'refillToner'],
  [/-(jam|feed-error)$/, 'secureJam'],
  [/-(cover|door|interlock)-open$/, 'secureCover'],
  [/-(offline|turned-off)$/, 'offline'],
  [/-(failure|storage-error)$/, 'service'],
  [/^(laser|lamp)-/, 'service'],
];

function all(group: ReasonGroup, keywords: string): readonly (readonly [string, ReasonGroup])[] {
  return keywords.split(' ').map((keyword) => [keyword, group]);
}
