/** What a member notes of the days behind her: codes and numbers, with no place for a name [2.6]. */
import type { WatchObservation } from '../domain/report/publicPage.ts';
import { mostObserved, watchPatterns, watchPlaces } from '../domain/report/publicPage.ts';
import { get, problem, valuesOf } from './dom.ts';

/** In whatever digits it was typed; undefined for none, NaN for what is no number. */
function numberOf(typed: string): number | undefined {
  const digits = typed.trim().replace(/[٠-٩۰-۹]/g, (sign) => String((sign.codePointAt(0) ?? 0) & 15));
  return digits === '' ? undefined : /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** What the form says; undefined where something is wrong, which it has said. */
export function findObserved(
  form: HTMLFormElement,
): Omit<WatchObservation, 'dossier' | 'ticket'> | undefined {
  const { one } = valuesOf(form);
  const pattern = watchPatterns.find((code) => code === one('pattern'));
  if (!pattern) {
    problem(form, 'watch.observe.choose', {}, get<HTMLInputElement>('[name=pattern]', form));
    return undefined;
  }
  const counts: { girls?: number; boys?: number } = {};
  for (const who of ['girls', 'boys'] as const) {
    const count = numberOf(one(who));
    if (count === undefined) continue;
    if (!(count <= mostObserved)) {
      problem(form, 'watch.observe.number', { most: mostObserved }, get<HTMLInputElement>(`#${who}`, form));
      return undefined;
    }
    counts[who] = count;
  }
  const place = watchPlaces.find((code) => code === one('at'));
  const on = new Date().toISOString().slice(0, 10);
  return { id: crypto.randomUUID(), on, pattern, ...(place === undefined ? {} : { place }), ...counts };
}
