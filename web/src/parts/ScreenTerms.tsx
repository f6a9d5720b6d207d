// The main terms of a screen, where they first appear: under its answer, each with its meaning behind it. Terms the organisation
// has removed are not there; with none left, the line is not either.
//
//   <ScreenTerms codes={['moment-of-truth', 'critical-moment']} />
import { useWords } from '../words/words.tsx';
import { Term } from './Term.tsx';
import { codeOfTerm, useTerms } from './terms.ts';
import words from './words.json';

export function ScreenTerms({ codes }: { codes: readonly string[] }) {
  const t = useWords(words);
  const known = new Set(useTerms().data?.records.map((term) => codeOfTerm(term.values.term.en)));
  const here = codes.filter((code) => known.has(code));
  if (here.length === 0) return null;
  return (
    <ul className="terms note" aria-label={t('terms_here')}>
      {here.map((code) => (
        <li key={code}>
          <Term code={code} />
        </li>
      ))}
    </ul>
  );
}
