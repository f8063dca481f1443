/**
 * Answers about proceedings: what was done by whom, what a court decided and what came of it [2.5].
 */
import { codeList } from '../kernel/codes.ts';

/** The law under which exploiters are brought to justice: labour law as well as criminal law [2.5]. */
export const proceedingKind = codeList('proceeding-kind', ['criminal', 'labour', 'civil']);

/** How it began. */
export const proceedingOrigin = codeList('proceeding-origin', [
  'report',
  'child-or-family',
  'police',
  'labour-inspection',
  'border-service',
  'licensing',
  'union',
  'employers',
  'ngo',
  'other-country',
  'other',
]);

/** Part in the chain; who receives a trafficked child to exploit her is a trafficker too [2.5, Palermo Protocol]. */
export const suspectRole = codeList('suspect-role', [
  'recruiter',
  'transporter',
  'harbourer',
  'exploiter',
  'document-forger',
  'official',
  'financier',
  'other',
]);

/** Where somebody stands who is suspected. `prosecuted`: formally charged before a court. */
export const suspectStanding = codeList('suspect-standing', [
  'suspected',
  'sought',
  'prosecuted',
  'not-prosecuted',
  'abroad',
  'died',
]);

export const custody = codeList('custody', ['free', 'bail', 'detained', 'fled']);

/**
 * Offences by their codes in the International Classification of Crime for Statistical Purposes (UNODC, ICCS 1.0, 2015):
 * those that follow a trafficked child. A country's own articles of law stand beside them.
 */
export const iccs = codeList('iccs', [
  '02041',
  '02042',
  '02043',
  '02044',
  '02031',
  '02032',
  '02039',
  '02021',
  '02022',
  '020291',
  '020292',
  '0205',
  '0206',
  '02011',
  '0301',
  '030221',
  '030222',
  '030223',
  '030229',
  '0101',
  '0701',
  '07023',
  '0703',
  '07041',
  '08051',
  '08059',
  '0806',
  '0808',
  '0906',
  'other',
]);

/** What is kept as evidence. What a child says to her counsellor is never evidence and has no code. */
export const evidenceKind = codeList('evidence-kind', [
  'statement',
  'recorded-testimony',
  'document',
  'identity-paper',
  'contract',
  'payment-record',
  'phone-or-computer',
  'photo-or-video',
  'object',
  'place-inspected',
  'expert-opinion',
  'other',
]);

export const proceedingStep = codeList('proceeding-step', [
  'complaint-filed',
  'inspection-report',
  'search',
  'seizure',
  'arrest',
  'release',
  'expert-asked',
  'other-country-asked',
  'other-country-answered',
  'charge-decided',
  'not-charged',
  'protection-ordered',
  'claim-for-child-filed',
  'postponed',
  'appeal-filed',
  'enforcement',
  'other',
]);

export const hearingKind = codeList('hearing-kind', [
  'preliminary',
  'bail',
  'testimony',
  'trial',
  'sentencing',
  'appeal',
  'labour-court',
  'civil-claim',
]);

export const hearingResult = codeList('hearing-result', ['held', 'postponed', 'cancelled']);

export const courtLevel = codeList('court-level', ['first', 'appeal', 'highest', 'authority']);

/** What was decided about one suspect; a court above keeps, changes or lifts what one below decided. */
export const judgmentResult = codeList('judgment-result', [
  'convicted',
  'acquitted',
  'ended-without-finding',
  'upheld',
  'sentence-changed',
  'overturned',
]);

export const convictingLaw = codeList('convicting-law', ['criminal', 'labour', 'other']);

export const otherSentence = codeList('other-sentence', [
  'none',
  'suspended',
  'life',
  'community-work',
  'licence-taken',
  'business-closed',
  'barred-from-children',
  'removed-from-office',
  'wages-to-be-paid',
  'expelled',
]);

export const aggravation = codeList('aggravation', [
  'child',
  'young-child',
  'several-children',
  'organised-group',
  'public-official',
  'trusted-person',
  'across-border',
  'violence',
  'sexual',
  'danger-to-life',
  'repeated',
]);

export const assetKind = codeList('asset-kind', [
  'money',
  'account',
  'house-or-land',
  'vehicle',
  'boat',
  'business',
  'tools',
  'goods',
  'digital',
  'other',
]);

/** A recorded decision, also when nothing was taken [E2]. */
export const confiscationDecision = codeList('confiscation-decision', [
  'ordered',
  'refused',
  'not-asked',
  'nothing-found',
  'not-possible',
]);

/** What confiscated assets are used for. */
export const assetUse = codeList('asset-use', [
  'children-compensated',
  'victims-fund',
  'services',
  'state-budget',
  'law-enforcement',
  'not-yet-decided',
]);

/** A recorded decision, also when a child was given nothing [E2]. */
export const compensationDecision = codeList('compensation-decision', [
  'ordered',
  'agreed',
  'from-fund',
  'refused',
  'not-asked',
  'child-did-not-want',
]);

export const compensationPayer = codeList('compensation-payer', [
  'offender',
  'employer',
  'agency',
  'state',
  'fund',
]);

export const publishedWhere = codeList('published-where', [
  'website',
  'gazette',
  'press',
  'radio',
  'annual-report',
  'court',
]);

export const informantEnd = codeList('informant-end', ['done', 'own-wish', 'too-dangerous', 'handed-over']);

/** What a child was told about her part, in words that she understands [2.5: recourse, 2.7: information]. */
export const childInformed = codeList('child-informed', [
  'what-happens',
  'may-say-no',
  'protection',
  'compensation',
  'lawyer',
  'complaint',
]);

/** What the court or authority said to a measure that was asked for. */
export const measureAnswer = codeList('measure-answer', ['asked', 'granted', 'refused', 'not-kept']);
