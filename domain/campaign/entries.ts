/** All entries of a campaign, gathered from the files that declare them by theme. */
export {};
