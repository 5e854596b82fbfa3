import { Bilingual } from './parts/bilingual.tsx';
import { Waiting } from './pictures/waiting.tsx';
import { useWords } from './words.tsx';

/** No core to ask: one calm page in both languages, which asks for nothing. */
export function Away({ why }: { why: 'away' | 'replaced' }) {
  return (
    <main className="away" data-screen={why}>
      <Waiting />
      <Bilingual>
        <AwayWords why={why} />
      </Bilingual>
    </main>
  );
}

/** Please wait, or look elsewhere: in the language spoken here. */
export function AwayWords({ why }: { why: 'away' | 'replaced' }) {
  const { t } = useWords();
  return (
    <>
      <h1>{t(`away.${why}.title`)}</h1>
      <p className="lead">{t(`away.${why}.lead`)}</p>
    </>
  );
}
