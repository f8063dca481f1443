/** All entries of a proceeding, gathered from the files that declare them by theme. */
export * from './court.ts';
export * from './investigating.ts';
