// /glossary: the words of service as the organisation uses them, three languages side by side; to search, to go to by letter,
// to print.
import { useEffect } from 'react';
import { Link, useSearchParams } from 'wouter';

import { useDeed } from '../api/queries.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { codeOfTerm, useTerms, type TermRecord } from '../parts/terms.ts';
import { useRole } from '../session/session.tsx';
import { languages, textIn, useSpeech, useWords, type Language } from '../words/words.tsx';
import { fitting, lettersOf, type Letter } from './letters.ts';
import words from './words.json';
import './help.css';

function TermEntry({ term }: { term: TermRecord }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const mayChange = useRole('quality_manager', 'trainer');
  const order: Language[] = [language, ...languages.filter((one) => one !== language)];
  return (
    <div className="help-term" id={codeOfTerm(term.values.term.en)}>
      <dl>
        {order.map((one) => (
          <div key={one} lang={one}>
            <dt>
              {textIn(term.values.term, one)} <span className="micro">{one}</span>
            </dt>
            <dd>{textIn(term.values.definition, one)}</dd>
          </div>
        ))}
      </dl>
      {mayChange && (
        <p className="micro no-print">
          <Link href={`/records/term/${term.id}`}>{t('term_change', { term: textIn(term.values.term, language) })}</Link>
        </p>
      )}
    </div>
  );
}

function Index({ letters }: { letters: readonly Letter[] }) {
  const t = useWords(words);
  return (
    <nav className="help-index" aria-label={t('letters')}>
      <ul>
        {letters.map(({ letter }) => (
          <li key={letter}>
            <a href={`#letter-${letter}`}>{letter}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Fill() {
  const t = useWords(words);
  const mayFill = useRole('quality_manager', 'trainer');
  const fill = useDeed<unknown>('post', '/api/deeds/glossary-fill');
  return (
    <Empty
      step={
        mayFill && (
          <Button weight="primary" onPress={() => fill.mutate({})} isPending={fill.isPending}>
            {t('glossary_fill')}
          </Button>
        )
      }
    >
      {mayFill ? t('glossary_empty') : t('glossary_empty_ask')}
      {fill.isError && <Trouble error={fill.error} />}
    </Empty>
  );
}

/** Terms arrive after the page does: the address's own term is gone to when it is there. */
function useArrivalAtTerm(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.hash === '') return;
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ block: 'start' });
  }, [ready]);
}

function Terms({ terms, search }: { terms: readonly TermRecord[]; search: string }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const letters = lettersOf(fitting(terms, search), language);
  const found = letters.reduce((sum, letter) => sum + letter.terms.length, 0);
  return (
    <>
      <p className="note" role="status">
        {search === '' ? '' : t('terms_found', { found })}
      </p>
      <Index letters={letters} />
      {letters.map(({ letter, terms: under }) => (
        <Section key={letter} id={`letter-${letter}`} title={letter}>
          {under.map((term) => (
            <TermEntry key={term.id} term={term} />
          ))}
        </Section>
      ))}
    </>
  );
}

export default function Glossary() {
  const t = useWords(words);
  const terms = useTerms();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const all = terms.data?.records ?? [];
  useArrivalAtTerm(terms.isSuccess);
  return (
    <>
      <Answer
        name={t('glossary')}
        answer={all.length > 0 && t('glossary_answer', { terms: all.length })}
        basis={t('glossary_basis')}
        beside={all.length > 0 && <Button weight="small" onPress={() => print()}>{t('print')}</Button>}
      />
      {terms.isPending && <Waiting />}
      {terms.isError && <Trouble error={terms.error} again={() => void terms.refetch()} />}
      {terms.isSuccess && all.length === 0 && <Fill />}
      {all.length > 0 && (
        <>
          <div className="help-search no-print">
            <TextField type="search" label={t('search')} hint={t('search_hint')} value={search} onChange={(text) => setParams(text === '' ? {} : { search: text }, { replace: true })} />
          </div>
          <Terms terms={all} search={search} />
        </>
      )}
    </>
  );
}
