/** All entries of a enterprise, gathered from the files that declare them by theme. */
export {};
