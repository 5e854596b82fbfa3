import { useWords } from '../words.tsx';

/** The sheet that is being printed, of all of this visit. */
export function SheetProgress({ sheet, of }: { sheet: number; of: number }) {
  const { t, say } = useWords();
  const place = { sheet, of };
  return (
    <div className="progress">
      <p>{t('printing.sheet', place)}</p>
      <progress value={sheet - 1} max={of} aria-label={say('printing.sheet', place)} />
    </div>
  );
}
