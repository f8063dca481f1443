/** All entry types of a case. */
export * from './arrival.ts';
export * from './decisions.ts';
export * from './living.ts';
export * from './paperwork.ts';
export * from './protection.ts';
export * from './sessions.ts';
export * from './trafficking.ts';
export * from './work.ts';
