// The ledger of one file: how often each thing happened, and each place.
import { useLedgerText, type Ledger } from '../results/index.ts';
import { useWords } from '../words/words.tsx';
import words from './words.json';

export function LedgerTable({ ledger }: { ledger: Ledger }) {
  const t = useWords(words);
  const told = useLedgerText();
  if (ledger.counts.length === 0) return <p>{t('ledger_empty')}</p>;
  return (
    <>
      <ul className="rows">
        {ledger.counts.map((count) => (
          <li key={`${count.code}${count.treatment}`}>
            <b>{count.n}</b> × {told(count)} <span className="note">{count.treatment && t(`treatment_${count.treatment}`)}</span>
          </li>
        ))}
      </ul>
      {ledger.entries.length > 0 && (
        <details>
          <summary>{t('each_place')}</summary>
          <div className="tablewrap" tabIndex={0} role="region" aria-label={t('each_place')}>
            <table className="grid stack">
              <thead>
                <tr>
                  <th scope="col">{t('place')}</th>
                  <th scope="col">{t('happened')}</th>
                  <th scope="col">{t('found')}</th>
                </tr>
              </thead>
              <tbody>
                {ledger.entries.map((entry, at) => (
                  <tr key={at}>
                    <td className="main">{t('line', { line: entry.line })}</td>
                    <td data-l={t('happened')}>
                      {told(entry)} {entry.subject && `(${entry.subject})`}
                    </td>
                    <td data-l={t('found')}>{entry.found}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}
