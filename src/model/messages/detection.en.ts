/** What the detection methods say: what they did and why they could not. Values in {braces} are filled in. */
export const detectionEn = {
  detectors: {
    'stream-change': {
      explain: {
        'stream-start':
          '{stream} began to report: about {after} reports a month, after {weeksBefore} weeks with {before} a month. What is first seen here now may be old.',
        'stream-return':
          '{stream} reports again: about {after} reports a month, after {weeksBefore} weeks with {before} a month. What is first seen here now may be old.',
        'stream-stop': '{stream} fell silent: {after} reports a month, before about {before} a month.',
        'stream-volume':
          '{stream} changed the volume of its reporting over most substances: about {after} reports a month, before about {before}. The other methods begin anew from here.',
        'stream-naming':
          '{stream} writes names in another way: {gone} names that held {goneShare} % of its reports ceased, and {come} others took over {comeShare} % in the same week. What is new only by its name is no threat.',
        'stream-naming-counted':
          '{stream} writes names in another way: {gone} names that held {goneShare} % of its reports ceased, and {come} others took over {comeShare} % in the same week: {renamed} of the {reports} reports of the {weeks} weeks compared. What is new only by its name is no threat.',
      },
    },
    'first-appearance': {
      explain: {
        world:
          '{node} was never reported anywhere before. {prior} reports had been examined without it; it was now seen on {days} days, in {reports} reports.',
        region:
          '{node} was never reported from {place} before. {prior} reports had been examined there without it; it was now seen on {days} days, in {reports} reports.',
        country:
          '{node} was never reported from {place} before. {prior} reports had been examined there without it; it was now seen on {days} days, in {reports} reports.',
      },
    },
    'farrington-flexible': {
      explain: {
        increase:
          '{observed} reports of {node} in {place} within {weeks} weeks, where {expected} were expected from the same season and trend of the {historyWeeks} weeks before.',
      },
    },
    ears: {
      explain: {
        increase:
          '{observed} reports of {node} in {place} within {weeks} weeks, where {expected} were expected from the weeks shortly before. The history of {historyWeeks} weeks is too short or too thin to know the season.',
      },
    },
    'new-leg': {
      explain: {
        leg: '{node} from {from} to {to}: {reports} reports on {days} days. Of the {prior} earlier reports that name a leg, {before} had this one.',
        mode: '{node} moved by {how}: {reports} reports on {days} days. Of the {prior} earlier reports that name the transport, {before} did.',
        concealment:
          '{node} hidden in or as {how}: {reports} reports on {days} days. Of the {prior} earlier reports that name the concealment, {before} did.',
      },
    },
    reason: {
      'history-too-short': 'Too few weeks of history.',
      'too-few-reports': 'Too few reports to judge.',
      'too-few-prior-reports': 'Too few earlier reports: not to have seen it says nothing yet.',
      'stream-too-young': 'The stream began, returned or changed its volume too short a time ago.',
      'stream-erratic': 'The stream reports in batches, so that a single week says nothing.',
      'judged-by-other': 'Judged by another method that suits its history better.',
      'leg-well-known': 'The leg is well known for this class.',
    },
  },
} as const;
