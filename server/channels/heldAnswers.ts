/**
 * What has the form of a responder's answer while nobody can look up whether it is one: it waits in the spool as it came, behind
 * what came before it, and becomes her answer, or the message that it was all along.
 */
import type { Arrival } from './intake.ts';

/** Nothing but a few digits (isAnswerForm), and who sent them. */
export interface HeldAnswer {
  /** When it came, ISO 8601. */
  readonly at: string;
  readonly arrival: Pick<Arrival, 'channel' | 'id' | 'beside' | 'sender' | 'text'>;
}

/** As it lies in the spool, which closes it. */
export function packedAnswer({ channel, ...rest }: HeldAnswer['arrival'], at: Date): string {
  const { id, kind, team, language } = channel;
  const { id: name, beside, sender, text } = rest;
  const arrival = { channel: { id, kind, team, language }, id: name, beside, sender, text };
  return JSON.stringify({ answer: { at: at.toISOString(), arrival } satisfies HeldAnswer });
}

/** Undefined for what is no such answer. */
export function findHeldAnswer(content: string): HeldAnswer | undefined {
  const { answer }: { readonly answer?: HeldAnswer } = JSON.parse(content);
  return answer;
}
