import { useWords } from '../words.tsx';

/** The name of the language spoken here, in itself. */
export function LanguageName() {
  const { t } = useWords();
  return t('language.name');
}
