/**
 * Answers in a report and in the response to it: what was seen, how urgent it is, who went, what came of it.
 */
import { codeList } from '../kernel/codes.ts';

/** Is a child in danger now? Asked before a report is sent. */
export const dangerNow = codeList('danger-now', ['yes', 'no', 'think']);

/** Could one of these be part of it? Asked before a report is sent, outside the seal: it decides where it goes [R8]. */
export const involved = codeList('involved', ['none', 'police', 'office', 'this-service', 'not-sure']);

/** By which way a message came or went. */
export const channel = codeList('channel', [
  'web',
  'app',
  'sms',
  'phone',
  'email',
  'walk-in',
  'field-form',
  'community-watch',
]);

export const messageDirection = codeList('message-direction', ['from-reporter', 'to-reporter']);

/** When trafficking can be seen [2.5]. */
export const moment = codeList('moment', ['recruitment', 'transit', 'exploitation', 'vulnerability']);

/** Most urgent first. */
export const urgency = codeList('urgency', ['danger-now', 'being-moved', 'going-on', 'at-risk']);

/** Places where people on the move pass and can be seen [2.5, 2.6]. */
export const hubKind = codeList('hub-kind', [
  'bus-station',
  'railway-station',
  'taxi-rank',
  'lorry-park',
  'ferry-terminal',
  'port',
  'airport',
  'border-crossing',
  'market',
  'recruitment-office',
  'lodging',
  'other',
]);

/** How likely it is that somebody makes the reporter pay for it. */
export const reprisalRisk = codeList('reprisal-risk', ['low', 'some', 'high']);

/** By which way the reporter can be answered without danger. */
export const answerWay = codeList('answer-way', ['page', 'sms', 'phone', 'email', 'in-person', 'none']);

/** How the reporter knows. */
export const basis = codeList('basis', ['seen', 'told', 'inferred']);

/** What a child is seen doing or made to do, as a passer-by would say it. */
export const workKind = codeList('work-kind', [
  'domestic',
  'farm',
  'herding',
  'fishing',
  'forestry',
  'mine',
  'brick-kiln',
  'construction',
  'workshop',
  'street-selling',
  'begging',
  'carrying',
  'waste',
  'restaurant',
  'entertainment',
  'sport',
  'sexual',
  'online',
  'marriage',
  'armed-group',
  'crime',
  'not-visible',
  'other',
]);

/** Whom the report, once read, says is part of it [R4, R8]. */
export const implicated = codeList('implicated', [
  'police',
  'border-service',
  'inspection',
  'court',
  'local-office',
  'care-service',
  'this-service',
]);

/** How it is known that somebody of the service is named in a report [R8]. */
export const namedBy = codeList('named-by', ['said', 'link', 'name']);

/** What a team is asked to do. */
export const dispatchTask = codeList('dispatch-task', [
  'reach-child',
  'intercept',
  'protect-place',
  'accompany',
  'medical',
  'shelter',
]);

/** Professions that answer together [2.6, 2.7]. */
export const discipline = codeList('discipline', [
  'police',
  'border',
  'labour-inspection',
  'social-work',
  'health',
  'psychology',
  'legal',
  'education',
  'local-authority',
  'community',
  'interpretation',
  'care',
]);

export const dispatchResult = codeList('dispatch-result', [
  'child-reached',
  'child-not-found',
  'intercepted',
  'place-safe',
  'accompanied',
  'not-safe-to-go',
  'could-not-go',
  'not-needed',
]);

/** What a service says when it is asked. */
export const needAnswer = codeList('need-answer', ['accepted', 'refused', 'no-place']);

export const needResult = codeList('need-result', ['taken', 'refused', 'not-available', 'unreachable']);

export const outcomeResult = codeList('outcome-result', [
  'child-reached',
  'not-found',
  'no-trafficking',
  'moved-on',
  'to-police',
  'to-inspectorate',
  'household-support',
]);

/** Why a child who was reached needed no case [R6]. */
export const noCaseReason = codeList('no-case-reason', [
  'has-case',
  'safe-with-family',
  'not-a-child',
  'no-risk',
  'declined',
  'elsewhere',
]);

/** Why nothing can be done on a report; a second person agrees [R10]. */
export const notActionableReason = codeList('not-actionable-reason', [
  'too-little',
  'not-about-children',
  'other-country',
  'silent',
  'wrong-number',
  'test',
  'abusive',
]);

/** What needs a second person [R10]. */
export const proposalKind = codeList('proposal-kind', [
  'not-actionable',
  'duplicate',
  'no-trafficking',
  'downgrade',
]);

/** What of somebody who reported is given away. */
export const disclosed = codeList('disclosed', ['name', 'contact', 'words', 'other']);

/** Why who reported may be given away: nothing else is a ground. */
export const disclosureGround = codeList('disclosure-ground', ['agreed', 'court', 'law', 'life-in-danger']);

/** What a text message or e-mail to a reporter may say: nothing that gives her away, or own words where that is safe [R7]. */
export const reporterText = codeList('reporter-text', [
  'received',
  'word-waiting',
  'please-call',
  'own-words',
]);

/** A contact that is no report and still counts; nobody has to say more than this [2.6]. */
export const nonReport = codeList('non-report', ['silent', 'hung-up', 'joke', 'abusive', 'wrong-number']);

/** Where somebody came in to tell. */
export const callDesk = codeList('call-desk', ['contact-point', 'police-desk', 'union-office', 'other']);

/** Of two reports that tell of one thing: whose team answers it. */
export const joinRole = codeList('join-role', ['answers', 'follows']);

/** What shows that two reports tell of one thing. */
export const joinReason = codeList('join-reason', [
  'same-words',
  'same-place',
  'same-people',
  'same-time',
  'somebody-said',
]);

/** What was done to somebody for reporting. */
export const reprisalKind = codeList('reprisal-kind', [
  'threat',
  'violence',
  'lost-work',
  'property',
  'shunned',
  'accused',
  'other',
]);

export const protectionGiven = codeList('protection-given', [
  'advice',
  'contact-stopped',
  'safe-place',
  'police-protection',
  'legal-help',
  'not-wanted',
  'none-possible',
]);

/** Who made somebody pay for reporting. */
export const reprisalBy = codeList('reprisal-by', [
  'trafficker',
  'employer',
  'family',
  'neighbours',
  'official',
  'unknown',
]);

/** What made it unsafe for a team: nobody who helps is put in danger [2.5]. */
export const teamDanger = codeList('team-danger', [
  'armed',
  'threatened',
  'crowd',
  'way-there',
  'no-police',
  'police-involved',
  'other',
]);

/** Who did not want what was offered: a refusal by others is not the child's. */
export const needRefusedBy = codeList('need-refused-by', ['child', 'family', 'guardian', 'provider']);

/** What a reporter was told of: nobody reports twice without an answer [2.6]. */
export const feedbackAbout = codeList('feedback-about', [
  'received',
  'somebody-goes',
  'child-safe',
  'not-found',
  'question',
  'your-safety',
  'closed',
]);
