// Units as a tree; beside it the one that is selected, with what may be done with it: add below, move, change, archive.
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';

import { Answer, Section } from '../parts/Answer.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Sheet } from '../parts/Dialogs.tsx';
import { Empty, Trouble, Waiting } from '../parts/States.tsx';
import { RecordFacts, RecordForm, RecordList, SheetMenu, screenOf, useAllRecords, useKindForm, useRecord, type KindForm } from '../records/index.ts';
import { useSpeech, useWords } from '../words/words.tsx';
import { PartTabs } from './Around.tsx';
import { treeOf } from './tree.ts';
import { UnitTree } from './UnitTree.tsx';
import words from './words.json';

type Doing = { is: 'adding'; below: string | null } | { is: 'moving' | 'changing'; unit: string } | null;

export default function UnitsScreen() {
  const t = useWords(words);
  const { language } = useSpeech();
  const form = useKindForm('unit');
  const units = useAllRecords('unit');
  const [params, setParams] = useSearchParams();
  const [doing, setDoing] = useState<Doing>(null);
  const chosen = params.get('unit');
  const choose = (id: string | null) => setParams(id === null ? {} : { unit: id }, { replace: true });
  if (form.error ?? units.error) return <Trouble error={(form.error ?? units.error)!} again={() => void units.refetch()} />;
  if (!form.data || !units.data) return <Waiting />;
  const tree = treeOf(units.data.records, new Intl.Collator(language).compare);
  const may = form.data.may_write;
  const add = may && (
    <Button weight="primary" onPress={() => setDoing({ is: 'adding', below: null })}>
      {t('add_unit')}
    </Button>
  );
  return (
    <>
      <PartTabs />
      <Answer name={t('units')} answer={tree.length > 0 ? t('units_answer', { count: units.data.records.length, top: tree.length }) : undefined} basis={t('units_basis')} beside={add} />
      {tree.length === 0 ? (
        <Empty step={add}>{t('units_empty')}</Empty>
      ) : (
        <div className="two organisation-units">
          <section>
            <header>
              <h2>{t('tree')}</h2>
              <SheetMenu kind="unit" form={form.data} />
            </header>
            <UnitTree tree={tree} chosen={chosen} onChoose={choose} />
          </section>
          {chosen === null ? <p className="note organisation-hint">{t('choose_unit')}</p> : <OneUnit key={chosen} id={chosen} form={form.data} onDo={setDoing} />}
        </div>
      )}
      <DoingSheet doing={doing} onDone={(id) => (setDoing(null), id && choose(id))} />
    </>
  );
}

function OneUnit({ id, form, onDo }: { id: string; form: KindForm; onDo: (doing: Doing) => void }) {
  const t = useWords(words);
  const unit = useRecord('unit', id);
  if (unit.error) return <Trouble error={unit.error} />;
  if (!unit.data) return <Waiting />;
  return (
    <Section title={String(unit.data.values['name'] ?? '')} beside={<Link href={screenOf.one('unit', id)}>{t('whole_page')}</Link>}>
      <RecordFacts form={form} record={unit.data} leaveOut={['name']} />
      {form.may_write && (
        <div className="bar organisation-deeds">
          <Button weight="small" onPress={() => onDo({ is: 'adding', below: id })}>
            {t('add_below')}
          </Button>
          <Button weight="small" onPress={() => onDo({ is: 'moving', unit: id })}>
            {t('move')}
          </Button>
          <Button weight="small" onPress={() => onDo({ is: 'changing', unit: id })}>
            {t('change')}
          </Button>
          <LinkButton weight="small" href={`/records/person/new?unit=${id}`}>
            {t('add_person')}
          </LinkButton>
        </div>
      )}
      <h3 className="organisation-sub">{t('people_here')}</h3>
      <RecordList kind="person" filter={`unit=${id}`} order="name" plain columns={['role_class', 'post']} empty={<p className="note">{t('nobody_here')}</p>} />
    </Section>
  );
}

function DoingSheet({ doing, onDone }: { doing: Doing; onDone: (id: string | null) => void }) {
  const t = useWords(words);
  const close = () => onDone(null);
  if (!doing) return null;
  const title = { adding: t('add_unit'), moving: t('move'), changing: t('change') }[doing.is];
  return (
    <Sheet title={title} isOpen onClose={close}>
      {doing.is === 'adding' && <RecordForm kind="unit" initial={{ parent: doing.below }} onSaved={(unit) => onDone(unit.id)} onCancel={close} />}
      {doing.is === 'moving' && (
        <RecordForm kind="unit" id={doing.unit} only={['parent']} onSaved={(unit) => onDone(unit.id)} onCancel={close} save={t('move')}>
          <p className="note">{t('move_how')}</p>
        </RecordForm>
      )}
      {doing.is === 'changing' && <RecordForm kind="unit" id={doing.unit} onSaved={(unit) => onDone(unit.id)} onCancel={close} />}
    </Sheet>
  );
}
