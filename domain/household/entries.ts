/** All entries of a household, gathered from the files that declare them by theme. */
export {};
