/** English labels of the lists in campaign.ts. */
export const campaignLabels = {};
