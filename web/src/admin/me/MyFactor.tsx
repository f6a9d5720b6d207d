// The second factor: set up another one, or take it away where the rights allow to go without.
import { useGuardedDeed } from '../../parts/ConfirmIdentity.tsx';
import { Section } from '../../parts/Answer.tsx';
import { LinkButton } from '../../parts/Button.tsx';
import { Confirm } from '../../parts/Dialogs.tsx';
import { Trouble } from '../../parts/States.tsx';
import { useMe, useRole } from '../../session/session.tsx';
import { useWords } from '../../words/words.tsx';
import { strictRoles } from '../roles.ts';
import words from '../words.json';

export function MyFactor() {
  const t = useWords(words);
  const me = useMe();
  const needed = useRole(...strictRoles);
  const remove = useGuardedDeed<unknown, 'delete'>('delete', '/api/second-factor');
  const isPutOff = me.standing === 'later';
  return (
    <Section title={t('factor')}>
      <p className={isPutOff ? 'hint warn' : 'note'} role="status">
        {remove.isSuccess ? t('factor_removed') : isPutOff ? t('factor_put_off') : needed ? t('factor_needed') : t('factor_free')}
      </p>
      <div className="bar admin-bar">
        <LinkButton href="/second-factor">{isPutOff || !needed ? t('factor_set_up') : t('factor_other')}</LinkButton>
        {!needed && (
          <Confirm ask={t('factor_remove_ask')} does={t('factor_remove')} doIt={() => remove.mutate({})}>
            {t('factor_remove')}
          </Confirm>
        )}
      </div>
      {remove.isError && <Trouble error={remove.error} />}
      {remove.asking}
    </Section>
  );
}
