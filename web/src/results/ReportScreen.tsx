// The report as a file: in which language, of which wave, in which format, and what it will hold.
import { useState } from 'react';

import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer, Section } from '../parts/Answer.tsx';
import { Button } from '../parts/Button.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { Trouble, Waiting } from '../parts/States.tsx';
import { languages, textIn, useNumbers, useSpeech, type Language } from '../words/words.tsx';
import { FilterBar } from './FilterBar.tsx';
import { searchOf, useFilters } from './filters.ts';
import { downloadReport } from './Grid.tsx';
import { useResultWords } from './report.ts';
import type { Report, Results } from './types.ts';
import './results.css';

const formats = ['pdf', 'html', 'xlsx', 'json', 'md', 'csv'] as const;
type Format = (typeof formats)[number];
const languageNames: Record<Language, string> = { es: 'Español', en: 'English', nl: 'Nederlands' };

export default function ReportScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const t = useResultWords();
  const { language } = useSpeech();
  const { filters, query } = useFilters();
  const results = useRead<Results>('/api/cycles/{id}/results', { path: { id: cycle }, query }, { placeholderData: (before) => before });
  if (results.isPending) return <Waiting />;
  if (results.error) return <Trouble error={results.error} again={() => void results.refetch()} />;
  const { report, words } = results.data;
  return (
    <div className="results">
      <Answer name={`${t('report_title')}: ${textIn(report.cycle.name, language)}`} answer={t('report_answer')} basis={words.basis} />
      <FilterBar cycle={cycle} results={results.data} />
      <div className="two">
        <Order cycle={cycle} search={searchOf(filters)} />
        <Holds report={report} />
      </div>
    </div>
  );
}

function Order({ cycle, search }: { cycle: string; search: string }) {
  const t = useResultWords();
  const numbers = useNumbers();
  const { language: spoken } = useSpeech();
  const [language, setLanguage] = useState<Language>(spoken);
  const [format, setFormat] = useState<Format>('pdf');
  const [state, setState] = useState<{ busy: boolean; error: Error | null; at: Date | null }>({ busy: false, error: null, at: null });
  const fetchIt = async () => {
    setState({ busy: true, error: null, at: null });
    try {
      await downloadReport(cycle, search, format, { language });
      setState({ busy: false, error: null, at: new Date() });
    } catch (trouble) {
      setState({ busy: false, error: trouble as Error, at: null });
    }
  };
  return (
    <Section title={t('report_format')}>
      <div className="form">
        <ChoiceField label={t('report_language')} choices={languages.map((one) => ({ id: one, text: languageNames[one] }))} value={language} onChange={(id) => id && setLanguage(id as Language)} />
        <ChoiceField label={t('report_format')} choices={formats.map((one) => ({ id: one, text: t(`format_${one}`) }))} value={format} onChange={(id) => id && setFormat(id as Format)} />
        <div className="bar">
          <Button weight="primary" onPress={() => void fetchIt()}>
            {t('download')}
          </Button>
        </div>
        <p className="note" role="status">
          {state.busy ? t('preparing') : state.at ? t('downloaded', { time: numbers.time(state.at) }) : ''}
        </p>
        {state.error && <Trouble error={state.error} />}
      </div>
    </Section>
  );
}

function Holds({ report }: { report: Report }) {
  const t = useResultWords();
  const measured = new Set(report.standards.map((each) => each.standard)).size; // one row for each period
  const parts: [boolean, string][] = [
    [true, t('holds_answer')],
    [(report.ranking?.rows.length ?? 0) > 0, t('holds_ranking', { n: report.ranking?.rows.length ?? 0 })],
    [true, t('holds_pictures')],
    [report.respondents > 0, t('holds_moments', { n: report.moments.length })],
    [(report.ranking?.quadrants.length ?? 0) > 0, t('holds_matrix')],
    [measured > 0, t('holds_standards', { n: measured })],
    [report.cases !== null, t('holds_cases', { n: report.cases?.n ?? 0 })],
    [report.before_after !== null, t('holds_before')],
    [true, t('holds_design')],
    [true, t('holds_ledger')],
  ];
  return (
    <Section title={t('holds_title')}>
      <ul className="rows">
        {parts
          .filter(([there]) => there)
          .map(([, text]) => (
            <li key={text}>{text}</li>
          ))}
      </ul>
    </Section>
  );
}
