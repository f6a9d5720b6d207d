// How every screen opens: the name of the thing, one sentence, how sure it is. The sentence is the server's.
import type { ReactNode } from 'react';

export function Answer({ name, answer, basis, beside }: { name: ReactNode; answer?: ReactNode; basis?: ReactNode; beside?: ReactNode }) {
  return (
    <header className="opening">
      <div className="opening-name">
        <h1>{name}</h1>
        {beside}
      </div>
      {answer && <p className="answer">{answer}</p>}
      {basis && <p className="basis">{basis}</p>}
    </header>
  );
}

/** One part of a page: a heading over a rule, and what belongs beside it. */
export function Section({ title, beside, children, id }: { title: ReactNode; beside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section id={id}>
      <header>
        <h2>{title}</h2>
        {beside && <div className="note">{beside}</div>}
      </header>
      {children}
    </section>
  );
}
