/**
 * All code lists. Import a list from here by name; what is not imported is not shipped.
 */

export * from './agency.ts';
export * from './campaign.ts';
export * from './care.ts';
export * from './community.ts';
export * from './countries.ts';
export * from './currencies.ts';
export * from './enterprise.ts';
export * from './groups.ts';
export * from './home.ts';
export * from './household.ts';
export * from './justice.ts';
export * from './languages.ts';
export * from './law.ts';
export * from './organisation.ts';
export * from './person.ts';
export * from './plan.ts';
export * from './proceeding.ts';
export * from './programme.ts';
export * from './protection.ts';
export * from './recovery.ts';
export * from './report.ts';
export * from './scripts.ts';
export * from './support.ts';
export * from './trafficking.ts';
