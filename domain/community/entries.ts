/** All entries of a community, gathered from the files that declare them by theme. */
export * from './answering.ts';
export * from './watching.ts';
