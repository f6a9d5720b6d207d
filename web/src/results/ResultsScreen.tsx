// Results: everything `ciclo analyze` shows, live. What to attend first, why, and how sure that is.
import { useMemo } from 'react';

import { useRead } from '../api/queries.ts';
import type { ScreenParams } from '../app/route.ts';
import { Answer } from '../parts/Answer.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { ScreenTerms } from '../parts/ScreenTerms.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { textIn, useSpeech } from '../words/words.tsx';
import { DriversPart, LossPart, VetoPart } from './Associations.tsx';
import { BeforePart } from './Before.tsx';
import { CandidatesPart } from './Candidates.tsx';
import { CasesPart } from './Cases.tsx';
import { DesignPart } from './Design.tsx';
import { FilterBar } from './FilterBar.tsx';
import { searchOf, useFilters } from './filters.ts';
import { LedgerPart } from './LedgerParts.tsx';
import { MethodProvider } from './Method.tsx';
import { MatrixPart, MomentsPart } from './Moments.tsx';
import { Alarms, RankingPart } from './Ranking.tsx';
import { LoyaltyPart, ReadingsPart } from './Readings.tsx';
import { ReportContext, useReport, useResultWords } from './report.ts';
import { StandardsPart } from './Standards.tsx';
import { useStandardNames } from './standardNames.ts';
import type { Results } from './types.ts';
import { ThemesPart, WaitsPart } from './Waits.tsx';

export default function ResultsScreen({ params }: { params: ScreenParams }) {
  const cycle = params['id']!;
  const { filters, query } = useFilters();
  // The last answer stays on the page while another filter is computed.
  const results = useRead<Results>('/api/cycles/{id}/results', { path: { id: cycle }, query }, { placeholderData: (before) => before });
  const search = searchOf(filters);
  const shown = useMemo(() => results.data && { cycle, search, results: results.data }, [cycle, search, results.data]);
  if (results.isPending) return <Waiting />;
  if (results.error || !shown) return <Trouble error={results.error ?? new Error('no answer')} again={() => void results.refetch()} />;
  return (
    <ReportContext.Provider value={shown}>
      <MethodProvider how={shown.results.words.how}>
        <Page cycle={cycle} results={shown.results} busy={results.isPlaceholderData} />
      </MethodProvider>
    </ReportContext.Provider>
  );
}

function Page({ cycle, results, busy }: { cycle: string; results: Results; busy: boolean }) {
  const t = useResultWords();
  const { language } = useSpeech();
  const { report, words } = results;
  const nothing = report.respondents === 0 && report.standards.length === 0 && !report.cases && !report.case_minutes;
  return (
    <div className="results" aria-busy={busy}>
      <Answer
        name={`${textIn(report.cycle.name, language)} · ${t('version_number', { number: report.cycle.version })}`}
        answer={words.answer}
        basis={words.basis}
      />
      <ScreenTerms codes={['moment-of-truth', 'service-standard', 'prioritisation', 'importance-performance-matrix']} />
      <FilterBar cycle={cycle} results={results} />
      <Warnings results={results} />
      {nothing ? <Nothing cycle={cycle} /> : <Parts />}
    </div>
  );
}

/** What the server did not show, or could not read any more, and why. */
function Warnings({ results }: { results: Results }) {
  const t = useResultWords();
  return (
    <>
      {results.withheld && <p className="hint warn">{t('withheld')}</p>}
      {results.filters.left_out.length > 0 && <p className="hint">{t('left_out')}</p>}
      {results.unreadable.map((one) => (
        <p key={`${one.import} ${one.what}`} className="hint warn">
          {t('unreadable')} {one.what}
        </p>
      ))}
    </>
  );
}

function Nothing({ cycle }: { cycle: string }) {
  const t = useResultWords();
  const { filters } = useFilters();
  if (searchOf(filters) !== '') {
    return <Empty step={<LinkButton href={`/cycles/${cycle}/results`}>{t('without_filters')}</LinkButton>}>{t('nothing_so')}</Empty>;
  }
  return (
    <>
      <Empty
        step={
          <LinkButton weight="primary" href={`/cycles/${cycle}/evidence/new`}>
            {t('import_step')}
          </LinkButton>
        }
      >
        {t('nothing_yet')}
      </Empty>
      <DesignPart />
    </>
  );
}

const contents = ['ranking', 'readings', 'candidates', 'matrix', 'moments', 'standards', 'cases', 'before', 'design', 'ledger'] as const;

function Contents({ there }: { there: (part: (typeof contents)[number]) => boolean }) {
  const t = useResultWords();
  return (
    <nav className="results-contents" aria-label={t('on_this_page')}>
      <ul>
        {contents.filter(there).map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`contents_${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Links only to what stands below. */
function useWhatIsThere(): (part: (typeof contents)[number]) => boolean {
  const { report } = useReport();
  const answered = report.respondents > 0;
  const there = {
    ranking: true,
    readings: answered,
    candidates: report.moments.some((moment) => moment.candidate.proposed),
    matrix: (report.ranking?.quadrants.length ?? 0) > 0,
    moments: answered,
    standards: report.standards.length > 0,
    cases: report.cases !== null,
    before: report.before_after !== null || report.standard_changes.length > 0,
    design: true,
    ledger: true,
  };
  return (part) => there[part];
}

function Parts() {
  const names = useStandardNames();
  const there = useWhatIsThere();
  return (
    <>
      <Alarms />
      <Contents there={there} />
      <div className="results-head">
        <RankingPart />
        <div>
          <ReadingsPart />
          <LoyaltyPart />
          <ThemesPart />
        </div>
      </div>
      <CandidatesPart />
      <MatrixPart />
      <MomentsPart />
      <StandardsPart names={names} />
      <CasesPart />
      <BeforePart names={names} />
      <DriversPart />
      <VetoPart />
      <LossPart />
      <WaitsPart />
      <DesignPart />
      <LedgerPart />
    </>
  );
}
