/**
 * A name that was typed where one finds everything, on its way to the screen that looks for people. It goes hand to hand in
 * memory, since an address, a history or a log must hold no name, and only once.
 */
let wanted = '';
const listeners = new Set<() => void>();

/** Hands a name over; a screen that is there already hears of it. */
export function wantPerson(name: string): void {
  wanted = name;
  for (const tell of listeners) tell();
}

/** The name that was handed over, for the one who asks first; '' if there is none. */
export function takeWanted(): string {
  const name = wanted;
  wanted = '';
  return name;
}

/** Calls back when a name is handed over; returns how to stop. */
export function whenWanted(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}
