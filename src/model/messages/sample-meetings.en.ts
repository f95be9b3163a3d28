/** What the simulated groups talk about: agendas, decisions and actions that nobody took. */
export const sampleMeetingsEn = {
  mandate:
    'Simulated mandate: meets each month in an East and a West session, follows what is new in its field, and advises.',
  lineMandate:
    'Simulated mandate: steers the sub-working groups of its line of effort, and meets twice a year.',
  agenda: [
    'What was seen since the last meeting',
    'Open actions',
    'Good practices from participants',
    'Next steps',
  ],
  decisions: [
    'To gather laboratory methods for the substances seen this quarter.',
    'To draft a recommendation on sharing reference spectra.',
    'To ask participants for figures by month instead of by year.',
    'To invite customs services to the next session.',
  ],
  actions: [
    'Send in figures for the last quarter.',
    'Circulate the protocol that is used at home.',
    'Name a contact for urgent questions.',
    'Report on how the last alert was used.',
    'Translate the summary for services.',
  ],
  dropped: 'Overtaken by a later request (simulated).',
  cancelled: 'Too few could come in the holidays (simulated).',
  present: 'Present',
  presentText: '{attended} of {invited} invited participants attended (simulated).',
  itemText: 'The group took note (simulated).',
  alertItem: 'The new alert: what to advise (simulated)',
};
