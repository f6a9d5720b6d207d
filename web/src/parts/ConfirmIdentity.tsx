// Some deeds need the password once more (the server answers "confirm_first"): this asks for it and does the deed again.
//
//   const make = useGuardedDeed<Made>('post', '/api/tokens');
//   <Form onSubmit={() => make.mutate({ body })} error={make.error} …/> {make.asking}
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';

import { Refused, write, type Inputs } from '../api/client.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './Button.tsx';
import { Sheet } from './Dialogs.tsx';
import { Form, TextField } from './Field.tsx';
import words from './words.json';

/** A deed that waits for the password. */
interface Held {
  again: () => void;
  giveUp: () => void;
}

function needsConfirmation(trouble: unknown): trouble is Refused {
  return trouble instanceof Refused && trouble.has('confirm_first');
}

function Question({ held, onDone }: { held: Held; onDone: () => void }) {
  const t = useWords(words);
  const [password, setPassword] = useState('');
  const confirm = useMutation<unknown, Error>({ mutationFn: () => write('post', '/api/session/confirm', { body: { password } }) });
  const close = () => {
    held.giveUp();
    onDone();
  };
  const submit = () =>
    confirm.mutate(undefined, {
      onSuccess: () => {
        held.again();
        onDone();
      },
    });
  return (
    <Sheet title={t('confirm_identity')} isOpen onClose={close}>
      <p className="note">{t('confirm_identity_why')}</p>
      <Form onSubmit={submit} error={confirm.error} fields={[]}>
        <TextField
          name="password"
          type="password"
          label={t('your_password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus
          isRequired
        />
        <div className="bar">
          <Button weight="primary" type="submit" isPending={confirm.isPending}>
            {t('confirm')}
          </Button>
          <Button onPress={close}>{t('cancel')}</Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** `guard(deed)` does the deed; asked for the password, it waits for it and does the deed once more. Show `asking`. */
export function useConfirmIdentity(): { guard: <Answer>(deed: () => Promise<Answer>) => Promise<Answer>; asking: ReactNode } {
  const [held, setHeld] = useState<Held | null>(null);
  const guard = useCallback(async <Answer,>(deed: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await deed();
    } catch (trouble) {
      if (!needsConfirmation(trouble)) throw trouble;
      await new Promise<void>((again, fail) => setHeld({ again, giveUp: () => fail(trouble) }));
      return deed();
    }
  }, []);
  return { guard, asking: held && <Question held={held} onDone={() => setHeld(null)} /> };
}

/** useDeed for what may need the password once more. */
export function useGuardedDeed<Answer, Method extends 'post' | 'put' | 'delete' = 'post'>(
  method: Method,
  path: Parameters<typeof write<Answer, Method>>[1],
) {
  const client = useQueryClient();
  const { guard, asking } = useConfirmIdentity();
  const deed = useMutation<Answer, Error, Inputs>({
    mutationFn: (inputs) => guard(() => write<Answer, Method>(method, path, inputs)),
    onSuccess: () => client.invalidateQueries(),
  });
  return { ...deed, asking };
}
