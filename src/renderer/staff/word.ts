import ja from '#resources/texts/staff.ja.json' with { type: 'json' };

type Texts = typeof ja;

function isIn<S extends keyof Texts>(section: S, word: string): word is keyof Texts[S] & string {
  return Object.hasOwn(ja[section], word);
}

export function stateWord(code: string): keyof Texts['state'] {
  return isIn('state', code) ? code : 'other';
}

export function refusalWord(code: string): keyof Texts['refusal'] {
  return isIn('refusal', code) ? code : 'other';
}

/** What is not known is not said to be undone. */
export function toldWord(refusal: string | null): 'told.done' | 'told.refused' | 'told.unknown' {
  if (refusal === null) return 'told.done';
  return refusal === 'outcomeUnknown' ? 'told.unknown' : 'told.refused';
}

export function chooseWord(task: string): keyof Texts['choose'] {
  return isIn('choose', task) ? task : 'other';
}

export function doWord(task: string): keyof Texts['review']['do'] {
  return Object.hasOwn(ja.review.do, task) && isDo(task) ? task : 'other';
}

function isDo(task: string): task is keyof Texts['review']['do'] {
  return task in ja.review.do;
}

/** A line's name; every one that the core can send has its own. */
export function factWord(fact: string): keyof Texts['fact'] {
  return isIn('fact', fact) ? fact : 'times';
}

export function partOfReport(part: string): keyof Texts['read'] {
  return isIn('read', part) ? part : 'none';
}

export function stepWord(step: string): keyof Texts['step'] {
  return isIn('step', step) ? step : 'closeTray';
}

/** `printer.jam` as its part and its state; a word without a point stands for itself. */
export function todoWord(what: string): keyof Texts['todo'] | undefined {
  return isIn('todo', what) ? what : undefined;
}

export function partWord(part: string): keyof Texts['part'] | undefined {
  return isIn('part', part) ? part : undefined;
}
