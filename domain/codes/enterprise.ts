/** Answers about employers, workplaces and supply chains: sites, links, codes of conduct, audits, inspections [2.3, 2.4]. */
import { codeList } from '../kernel/codes.ts';

export const enterpriseKind = codeList('enterprise-kind', [
  'company',
  'multinational',
  'cooperative',
  'public-body',
  'informal-business',
  'private-household',
]);

export const enterpriseSize = codeList('enterprise-size', ['micro', 'small', 'medium', 'large']);

export const siteKind = codeList('site-kind', [
  'factory',
  'workshop',
  'farm',
  'plantation',
  'fishery',
  'forest',
  'mine',
  'brick-kiln',
  'building-site',
  'market',
  'shop',
  'restaurant-or-hotel',
  'entertainment',
  'transport',
  'waste',
  'home-work',
  'private-household',
  'office',
  'other',
]);

/** Goods and services in which children were found at work somewhere in the chain. */
export const product = codeList('product', [
  'garments',
  'textiles',
  'cotton',
  'silk',
  'embroidery',
  'footwear',
  'leather',
  'carpets',
  'furniture',
  'timber',
  'charcoal',
  'bamboo',
  'bricks',
  'stone',
  'sand',
  'gold',
  'gems',
  'coal',
  'other-minerals',
  'metal-goods',
  'electronics',
  'glass',
  'toys',
  'fireworks',
  'matches',
  'cosmetics',
  'cocoa',
  'coffee',
  'tea',
  'sugar',
  'tobacco',
  'rice',
  'grain',
  'fruit',
  'vegetables',
  'nuts',
  'spices',
  'flowers',
  'palm-oil',
  'rubber',
  'livestock',
  'fish',
  'food-goods',
  'building-work',
  'cleaning',
  'hospitality',
  'transport',
  'domestic-work',
  'other',
]);

/** How far from the buyer a supplier is. */
export const supplyTier = codeList('supply-tier', ['tier-1', 'tier-2', 'tier-3', 'tier-4', 'tier-5']);

/** How a link of the chain is known. */
export const linkEvidence = codeList('link-evidence', [
  'contract',
  'invoice',
  'customs',
  'traced-goods',
  'visit',
  'audit',
  'workers',
  'said-by-supplier',
  'not-shown',
]);

export const linkEnd = codeList('link-end', [
  'price',
  'quality',
  'season',
  'closed',
  'child-labour-finding',
  'other-finding',
  'unsafe',
  'other',
]);

/** To whom a code of conduct applies. */
export const codeReach = codeList('code-reach', [
  'own-workers',
  'direct-suppliers',
  'sub-contractors',
  'all-tiers',
]);

export const codeUse = codeList('code-use', [
  'choosing-staff',
  'induction',
  'training',
  'appraisal',
  'bargaining',
  'buying',
  'supplier-contracts',
  'reporting',
]);

/** Who sees to it that a code is kept. */
export const codeMonitor = codeList('code-monitor', [
  'nobody',
  'own-staff',
  'management-and-union',
  'buyer',
  'independent',
  'initiative',
  'government',
]);

export const complaintWay = codeList('complaint-way', [
  'none',
  'management',
  'union',
  'committee',
  'outside-line',
  'inspectorate',
]);

export const knownTo = codeList('known-to', [
  'workers',
  'suppliers',
  'sub-contractors',
  'customers',
  'public',
]);

/** Frameworks that an enterprise says it follows. A promise, never a proof. */
export const framework = codeList('framework', [
  'mne-declaration',
  'global-compact',
  'eti-base-code',
  'sa8000',
  'fla-code',
  'framework-agreement',
  'own-pledge',
  'other',
]);

export const hiringStep = codeList('hiring-step', [
  'age-paper-seen',
  'seen-in-person',
  'written-contract',
  'no-fees',
  'no-deposit',
  'papers-returned',
  'licensed-agencies-only',
  'labour-suppliers-checked',
  'register-of-young-workers',
  'light-work-for-young',
]);

export const auditPayer = codeList('audit-payer', [
  'audited',
  'same-group',
  'buyer',
  'initiative',
  'employers-federation',
  'union',
  'government',
  'ngo',
]);

export const auditStandard = codeList('audit-standard', [
  'own-code',
  'buyers-code',
  'eti-base-code',
  'sa8000',
  'fla-code',
  'national-law',
  'other',
]);

export const auditResult = codeList('audit-result', [
  'nothing-found',
  'breaches-found',
  'not-let-in',
  'not-finished',
]);

export const auditReach = codeList('audit-reach', [
  'site',
  'casual-workers',
  'labour-suppliers',
  'sub-contractors',
  'home-workers',
  'dormitories',
]);

export const findingKind = codeList('finding-kind', [
  'trafficking',
  'forced-labour',
  'under-minimum-age',
  'hazardous-under-age',
  'beside-parents',
  'no-age-checks',
  'papers-kept',
  'recruitment-fees',
  'hidden-sub-contracting',
  'other',
]);

export const findingSource = codeList('finding-source', [
  'inspection',
  'audit',
  'report',
  'complaint',
  'committee',
  'police',
  'press',
]);

export const findingState = codeList('finding-state', ['suspected', 'confirmed', 'not-confirmed']);

/** May others be told of a finding? The investigators answer. */
export const release = codeList('finding-release', ['not-yet', 'released', 'no-investigation']);

/** What is done for the children first; the business comes after. */
export const childRemedy = codeList('child-remedy', [
  'safe-place',
  'health-care',
  'case-opened',
  'back-to-school',
  'training',
  'family-income',
  'wages-paid',
  'compensation',
  'decent-work-when-of-age',
  'return-home-safely',
]);

export const siteRemedy = codeList('site-remedy', [
  'age-checks',
  'adults-hired',
  'hazard-removed',
  'papers-returned',
  'fees-repaid',
  'child-care',
  'supplier-supported',
  'sub-contracting-opened',
  'management-changed',
  'complaint-way',
]);

export const exposureAnswer = codeList('exposure-answer', [
  'working-on-it',
  'remedy-supported',
  'orders-kept',
  'orders-paused',
  'orders-ended',
  'nothing-yet',
]);

/** Rules that an inspection of a workplace looks at. */
export const workRule = codeList('work-rule', [
  'minimum-age',
  'hazardous-under-age',
  'night-under-age',
  'age-register',
  'contracts',
  'wages',
  'hours',
  'papers-returned',
  'freedom-to-leave',
  'housing',
  'safety',
  'unlicensed-recruiter',
  'inspector-hindered',
]);

export const inspectionOrder = codeList('inspection-order', [
  'none',
  'advice',
  'put-right',
  'stop-work',
  'close',
  'prosecution-asked',
]);

export const labelKind = codeList('label-kind', ['ethical-label', 'award', 'prize']);

export const csrContent = codeList('csr-content', [
  'supply-chain',
  'code-at-work',
  'child-labour',
  'trafficking',
  'audits',
  'findings',
  'remedies',
]);

export const contributionKind = codeList('contribution-kind', [
  'training',
  'apprenticeship',
  'jobs-of-legal-age',
  'school',
  'child-care',
  'family-income',
  'community-project',
  'safe-migration',
  'awareness',
  'remedy-fund',
]);

/** What makes a place ask for the labour of trafficked children [2.3]. */
export const demandFactor = codeList('demand-factor', [
  'cheap-and-docile',
  'weak-enforcement',
  'informal',
  'restrictive-migration',
  'no-organisation',
  'sexual-demand',
]);
