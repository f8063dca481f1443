/**
 * Answers about where a child lives and with whom: beds, contact with family, going home, the right to stay.
 */
import { codeList } from '../kernel/codes.ts';

/** Which of a place's beds a child has: what a place is asked about is how many it has for girls and for boys [C11]. */
export const bedKind = codeList('bed-kind', ['girls', 'boys']);

/** Who sleeps in the same room [C11]. */
export const roomSharing = codeList('room-sharing', [
  'alone',
  'siblings',
  'family',
  'children-same-sex',
  'children-other-sex',
  'adults-same-sex',
  'adults-other-sex',
]);

/** What a child needs for living in a house: nothing of what happened to her, nor of her health [2.8]. */
export const livingNeed = codeList('living-need', [
  'women-only',
  'own-room',
  'not-alone-at-night',
  'light-at-night',
  'calm-place',
  'no-stairs',
  'help-washing-dressing',
  'help-moving',
  'signs-or-pictures',
  'diet',
  'prayer',
  'clothes',
  'with-brother-or-sister',
  'walked-to-school',
  'no-visitors',
  'no-pictures',
  'cares-for-own-baby',
]);

/** Whether a child is in the house, as carers see it. */
export const presence = codeList('presence', ['arrived', 'out', 'back', 'left', 'missing']);

export const familyContactKind = codeList('family-contact-kind', [
  'visit',
  'call',
  'online',
  'letter',
  'through-others',
]);

/** Who saw to it that a child and her family were in touch. Her own call is hers: recorded, never refused [C14]. */
export const contactArrangedBy = codeList('contact-arranged-by', ['service', 'child', 'family']);

/** Protection that a child can claim. */
export const claimKind = codeList('claim-kind', ['asylum', 'trafficking', 'statelessness', 'other']);

/** With whom a child lives after going back. */
export const returnTo = codeList('return-to', [
  'parents',
  'relatives',
  'foster-family',
  'group-home',
  'own-place',
]);

export const returnEscort = codeList('return-escort', [
  'guardian',
  'social-worker',
  'carer',
  'relative',
  'receiving-agency',
  'none',
]);

/** Who asks to see, correct or limit what is on file. */
export const dataRequestBy = codeList('data-request-by', ['child', 'guardian', 'parent', 'lawyer']);

/** What those who work with a child meet about. */
export const conferenceKind = codeList('conference-kind', [
  'planning',
  'review',
  'danger',
  'return',
  'handing-over',
]);
