// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Refused } from '../api/client.ts';
import { SpeechProvider } from '../words/words.tsx';
import { useGuardedDeed } from './ConfirmIdentity.tsx';

// jsdom knows no CSS.escape, which dialogs use
vi.stubGlobal('CSS', { escape: (text: string) => text });

const server = vi.hoisted(() => ({ write: vi.fn<(method: string, path: string, inputs?: { body?: unknown }) => Promise<unknown>>() }));
vi.mock('../api/client.ts', async (original) => ({ ...(await original<typeof import('../api/client.ts')>()), write: server.write }));

const refused = (status: number, code: string, what: string) => new Refused(status, [{ code, what, cure: '', field: '', place: '' }], 'r');

/** A server that wants the password once more, and knows which is right. */
beforeEach(() => {
  let confirmed = false;
  server.write.mockReset();
  server.write.mockImplementation(async (_method, path, inputs) => {
    if (path === '/api/session/confirm') {
      confirmed = (inputs?.body as { password: string }).password === 'right';
      if (!confirmed) throw refused(401, 'wrong_credentials', 'the password is not right');
      return {};
    }
    if (!confirmed) throw refused(403, 'confirm_first', 'this needs your password once more');
    return { token: 'cx_1' };
  });
});
afterEach(cleanup);

function Making() {
  const make = useGuardedDeed<{ token: string }>('post', '/api/tokens');
  return (
    <>
      <button type="button" onClick={() => make.mutate({ body: {} })}>
        make
      </button>
      <p>{make.data?.token ?? make.error?.message}</p>
      {make.asking}
    </>
  );
}

function shown() {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <SpeechProvider start="en">
        <Making />
      </SpeechProvider>
    </QueryClientProvider>,
  );
}

test('the deed waits for the password and is done once more', async () => {
  const { getByText, findByLabelText, getByRole, findByText } = shown();
  fireEvent.click(getByText('make'));
  fireEvent.change(await findByLabelText('Your password'), { target: { value: 'wrong' } });
  fireEvent.click(getByRole('button', { name: 'Confirm' }));
  await findByText(/The password is not right/);
  fireEvent.change(await findByLabelText('Your password'), { target: { value: 'right' } });
  fireEvent.click(getByRole('button', { name: 'Confirm' }));
  await findByText('cx_1');
  expect(server.write.mock.calls.filter(([, path]) => path === '/api/tokens')).toHaveLength(2);
});

test('whoever gives up is told why nothing happened', async () => {
  const { getByText, findByRole, findByText, queryByRole } = shown();
  fireEvent.click(getByText('make'));
  fireEvent.click(await findByRole('button', { name: 'Cancel' }));
  await findByText(/needs your password once more/);
  await waitFor(() => expect(queryByRole('dialog')).toBeNull());
});
