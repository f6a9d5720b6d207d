// A part of the inspector that opens and closes, and stays as it was when another moment is selected.
import { useState, type ReactNode } from 'react';

const opened = new Map<string, boolean>();

export function Group({ name, title, start = false, children }: { name: string; title: ReactNode; start?: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(opened.get(name) ?? start);
  return (
    <details
      className="ed-group"
      open={isOpen}
      onToggle={(event) => {
        opened.set(name, event.currentTarget.open);
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}
