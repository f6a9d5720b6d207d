// One standard: what it promises, whether anybody answers for its number, what was measured, and measuring it.
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { write } from '../api/client.ts';
import { Measured, type MapMoment, type Standard } from '../moment/index.ts';
import { Button } from '../parts/Button.tsx';
import { Trouble } from '../parts/States.tsx';
import { Picture, type StandardMeasure } from '../results/index.ts';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import words from './words.json';

interface Props {
  cycle: string;
  moment: MapMoment;
  standard: Standard & { id: string };
  /** The same standard in the draft, where it may already be confirmed. */
  drafted: Standard | undefined;
  measures: StandardMeasure[];
  onMeasure: () => void;
}

export function StandardBlock({ cycle, moment, standard, drafted, measures, onMeasure }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const numbers = useNumbers();
  const comparison = { '<=': 'at_most', '>=': 'at_least', '=': 'equal_to' } as const;
  return (
    <div className="indicators-standard" data-standard={standard.id}>
      <h3>{textIn(standard, language) || standard.id}</h3>
      <p className="note">
        {t(comparison[standard.op], { value: numbers.plain(standard.v), unit: standard.u })}, {t('in_share', { share: numbers.share((standard.comply ?? 100) / 100) })}
        {standard.basis && ` · ${t('source', { source: standard.basis })}`}
      </p>
      {standard.confirmed !== true && drafted && <Confirming cycle={cycle} moment={moment} standard={standard.id} drafted={drafted} transversal={moment.spans !== undefined} />}
      {measures.length === 0 ? <p className="note">{t('unmeasured')}</p> : measures.map((measure) => <Measured key={`${measure.series} ${measure.period}`} measure={measure} />)}
      {measures.length > 0 && (
        <details className="indicators-run">
          <summary>{t('run_chart')}</summary>
          <Picture as="run" label={t('run_chart')} more={{ standard: standard.id }} />
        </details>
      )}
      <div className="bar">
        <Button weight="small" onPress={onMeasure} aria-label={t('measure_this', { standard: textIn(standard, language) || standard.id })}>
          {t('measure')}
        </Button>
      </div>
    </div>
  );
}

interface EditAnswer {
  conflicts: unknown[];
}

/** A starting value of a template is nobody's promise: somebody has to answer for it. */
function Confirming({ cycle, moment, standard, drafted, transversal }: { cycle: string; moment: MapMoment; standard: string; drafted: Standard; transversal: boolean }) {
  const t = useWords(words);
  const client = useQueryClient();
  const confirm = useMutation<EditAnswer, Error>({
    mutationFn: () =>
      write<EditAnswer>('post', '/api/cycles/{id}/edits', {
        path: { id: cycle },
        body: { edits: [{ cell: `${transversal ? 'transversal' : 'moment'}/${moment.id}/std/${standard}/confirmed`, before: drafted.confirmed ?? null, after: true }] },
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (drafted.confirmed === true) return <p className="note">{t('confirmed_in_draft')}</p>;
  return (
    <div className="indicators-starting">
      <p className="note">{t('starting_value')}</p>
      <Button weight="small" isDisabled={confirm.isPending} onPress={() => confirm.mutate()}>
        {t('confirm_value')}
      </Button>
      {confirm.error && <Trouble error={confirm.error} />}
      {confirm.data && confirm.data.conflicts.length > 0 && <p className="fault">{t('collided')}</p>}
    </div>
  );
}
