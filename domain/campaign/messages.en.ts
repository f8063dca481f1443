/** English labels of a campaign: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.campaign': 'Campaign',
  'campaign.state.planned': 'Planned',
  'campaign.state.running': 'Running',
  'campaign.state.ended': 'Ended',
};
