/** Reports in which somebody may be asked to go, with where each team is on its way. */
const states = ['received', 'triaged', 'responding', 'answered'];

export const openCalls = `/dossiers?kind=report&limit=100&entries=dispatch${states.map((state) => `&state=${state}`).join('')}`;
