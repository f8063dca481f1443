/** Reading what was published, whatever form it has: what is not as expected is as if it were not said. */
import type { Json } from '../../../../domain/kernel/values.ts';

type Said = Json | undefined;

const at = (value: Said, field: string): Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json })[field]
    : undefined;

export function textOf(value: Said, field: string): string | undefined {
  const said = at(value, field);
  return typeof said === 'string' && said !== '' ? said : undefined;
}

export function numberOf(value: Said, field: string): number | undefined {
  const said = at(value, field);
  return typeof said === 'number' ? said : undefined;
}

export const isYes = (value: Said, field: string): boolean => at(value, field) === true;

export function listOf(value: Said, field: string): readonly Json[] {
  const said = at(value, field);
  return Array.isArray(said) ? (said as readonly Json[]) : [];
}

/** An amount in minor units of its currency. */
export function moneyOf(
  value: Said,
  field: string,
): { readonly amount: number; readonly currency: string } | undefined {
  const said = at(value, field);
  const amount = numberOf(said, 'amount');
  const currency = textOf(said, 'currency');
  return amount !== undefined && currency !== undefined ? { amount, currency } : undefined;
}
