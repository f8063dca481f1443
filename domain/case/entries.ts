/** All entry types of a case. */
export * from './aftercare.ts';
export * from './arrival.ts';
export * from './dangers.ts';
export * from './decisions.ts';
export * from './law.ts';
export * from './living.ts';
export * from './paperwork.ts';
export * from './protection.ts';
export * from './returning.ts';
export * from './sessions.ts';
export * from './trafficking.ts';
export * from './work.ts';
