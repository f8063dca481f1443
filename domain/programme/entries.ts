/** All entries of a programme, gathered from the files that declare them by theme. */
export * from './design.ts';
export * from './paying.ts';
