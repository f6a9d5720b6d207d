// Sentences mark what weighs with ⟦…⟧, in the program's own catalogues as in ours.
export function Marked({ text }: { text: string }) {
  return text.split(/(⟦[^⟧]*⟧)/).map((part, at) => (part.startsWith('⟦') ? <strong key={at}>{part.slice(1, -1)}</strong> : part));
}
