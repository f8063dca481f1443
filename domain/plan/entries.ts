/** All entries of a plan, gathered from the files that declare them by theme. */
export * from './acting.ts';
export * from './law.ts';
export * from './measuring.ts';
export * from './together.ts';
export * from './treatyReports.ts';
