/**
 * Answers about those who watch and those who answer [2.6].
 */
import { codeList } from '../kernel/codes.ts';

export const communityKind = codeList('community-kind', [
  'village-watch',
  'transport-hub',
  'workplace',
  'womens-group',
  'youth-group',
  'school',
]);

/** How urgent word really travels in a place [2.6]. */
export const wordChannel = codeList('word-channel', [
  'phone',
  'sms',
  'messenger',
  'radio',
  'email',
  'on-foot',
  'police-post',
  'worship',
  'leader',
  'union',
]);

/** What a community group is given. */
export const supportKind = codeList('support-kind', [
  'training',
  'phone-credit',
  'bicycles',
  'meeting-room',
  'working-time',
  'funds',
  'printing',
]);

export const servicePointKind = codeList('service-point-kind', [
  'child-friendly-police-desk',
  'drop-in-centre',
  'union-office',
  'shelter',
  'clinic',
  'school',
  'legal-aid',
  'migration-information',
  'labour-attache',
]);

/** When a place is open, as whoever sends somebody there asks. */
export const openingTime = codeList('opening-time', [
  'day-and-night',
  'weekday-mornings',
  'weekday-afternoons',
  'evenings',
  'nights',
  'weekends',
]);

export const licenceState = codeList('licence-state', [
  'applied',
  'in-force',
  'suspended',
  'withdrawn',
  'expired',
  'not-needed',
]);

/** What a member of a watch does all day, and so can see [2.6]. */
export const watchVantage = codeList('watch-vantage', [
  'vendor',
  'driver',
  'transport-staff',
  'teacher',
  'health-worker',
  'farmer',
  'factory-worker',
  'domestic-worker',
  'fisher',
  'hotel-staff',
  'religious',
  'elder',
  'parent',
  'young-person',
  'official',
  'other',
]);

export const watchRole = codeList('watch-role', ['head', 'second', 'reporter', 'member', 'trainer']);

export const meetingTopic = codeList('meeting-topic', [
  'who-recruits-here',
  'children-missing',
  'families-at-risk',
  'safe-ways-to-report',
  'answers-to-reports',
  'own-safety',
  'training',
  'support-needed',
  'children-back-home',
  'work-of-young-people',
]);

/** Patterns that a watch sees. Never who: a suspicion about somebody is a report [2.6]. */
export const observedPattern = codeList('observed-pattern', [
  'strangers-offering-work',
  'recruiter-active',
  'agency-opened',
  'children-leaving',
  'children-passing',
  'children-with-unrelated-adults',
  'children-at-work',
  'children-out-of-school',
  'new-route',
  'new-shock',
  'families-in-debt',
  'early-marriages',
  'children-returning',
  'officials-looking-away',
  'nothing-new',
]);

/** Is it getting more? */
export const trend = codeList('trend', ['new', 'more', 'same', 'less', 'ended']);

export const observationPassedTo = codeList('observation-passed-to', [
  'nobody-yet',
  'liaison',
  'contact-point',
  'programme',
  'inspection',
  'school',
]);

/** Were children heard at an inspection, and did anybody listen in? */
export const childrenHeard = codeList('children-heard', ['alone', 'with-staff', 'not-heard', 'none-there']);

/** What an inspection of a place of stay finds; figures count them. */
export const placeFinding = codeList('place-finding', [
  'nothing-wrong',
  'overfull',
  'mixed-with-adults',
  'girls-and-boys-not-apart',
  'may-not-leave',
  'locked',
  'food',
  'water-and-washing',
  'health-care',
  'no-school',
  'no-play',
  'no-family-contact',
  'staff-not-vetted',
  'staff-not-trained',
  'too-few-staff',
  'punishment',
  'violence',
  'children-made-to-work',
  'money-asked',
  'no-way-to-complain',
  'files-open',
  'known-to-traffickers',
  'no-licence',
]);

export const placeOrder = codeList('place-order', [
  'none',
  'to-be-mended',
  'no-new-children',
  'children-moved',
  'closed',
  'to-police',
]);

/** What could let somebody get at the children in a place. */
export const placeDanger = codeList('place-danger', [
  'address-known',
  'fence',
  'doors-windows',
  'no-light',
  'no-phone',
  'visitors-unchecked',
  'staff-unchecked',
  'way-to-school',
  'phones-and-online',
  'fire',
  'nobody-at-night',
  'none',
]);

export const securityCause = codeList('security-cause', [
  'regular',
  'new-place',
  'incident',
  'threat',
  'child-asked',
]);
