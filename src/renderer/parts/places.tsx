import { localText } from '#contract/language.ts';
import type { Help, Place } from '#contract/place.ts';

import { hoursText, momentText } from '../format.ts';
import { PlaceMark } from '../pictures/place.tsx';
import { useWords } from '../words.tsx';

/** 案内: where it can be put right, nearest first, with today's hours. */
export function Places({ help }: { help: Help | null }) {
  const { t } = useWords();
  if (help === null) return null;
  return (
    <section className="places">
      <h2>{t(`places.${help.remedy}`)}</h2>
      <ul>
        {help.places.map((place) => (
          <PlaceLine key={place.shown.ja} place={place} />
        ))}
      </ul>
    </section>
  );
}

function PlaceLine({ place }: { place: Place }) {
  const { t, named, language } = useWords();
  return (
    <li data-now={place.now}>
      <PlaceMark />
      <p className="place-name">
        {named(localText(place.shown, language))}
        {place.here ? <span className="place-here">{t('places.here')}</span> : null}
      </p>
      <Hours place={place} />
    </li>
  );
}

/** Today's hours while they are to come or under way; afterwards, when it opens next. */
function Hours({ place: { today, now, next } }: { place: Place }) {
  const { t, language } = useWords();
  if (now === 'open' || now === 'later') {
    return <p className="place-hours">{t('places.today', { hours: hoursText(today, language) })}</p>;
  }
  return (
    <p className="place-hours">
      {t(`places.${now}`)}
      {next === null ? null : <span>{t('places.next', { when: momentText(next, language) })}</span>}
    </p>
  );
}
