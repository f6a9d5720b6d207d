// Where I am signed in; each can be ended from here.
import { useDeed, useRead } from '../../api/queries.ts';
import { Section } from '../../parts/Answer.tsx';
import { Button } from '../../parts/Button.tsx';
import { Trouble, Waiting } from '../../parts/States.tsx';
import { momentText } from '../../records/index.ts';
import { useSpeech, useWords } from '../../words/words.tsx';
import words from '../words.json';

interface Session {
  id: string;
  device: string;
  standing: string;
  started: string;
  last_used: string;
  this_one: boolean;
}

function SessionRow({ session }: { session: Session }) {
  const t = useWords(words);
  const { language } = useSpeech();
  const end = useDeed<unknown, 'delete'>('delete', '/api/sessions/{session}');
  const device = session.device || t('session_unnamed');
  return (
    <tr>
      <td className="main">{device}</td>
      <td data-l={t('session_started')}>{momentText(session.started, language)}</td>
      <td data-l={t('session_last_used')}>{session.this_one ? t('session_this') : momentText(session.last_used, language)}</td>
      <td>
        {!session.this_one && (
          <Button weight="small" aria-label={t('session_end_named', { device })} onPress={() => end.mutate({ path: { session: session.id } })} isPending={end.isPending}>
            {t('session_end')}
          </Button>
        )}
        {end.isError && <Trouble error={end.error} />}
      </td>
    </tr>
  );
}

export function MySessions() {
  const t = useWords(words);
  const sessions = useRead<{ sessions: Session[] }>('/api/sessions');
  const endOthers = useDeed<unknown, 'delete'>('delete', '/api/sessions');
  const all = sessions.data?.sessions ?? [];
  return (
    <Section
      title={t('sessions')}
      beside={
        all.length > 1 && (
          <Button weight="small" onPress={() => endOthers.mutate({})} isPending={endOthers.isPending}>
            {t('sessions_end_others')}
          </Button>
        )
      }
    >
      {sessions.isPending && <Waiting />}
      {sessions.isError && <Trouble error={sessions.error} again={() => void sessions.refetch()} />}
      {endOthers.isError && <Trouble error={endOthers.error} />}
      {all.length > 0 && (
        <div className="tablewrap">
          <table className="grid stack">
            <thead>
              <tr>
                <th scope="col">{t('session_device')}</th>
                <th scope="col">{t('session_started')}</th>
                <th scope="col">{t('session_last_used')}</th>
                <th scope="col">
                  <span className="vh">{t('deeds')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
