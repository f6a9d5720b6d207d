// One template: what it is for, how long it is, how many moments are critical, and how it is classified.
import { Button } from '../parts/Button.tsx';
import { useNumbers, useWords } from '../words/words.tsx';
import type { Measured, Template } from './types.ts';
import words from './words.json';

export function TemplateRow({ template, onStart }: { template: Template; onStart: () => void }) {
  const t = useWords(words);
  return (
    <li className="library-template" data-template={template.id}>
      <div>
        <h3>{template.name}</h3>
        <p className="library-concept">{template.concept}</p>
        <p className="note">{template.stage_names.join(' → ')}</p>
        <Figures template={template} />
      </div>
      <Button onPress={onStart} aria-label={t('start_named', { name: template.name })}>
        {t('start')}
      </Button>
    </li>
  );
}

function Figures({ template }: { template: Template }) {
  const t = useWords(words);
  const numbers = useNumbers();
  const measured = (label: string, value: Measured) =>
    value.share !== null && (
      <li>
        {label} <b>{numbers.share(value.share)}</b>
        {value.band && ` (${t(`band_${value.band}`)})`}
      </li>
    );
  const critical = template.critical.length;
  return (
    <ul className="library-figures">
      <li>{t('size', { moments: template.moments, stages: template.stages, transversal: template.transversal })}</li>
      {critical > 0 && (
        <li className="star">
          <span aria-hidden="true">{'★'.repeat(critical)}</span> {t('critical', { count: critical })}
        </li>
      )}
      {measured(t('contact'), template.contact)}
      {measured(t('wait'), template.wait_share)}
      {measured(t('efficiency'), template.efficiency)}
      {measured(t('participation'), template.participation)}
      {measured(t('divergence'), template.divergence)}
      <li>{t('steps', { count: template.complexity.steps, band: t(`band_${template.complexity.band}`) })}</li>
      <li>{t('carries', { requirements: template.requirements, standards: template.standards, indicators: template.indicators })}</li>
    </ul>
  );
}
