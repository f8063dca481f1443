/** Facts for figures, written with the entry they come from: one per measured field that has an answer. */
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier, EntryState } from '../../domain/kernel/dossier.ts';
import { shownValue } from '../../domain/kernel/dossier.ts';
import type { Json } from '../../domain/kernel/values.ts';

export interface FactRow {
  readonly measure: string;
  /** First day of the month it happened in. */
  readonly period: string;
  readonly area: string;
  readonly steward: number;
  readonly dimensions: Record<string, Json>;
  readonly value: number;
}

/** Numbers count as themselves, everything else as one; the answer itself ("not asked" too) is a dimension. */
export function factsOf(
  dossier: Dossier,
  entry: EntryState,
  declaration: EntryDeclaration | undefined,
): FactRow[] {
  const facts: FactRow[] = [];
  if (entry.withdrawn !== undefined) return facts;
  for (const [name, field] of Object.entries(declaration?.fields ?? {})) {
    const { measure } = field.spec;
    const value = shownValue(entry, name);
    if (!measure || value === undefined || value === null) continue;
    const happened = entry.occurred && /^\d{4}-\d{2}/.test(entry.occurred) ? entry.occurred : entry.accepted;
    facts.push({
      measure,
      period: `${happened.slice(0, 7)}-01`,
      area: dossier.area,
      steward: dossier.steward,
      dimensions: typeof value === 'number' ? {} : { [name]: value },
      value: typeof value === 'number' ? value : 1,
    });
  }
  return facts;
}
