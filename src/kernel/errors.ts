/**
 * The catalogue of everything that can go wrong and be said to somebody.
 *
 * Each entry: message template (`{name}` is filled from the details), HTTP status, exit code of the command line, and the
 * comment says who raises it and how to recover. `docs/errors.md` lists the same codes; a test compares both.
 */
export interface ErrorEntry {
  readonly message: string;
  readonly status: number;
  readonly exitCode: number;
}

/** Exit codes of the command line; documented in `tocsin --help`. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  input: 3,
  database: 4,
  partly: 5,
  interrupted: 130,
  terminated: 143,
} as const;

export const ERRORS = {
  // --- files, raised by the readers in sources/reading; recover by sending another file
  'file.not-found': { message: 'There is no file {path}.', status: 404, exitCode: EXIT.input },
  'file.not-readable': {
    message: 'The file {path} cannot be read: {reason}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.not-writable': {
    message: 'The file {path} cannot be written: {reason}. Nothing was left there.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.empty': { message: 'The file {path} is empty.', status: 422, exitCode: EXIT.input },
  'file.not-what-it-says': {
    message:
      'The file {path} holds {found}, where {expected} was expected. Send that itself, or unpack it first.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.truncated': {
    message:
      'The compressed file {path} ends too early, after row {row}: it was cut off. Fetch or send it again.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.corrupt': {
    message: 'The compressed file {path} is damaged after row {row}: {reason}. Fetch or send it again.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.encoding': {
    message: 'The file {path} is not valid {encoding} in or after row {row}. Save it again as UTF-8.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.record-too-long': {
    message:
      'Row {row} of {path} is longer than {limitMegabytes} MB. A quotation mark that is never closed, or a file without line breaks, does this: mend row {row}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.too-many-columns': {
    message:
      'The header of {path} has {columns} columns; at most {limit} are read. Remove the columns that are not needed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.wrong-delimiter': {
    message:
      'The columns of {path} are separated by {found}, where this source has {expected}. Save the file with {expected} between the columns.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.one-column': {
    message:
      'The header of {path} has one column only, «{header}»: no comma, semicolon, tab or vertical bar separates columns. Check that this is the right file, or name the delimiter.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.missing-columns': {
    message: 'The header of {path} lacks {columns}. {hint}',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.duplicate-columns': {
    message: 'The header of {path} names {columns} more than once. Remove or rename the second one.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.workbook-too-large': {
    message:
      'The workbook {path} unpacks to more than {limitMegabytes} MB (or over {ratio} times its size) and was not opened. Save the one sheet that is needed as CSV.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.sheet-not-found': {
    message: 'The workbook {path} has no sheet «{sheet}»; it has {sheets}. Name one of these in the mapping.',
    status: 422,
    exitCode: EXIT.input,
  },

  // --- access, raised by the door where a rule of the store refuses; recover by asking who may
  'access.refused': {
    message: 'You may not do or see this. Nothing was changed. Ask your focal point or the secretariat.',
    status: 403,
    exitCode: EXIT.input,
  },
  'access.not-sender': {
    message:
      'You may not send in {what}. These may: {senders}. You are: {yours}. Nothing was changed. In the real database sign in as one of them (on the command line: tocsin login EMAIL); in the sample act as one, in the menu with your name (on the command line: --database sample --as {example}).',
    status: 403,
    exitCode: EXIT.input,
  },

  // --- signing in, people, roles and tokens, raised by features/access; recover as the message says
  'access.sign-in': {
    message: 'Sign in first: this needs somebody who may do it.',
    status: 401,
    exitCode: EXIT.input,
  },
  'access.wrong': {
    message: 'The e-mail address, the password or the code is not right. Which of them is not said.',
    status: 401,
    exitCode: EXIT.input,
  },
  'access.wrong-code': {
    message: 'This code is not right, or its half minute is over. Take the newest one from the app.',
    status: 422,
    exitCode: EXIT.input,
  },
  'access.wrong-proof': {
    message:
      'The password or the code is not right; which of them is not said. Nothing was changed. A code is good once: take the next one from the app, or a recovery code.',
    status: 422,
    exitCode: EXIT.input,
  },
  'access.locked': {
    message:
      'Too many wrong passwords or codes: this account is closed for {minutes} minutes. Nothing else changed.',
    status: 429,
    exitCode: EXIT.input,
  },
  'access.too-many': {
    message: 'Too many attempts. Wait {minutes} minutes and try again.',
    status: 429,
    exitCode: EXIT.input,
  },
  'access.password-short': {
    message:
      'The password is too short: {least} characters at least. Several words are easy to remember and hard to guess.',
    status: 422,
    exitCode: EXIT.input,
  },
  'access.password-long': {
    message: 'The password is longer than {most} characters.',
    status: 422,
    exitCode: EXIT.input,
  },
  'access.password-weak': {
    message:
      'This password can be guessed: {reason} Several unrelated words are easy to remember and hard to guess.',
    status: 422,
    exitCode: EXIT.input,
  },
  'access.totp-there': {
    message:
      'The second factor is set already, or none was offered. Take it away first, or ask for a new one.',
    status: 409,
    exitCode: EXIT.input,
  },
  'access.totp-none': {
    message: 'There is no second factor to take away. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'access.invitation-over': {
    message: 'This link was used, or has run out, or was never given. Ask who invited you for a new one.',
    status: 410,
    exitCode: EXIT.input,
  },
  'access.email-taken': {
    message: 'There is an account for {email} already. Sign in with it, or use another address.',
    status: 409,
    exitCode: EXIT.input,
  },
  'access.not-in-live': {
    message:
      'People are switched in the sample alone, and from this computer alone. In the real database, sign in.',
    status: 403,
    exitCode: EXIT.input,
  },
  'access.session-over': {
    message:
      'Whoever signed in here is signed in no longer. Sign in again with «tocsin login», or go on as the local administrator after «tocsin logout».',
    status: 401,
    exitCode: EXIT.input,
  },
  'access.nobody-simulated': {
    message:
      'The sample has nobody called {name}. There is one person for each role: focal-point, expert, observer and so on.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'access.no-terminal': {
    message:
      'There is no terminal to ask for the password. Give it in a file with --password-file, and a code with --code.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'access.read-only-token': {
    message: 'This token may read only. Make one with the scope «write».',
    status: 403,
    exitCode: EXIT.input,
  },
  'access.seal-key': {
    message:
      'The key that second factors are sealed with must be {bytes} bytes in base64. Check TOCSIN_SEAL_KEY, TOCSIN_SEAL_KEY_FILE or seal.key in the data folder.',
    status: 500,
    exitCode: EXIT.usage,
  },
  // --- markings, raised by features/markings
  'marking.no-report': {
    message: 'There is no report {id} that you may see. Nothing was changed.',
    status: 404,
    exitCode: EXIT.input,
  },
  'marking.red-names-nobody': {
    message:
      'RED is for named people, and none is named: nobody could see the report any more. Nothing was changed. Name at least one reader.',
    status: 422,
    exitCode: EXIT.input,
  },
  'marking.no-reader': {
    message: 'Nobody has an account with the address {email}. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  // --- chains, raised by features/chains: look the record up on its own page, or by search
  'chain.not-found': {
    message: 'There is no {kind} {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  // --- triage of signals, raised by features/triage
  'triage.not-found': {
    message: 'There is no triage {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'triage.taken': {
    message: 'The signal {signal} is taken on already, in triage {id}. Nothing was changed: go on there.',
    status: 409,
    exitCode: EXIT.input,
  },
  'triage.purposes': {
    message:
      'The reports behind these signals are shared for purposes that exclude one another. Take the signals on apart; nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'triage.wrong-state': {
    message: 'Triage {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'triage.changed': {
    message:
      'Somebody else has gone on with triage {id} meanwhile. Nothing was changed: look at what they did, then act again.',
    status: 409,
    exitCode: EXIT.input,
  },
  'triage.no-note': {
    message: 'The step «{step}» needs a reason in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'triage.not-graded': {
    message:
      'Triage {id} has no grade yet: say how reliable the source is and how credible what it says, then verify. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- groups, good practices and recommendations, raised by features/inputs and features/recommendations
  'group.not-found': {
    message: 'There is no group {key}. Choose one of those listed under Groups.',
    status: 404,
    exitCode: EXIT.input,
  },
  'group.not-yours': {
    message:
      'You do not belong to group {key}: its experts, its chair and the secretariat write there. Nothing was changed.',
    status: 403,
    exitCode: EXIT.input,
  },
  'input.not-found': {
    message: 'There is no input {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'input.changed': {
    message:
      'Input {id} has been changed or withdrawn meanwhile. Nothing was changed. The page shows it as it stands: look at it, then act again.',
    status: 409,
    exitCode: EXIT.input,
  },
  'practice.not-found': {
    message: 'There is no good practice {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'practice.changed': {
    message:
      'Somebody else has changed good practice {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. Of a text that you typed the page asks whose goes on, «Keep mine, replace theirs» or «Take theirs, drop mine»; take a step again once you have seen theirs.',
    status: 409,
    exitCode: EXIT.input,
  },
  'practice.wrong-state': {
    message: 'Good practice {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'practice.incomplete': {
    message:
      'A good practice is published with its grade of evidence and at least one input behind it, and says at least this, still empty: {fields}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'practice.marking': {
    message:
      'The inputs behind it are TLP:{marking}: what is made of them is no weaker. Nothing was changed: choose this marking or a stricter one.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.not-found': {
    message: 'There is no recommendation {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'recommendation.wrong-state': {
    message: 'Recommendation {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'recommendation.changed': {
    message:
      'Somebody else has changed recommendation {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. Of a text that you typed the page asks whose goes on, «Keep mine, replace theirs» or «Take theirs, drop mine»; take a step again once you have seen theirs.',
    status: 409,
    exitCode: EXIT.input,
  },
  'recommendation.no-note': {
    message: 'The step «{step}» needs its reason in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.incomplete': {
    message: 'A recommendation says at least this, and it is still empty: {fields}. Nobody was asked.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.deadline': {
    message:
      'Silence lasts at least 72 hours and at most 92 days from now, so that everybody can answer. Nothing was changed: choose another deadline.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.no-silence': {
    message:
      'No silence runs on recommendation {id}: it is {state}. What you say now is a comment, or belongs on the agenda of a meeting.',
    status: 409,
    exitCode: EXIT.input,
  },
  'recommendation.position-twice': {
    message: 'Your participant has said this already. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'recommendation.dissent-twice': {
    message: 'A participant’s dissent stands there twice. Nothing was adopted: put each down once.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.marking': {
    message:
      'What it stands on is TLP:{marking}: the text is no weaker. Nothing was changed: choose this marking or a stricter one.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.purposes': {
    message:
      'What it stands on is shared for purposes that exclude one another. Leave one of them out; nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.other-group': {
    message:
      'Recommendation {id} belongs to group {group}: it is adopted at a meeting of that group or of the one that steers it.',
    status: 422,
    exitCode: EXIT.input,
  },
  'recommendation.meeting-not-held': {
    message: 'Meeting {id} has not been held: put its attendance down first, then what it adopted.',
    status: 409,
    exitCode: EXIT.input,
  },
  'recommendation.meeting-before': {
    message:
      'Meeting {id} was over before this text was begun or last put under silence. Nothing was adopted: choose a later meeting, or propose it under silence.',
    status: 409,
    exitCode: EXIT.input,
  },
  'recommendation.no-quorum': {
    message:
      'The meeting had no quorum: {attended} of the {quorum} participants that it needs. Nothing was adopted: propose it under silence, or take it up again.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- reviews, raised by features/review
  'review.not-found': {
    message: 'There is no review {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'review.changed': {
    message:
      'Somebody else has changed review {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. The page shows theirs; what you typed is still in its form: copy it, cancel, open the form again and put it in.',
    status: 409,
    exitCode: EXIT.input,
  },
  'review.wrong-state': {
    message: 'Review {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'review.no-note': {
    message: 'The step «{step}» needs its reason or finding in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'review.too-early': {
    message:
      'The review is held on {on}: its pack is frozen on that day or later, so that its numbers are those of the day. Until then, look at what it says now.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- alerts, raised by features/alerts
  'alert.not-found': {
    message: 'There is no alert {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'alert.wrong-state': {
    message: 'Alert {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'alert.changed': {
    message:
      'Somebody else has changed alert {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. Of a text that you typed the page asks whose goes on, «Keep mine, replace theirs» or «Take theirs, drop mine»; take a step again once you have seen theirs.',
    status: 409,
    exitCode: EXIT.input,
  },
  'alert.no-note': {
    message: 'The step «{step}» needs its reason or finding in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'alert.incomplete': {
    message: 'An alert says at least this, and it is still empty: {fields}. Nothing was sent.',
    status: 422,
    exitCode: EXIT.input,
  },
  'alert.no-recipients': {
    message: 'The choice of recipients reaches no participant. Nothing was sent: choose at least one.',
    status: 422,
    exitCode: EXIT.input,
  },
  'alert.outsiders': {
    message: 'These do not belong to the coalition at present: {names}. Leave them out; nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'alert.marking': {
    message:
      'The reports behind this alert are marked {marking} for the purpose {purpose}: the alert may not reach further. Only their originator lowers a marking; nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'alert.originator': {
    message:
      'Reports behind this alert may not be passed on without their originator. Ask them to lift the control, take the signals on anew, then send; nothing was sent.',
    status: 409,
    exitCode: EXIT.input,
  },
  'alert.not-recipient': {
    message: 'Alert {id} was not sent to a participant for which you speak. Nothing was changed.',
    status: 403,
    exitCode: EXIT.input,
  },
  'alert.receipt-twice': {
    message: 'The stage «{step}» of alert {id} is on record already. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'alert.nobody-late': {
    message: 'Nobody is late with alert {id}: there is nobody to remind.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- commitments, raised by features/commitments
  'commitment.not-found': {
    message: 'There is no commitment {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'commitment.wrong-state': {
    message: 'Commitment {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.changed': {
    message:
      'Somebody else has changed commitment {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. Of a text that you typed the page asks whose goes on, «Keep mine, replace theirs» or «Take theirs, drop mine»; take a step again once you have seen theirs.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.no-note': {
    message: 'The step «{step}» needs its reason or finding in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.incomplete': {
    message: 'A commitment says at least this, and it is still empty: {fields}. Nothing was submitted.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.dates': {
    message: '{what} is {due}, before its start on {start}. Nothing was changed: move one of the two.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.end-past': {
    message:
      'The end of commitment {id}, {end}, is past: nobody can promise it any more. Nothing was changed: it needs an end to come; one that was submitted is returned for that.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.same-date': {
    message: 'It is due on {due} already. Nothing was changed: choose another day.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.participants': {
    message:
      'These cannot be asked to join, as they lead it themselves or do not belong to the coalition at present: {names}. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.no-recommendation': {
    message: 'There is no recommendation {id} that you may see. Nothing was changed: leave it out.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.no-milestone': {
    message: 'Commitment {id} has no milestone {milestone}. Nothing was changed.',
    status: 404,
    exitCode: EXIT.input,
  },
  'commitment.milestone-closed': {
    message: 'The milestone «{milestone}» is {state} already, and does not open again. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.no-evidence': {
    message:
      'There is nothing to show for it yet in commitment {id}. Nothing was changed: add a link or a file, then take the step.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.not-law': {
    message: 'Commitment {id} is no law, and has no stages. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.stage-twice': {
    message: 'The stage «{stage}» of commitment {id} is on record already. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.stage-order': {
    message:
      'The stage «{stage}» cannot be of {on}: stages follow one another, and none lies ahead. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.no-goal': {
    message: 'Commitment {id} has no goal {goal}. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.no-assessment': {
    message: 'Commitment {id} has no assessment {assessment}. Nothing was changed.',
    status: 404,
    exitCode: EXIT.input,
  },
  'commitment.names-another': {
    message:
      'This line says that it is a commitment of «{value}», and you send commitments of your own participant. Leave it to them; where it is yours, put your participant in its place, or nothing.',
    status: 403,
    exitCode: EXIT.input,
  },
  'commitment.is-anothers': {
    message:
      '«{value}» is a commitment of {participant} already (number {id}), in the same words or by the same code. Nothing was drafted: join it on its page, or say what yours is in words of its own.',
    status: 409,
    exitCode: EXIT.input,
  },
  'commitment.file-lies': {
    message:
      'The file {name} is not what its name says: it does not hold {expected}. Nothing was kept. Save it as what it is, or give it the ending of what it is, then add it again.',
    status: 422,
    exitCode: EXIT.input,
  },
  'commitment.no-file': {
    message: 'Commitment {id} has no file {file} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'person.not-found': {
    message: 'There is no person {id}.',
    status: 404,
    exitCode: EXIT.input,
  },
  'role.not-found': {
    message: 'There is no role number {id} that is still held.',
    status: 404,
    exitCode: EXIT.input,
  },
  'role.twice': {
    message: 'This person holds the role there already. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'role.no-such-group': {
    message: 'There is no group «{group}». Groups are written as their number, such as 2.1.',
    status: 404,
    exitCode: EXIT.input,
  },

  // --- participants and whom they nominate, raised by features/participants and features/access; recover as the message says
  'participant.not-found': {
    message: 'There is no participant {id}.',
    status: 404,
    exitCode: EXIT.input,
  },
  'participant.changed': {
    message:
      'Somebody has changed this participant since you opened it. Look at it again; nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'participant.taken': {
    message: 'There is a participant «{key}» already. Open it, and let it join there.',
    status: 409,
    exitCode: EXIT.input,
  },
  'participant.country-code': {
    message:
      '«{key}» is the code of a country (ISO 3166-1). Give the organization one of its own, such as AFRICAN-UNION.',
    status: 422,
    exitCode: EXIT.input,
  },
  'participant.no-such-country': {
    message: '«{key}» is no country code of ISO 3166-1: two capital letters, such as CL.',
    status: 422,
    exitCode: EXIT.input,
  },
  'participant.is-member': {
    message: '{name} is a member, or will be: it joins again once it has left.',
    status: 409,
    exitCode: EXIT.input,
  },
  'participant.not-member': {
    message: '{name} is no member that could leave.',
    status: 409,
    exitCode: EXIT.input,
  },
  'participant.not-leaving': {
    message: '{name} is not about to leave: there is no day of leaving to take back.',
    status: 409,
    exitCode: EXIT.input,
  },
  'participant.wrong-date': {
    message:
      'This date does not follow {after}: periods of membership follow one another. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'participant.no-note': {
    message: 'Say why: the reason stays on record. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'participant.left': {
    message:
      'This would make an expert of a participant that has left: {name} left on {on}. Nothing was changed; let it join again first.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- lines of tables that were sent in, kept with this reason; raised by features/bulk and by the features whose records come in as tables
  // (people-files, inputs, recommendations, commitments); mend the line where it is kept, or in the file, and send it again
  'table.uncut': {
    message:
      'This line cannot be cut into cells: it has more or fewer than the header. Mend its separators and quotation marks.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.empty': {
    message: '{column} is empty, or longer than {most} characters. Fill it in.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.value': {
    message: 'The column «{column}» says «{value}», where this was expected: {expected}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.date': {
    message: '«{value}» is no date. Write it as 2024-03-01.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.date-order': {
    message: '{column} is {value}, and that is before {before}, which is {on}. Mend one of the two.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.future': {
    message: '{column} is {value}, which is still to come. Write the day on which it happened.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.group': {
    message: 'There is no group «{value}». Groups: {groups}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.twice': {
    message: 'This line says again what line {first} says otherwise. Leave one of the two.',
    status: 409,
    exitCode: EXIT.input,
  },
  'table.refused': {
    message:
      'You may not take this line in: {what} is for {who}. Leave it to them; it is kept here until somebody takes it.',
    status: 403,
    exitCode: EXIT.input,
  },
  'table.other-content': {
    message:
      '«{value}» is here already and says otherwise in: {columns}. Nothing was changed: a file changes no record. Open it and change it there, or give this line another code.',
    status: 409,
    exitCode: EXIT.input,
  },
  'table.code-taken': {
    message: 'Another record has the code «{value}». Give this line another one, or none.',
    status: 409,
    exitCode: EXIT.input,
  },
  'table.no-successor': {
    message:
      '«{value}» is no recommendation that was adopted, neither here nor in a line that was taken in. Take that one in first, then this line again.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.simulated': {
    message:
      'This line says that it is simulated. Simulated records stay in the sample: send it there, or leave it.',
    status: 422,
    exitCode: EXIT.input,
  },
  // --- tables as a whole and their kept lines, raised by features/bulk and sources/reading/small-table
  'table.too-many-lines': {
    message: 'A table may have {most} lines at most. Nothing was taken in: cut it into several.',
    status: 422,
    exitCode: EXIT.input,
  },
  'table.not-participant': {
    message:
      'You send {what} for your own participant alone. Nothing was taken in: leave out for whom, or have somebody of that participant send it.',
    status: 403,
    exitCode: EXIT.input,
  },
  'table.reject-not-found': {
    message: 'There is no kept line {id}, or it is not yours to see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'table.reject-changed': {
    message:
      'Somebody else mended line {line} of {file} meanwhile, or set it aside or took it up again. Nothing of yours was written: look at it as it stands now, and mend it again if it is still there.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- lines of files of participants and experts, raised by features/people-files; mend the line and send it again
  'people-file.email': {
    message: '«{value}» is no e-mail address. Write it as name@example.org.',
    status: 422,
    exitCode: EXIT.input,
  },
  'people-file.participant': {
    message: '«{value}» is no participant. Write its code, such as CL, or its name.',
    status: 422,
    exitCode: EXIT.input,
  },
  'people-file.role': {
    message: '«{value}» is no role at a participant. Roles: {roles}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'people-file.refused': {
    message: 'You may not nominate for «{value}». Leave the line to its focal point or the secretariat.',
    status: 403,
    exitCode: EXIT.input,
  },
  'people-file.other-name': {
    message:
      'At this address is {name} already. Write that name, or give this person an address of their own.',
    status: 409,
    exitCode: EXIT.input,
  },
  'people-file.taken': {
    message:
      'Somebody of another participant, or somebody who has left, has the address «{value}». Give another one.',
    status: 409,
    exitCode: EXIT.input,
  },
  'people-file.kind': {
    message: '«{value}» is neither country nor organization.',
    status: 422,
    exitCode: EXIT.input,
  },
  'people-file.code': {
    message: '«{value}» is no code: capital letters, digits and hyphens, such as OAS-CICAD.',
    status: 422,
    exitCode: EXIT.input,
  },
  'people-file.other-membership': {
    message: '{name} is on record otherwise: {held}. Change its membership on its own page, with the reason.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- digests and feeds, raised by features/digest, server/feed and the command line; make a new feed on the page «My work»
  'feed.not-found': {
    message: 'There is no such feed, or it was ended. Make a new one on the page «My work».',
    status: 404,
    exitCode: EXIT.input,
  },
  'digest.bad-public-url': {
    message:
      'TOCSIN_PUBLIC_URL is {url}. It takes the address by which people open Tocsin, with https:// or http:// and without a path, such as https://tocsin.example.org.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'digest.nobody': {
    message:
      'Nobody with the address or number {person} gets digests: no account has it, or its person wants none.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'role.last-administrator': {
    message: 'This is the last administrator: make another one first.',
    status: 409,
    exitCode: EXIT.input,
  },
  'token.not-found': {
    message: 'There is no token {id} of yours that is still in force.',
    status: 404,
    exitCode: EXIT.input,
  },

  // --- rows, values of Reject.code, raised by the readers and the sources; recover by mending the row and retrying it
  'row.cell-count': {
    message:
      'This row has {found} cells where the header has {expected}. Put quotation marks around cells that contain the delimiter or a line break.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.quotes': {
    message:
      'A quotation mark in this row is not closed, or is followed by other text. Close it, or double it inside a cell.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.nul-byte': {
    message: 'This row contains NUL bytes. Remove them; the row was probably damaged in transfer.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.country-missing': {
    message: 'The column {column} is empty: a report needs the country that it comes from.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.substance-missing': {
    message: 'The column {column} is empty: a report needs at least one substance.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.country-unknown': {
    message:
      '«{text}» is no country that is known. Write its usual name, or its two letters of ISO 3166 such as FR.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.date-missing': {
    message: 'The column {column} is empty: a report needs a date.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.date-format': {
    message: '«{text}» is not a date of the form {format}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.date-impossible': {
    message: 'There is no day «{text}». Correct the date.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.date-out-of-range': {
    message: 'The year of «{text}» is outside {from} to {to}. Correct the date.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.amount-text': {
    message:
      '«{text}» is not a number. Write digits with a point for decimals and no unit, or leave the cell empty.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.amount-style': {
    message:
      '«{text}» is not a number written like {example}, as the mapping says. Write it so and without a unit, or leave the cell empty.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.amount-negative': {
    message: 'The amount «{text}» is negative. Correct it, or leave the cell empty.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.amount-absurd': {
    message:
      'The amount «{text}» is beyond {limit}: no report has so much. Correct it, or leave the cell empty.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.value-missing': {
    message: 'The column {column} is empty and is needed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.value-unknown': {
    message: '«{text}» is not one of the values that {column} takes: {allowed}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'row.coordinates': {
    message: '«{text}» is not a pair of degrees of latitude and longitude.',
    status: 422,
    exitCode: EXIT.input,
  },

  // --- mappings of the source `table`, raised by sources/table; recover by editing the mapping file
  'mapping.invalid': {
    message: 'The mapping {path} is not valid: {reason}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'mapping.question': {
    message: 'The mapping leaves open: {question} Answer it in the mapping file, field {field}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'mapping.missing-column': {
    message: 'The mapping names the column «{column}», which the header does not have; it has {columns}.',
    status: 422,
    exitCode: EXIT.input,
  },
  // --- groups and meetings, raised by features/groups and features/meetings; recover as the message says
  'group.taken': {
    message: 'There is a group {key} already. Nothing was added: choose a number that is free.',
    status: 409,
    exitCode: EXIT.input,
  },
  'group.no-parent': {
    message: 'The group {key} would belong to {parent}, which is not there. Add that one first.',
    status: 422,
    exitCode: EXIT.input,
  },
  'group.changed': {
    message:
      'Somebody else has changed group {key} meanwhile. Nothing of yours was saved and nothing of theirs was lost. The page shows theirs; what you typed is still in its form: copy it, cancel, open the form again and put it in.',
    status: 409,
    exitCode: EXIT.input,
  },
  'group.ended': {
    message: 'Group {key} ended on {on}: it does not meet after that day. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.not-found': {
    message: 'There is no meeting {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'meeting.series-not-found': {
    message: 'There is no series of meetings {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'meeting.wrong-state': {
    message: 'Meeting {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.changed': {
    message:
      'Somebody else has changed meeting {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. The page shows theirs; what you typed is still in its form: copy it, cancel, open the form again and put it in.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.minutes-changed': {
    message:
      'Somebody else has saved the minutes of meeting {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. Of a text that you typed the page asks whose goes on, «Keep mine, replace theirs» or «Take theirs, drop mine»; take a step again once you have seen theirs.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.no-note': {
    message: 'The step «{step}» needs its reason in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.too-early': {
    message:
      'The meeting {id} begins on {startsAt} (UTC): who was there is recorded once it has begun. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.too-late': {
    message: 'The meeting {id} is over: nobody answers its invitation any more. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.time-zone': {
    message: '«{zone}» is not a time zone. Write its IANA name, such as Europe/Vienna.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.times': {
    message:
      'A meeting ends after it begins, and within a day or two. Nothing was changed: correct its times.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.months': {
    message:
      'A series runs from its first month to its last, {years} years at most, and is extended to a month after its last. Nothing was changed: correct its months.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.rhythm': {
    message:
      'A series keeps how often it meets, and its sessions. Nothing was changed: end it with the reason, and plan another.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.no-quorum': {
    message:
      '{attended} participants attend meeting {id}, and {quorum} are needed to decide. Nothing was decided: record an action, or decide at the next meeting.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.no-minutes': {
    message: 'Meeting {id} has no minutes yet. Draft them first; then they can be approved.',
    status: 409,
    exitCode: EXIT.input,
  },
  'meeting.not-invited': {
    message: 'Your participant is not invited to meeting {id}.',
    status: 403,
    exitCode: EXIT.input,
  },
  'meeting.outsiders': {
    message:
      'These do not belong to the coalition on the day of the meeting: {names}. Nothing was changed: leave them out.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.subject-not-found': {
    message:
      'The agenda names a record that is not there, or that you may not see: {subject}. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.readers': {
    message: 'A meeting that is RED names at least one person who may see it. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'meeting.item-not-found': {
    message:
      'Meeting {id} has no item {item} on its agenda. Nothing was changed. The page shows the agenda as it stands.',
    status: 422,
    exitCode: EXIT.input,
  },
  'action.not-found': {
    message: 'There is no decision or action {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'action.wrong-state': {
    message: 'Item {id} is {state} now: the step «{step}» cannot follow. Nothing was changed.',
    status: 409,
    exitCode: EXIT.input,
  },
  'action.changed': {
    message:
      'Somebody else has changed item {id} meanwhile. Nothing of yours was saved and nothing of theirs was lost. The page shows theirs; what you typed is still in its form: copy it, cancel, open the form again and put it in.',
    status: 409,
    exitCode: EXIT.input,
  },
  'action.no-note': {
    message: 'The step «{step}» needs its reason in words. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'action.due-before': {
    message:
      'What a meeting of {on} asks for is due on that day at the earliest, not on {due}. Correct the date.',
    status: 422,
    exitCode: EXIT.input,
  },
  'action.no-holder': {
    message: 'An action names who does it and by when. Nothing was recorded: give it both.',
    status: 422,
    exitCode: EXIT.input,
  },
  'paper.not-found': {
    message: 'There is no paper {id} that you may see.',
    status: 404,
    exitCode: EXIT.input,
  },
  'paper.type': {
    message: 'The paper {name} is of no kind that is taken in. Send one of these: {allowed}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'paper.lies': {
    message:
      'The paper {name} is not what its name says: it does not hold {expected}. Nothing was kept. Save it as what it is, then send it again.',
    status: 422,
    exitCode: EXIT.input,
  },
  'paper.empty': {
    message: 'The paper {name} is empty. Nothing was kept.',
    status: 422,
    exitCode: EXIT.input,
  },
  'paper.too-large': {
    message:
      'A paper has at most {limitMegabytes} MB. Nothing was kept: send a smaller one, or a link to it.',
    status: 413,
    exitCode: EXIT.input,
  },

  // --- the database server, raised by store/cluster; recover as the message says
  'cluster.no-binaries': {
    message:
      'The package holds no PostgreSQL for {platform}. Install again without --omit=optional, or set TOCSIN_DATABASE_URL to a PostgreSQL 15 or later.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.folder-not-usable': {
    message: 'The folder {folder} cannot hold the database: {reason}. Set TOCSIN_DATA to a folder that can.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.init-failed': {
    message: 'The database could not be made in {folder}: {reason}',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.start-failed': {
    message: 'The database server did not start: {reason} (all of it in {log})',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.not-responding': {
    message:
      'The database server of {folder} (process {pid}) does not answer. End that process and try again.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.wrong-version': {
    message:
      'The database in {folder} was made by PostgreSQL {found}; this Tocsin brings {expected}. Use the Tocsin that made it to export, or move the folder away.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.bad-url': {
    message: 'TOCSIN_DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    status: 503,
    exitCode: EXIT.usage,
  },
  'cluster.cannot-connect': {
    message: 'The database server {server} of TOCSIN_DATABASE_URL cannot be used: {reason}.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.server-too-old': {
    message: 'The database server is PostgreSQL {version}; Tocsin needs 15 or later.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.wrong-encoding': {
    message: 'The database of TOCSIN_DATABASE_URL is in {encoding}; Tocsin needs one in UTF8.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.cannot-create-role': {
    message:
      'Tocsin works on its tables as a role of its own, {role}, that owns nothing, and could not make it or sign in as it. Have a superuser make a login role without rights and name it in TOCSIN_DATABASE_APP_URL, or give the owner CREATEROLE.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.cannot-create-database': {
    message: 'The role may not create the database {database}. Let an administrator run: {sql}',
    status: 503,
    exitCode: EXIT.database,
  },

  // --- a full disk, raised by the door, the cluster and whatever writes a file; recover by making room
  'disk.full': {
    message:
      'The disk is full: {reason}. Nothing of this was kept; everything that was kept before is still there. Make room on that disk, then do it again.',
    status: 507,
    exitCode: EXIT.database,
  },
  // --- backups, raised by features/backup; recover as the message says
  'backup.not-a-backup': {
    message: 'The file {path} is not a backup made by Tocsin. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'backup.newer': {
    message:
      'The backup {path} was made by a newer Tocsin than this one ({what}). Nothing was changed; restore it with that Tocsin or a later one.',
    status: 422,
    exitCode: EXIT.input,
  },
  'backup.cut-off': {
    message:
      'The backup {path} ends too early, after {bytes} bytes: it was cut off. Nothing was changed; fetch it again or take another.',
    status: 422,
    exitCode: EXIT.input,
  },
  'backup.damaged': {
    message: 'The backup {path} is damaged: {reason}. Nothing was changed; fetch it again or take another.',
    status: 422,
    exitCode: EXIT.input,
  },
  'backup.passphrase-missing': {
    message:
      'The backup {path} is encrypted. Give its passphrase in TOCSIN_BACKUP_PASSPHRASE or with --passphrase-file. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'backup.passphrase-wrong': {
    message: 'This is not the passphrase that {path} was encrypted with. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'backup.passphrase-short': {
    message:
      'The passphrase is shorter than {least} characters. Several unrelated words are easy to remember and hard to guess.',
    status: 422,
    exitCode: EXIT.usage,
  },
  'backup.exists': {
    message: 'There is a file {path} already, and a backup overwrites none. Name another, or move it away.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'backup.not-written': {
    message: 'The backup {path} could not be written: {reason}. Nothing of it was kept.',
    status: 507,
    exitCode: EXIT.failed,
  },
  'backup.no-tables': {
    message: 'The database «{database}» holds no tables of Tocsin: there is nothing to back up.',
    status: 404,
    exitCode: EXIT.input,
  },
  'backup.foreign-table': {
    message:
      'The database holds {table}, which belongs to {owner} and not to Tocsin, so that it could be neither backed up nor restored whole. Move it to a database of its own. Nothing was changed.',
    status: 409,
    exitCode: EXIT.failed,
  },
  'backup.rows-withheld': {
    message:
      'Row-level rules would withhold rows of {table} from its owner: a backup would not be whole. Start Tocsin once, which puts the rules in order. Nothing was written.',
    status: 500,
    exitCode: EXIT.failed,
  },
  'restore.holds-records': {
    message:
      'The database «{database}» holds records ({table}). Nothing was changed; --replace puts the backup in their place, and they are gone.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'restore.busy': {
    message:
      'The database «{database}» is at work, and did not come to rest within {seconds} s. Nothing was changed; wait for the import or detection to end, or stop Tocsin, and restore again.',
    status: 503,
    exitCode: EXIT.database,
  },
  'restore.does-not-fit': {
    message: 'The backup does not fit the tables of this Tocsin: {reason}. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'restore.differs': {
    message:
      'After loading, {table} was not what the backup holds. All of it was undone; nothing was changed.',
    status: 500,
    exitCode: EXIT.failed,
  },

  // --- imports, raised by features/imports; recover as the message says
  'import.no-such-source': {
    message: 'There is no source {source}. Sources: {known}.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'import.no-such-file': {
    message: 'There is no import number {id} to replace. «tocsin status --json» and the Data page list them.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'import.not-this-source': {
    message:
      'Import number {id} came from source {was}, not {source}: a corrected file replaces one of the same source.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'import.replaces-with-nothing': {
    message:
      'No row of {file} could be taken in, and in place of import number {id} it would withdraw all that came with that. Nothing was changed. See why its rows were refused (--dry-run), or name the file that is meant.',
    status: 409,
    exitCode: EXIT.failed,
  },
  'import.interrupted': {
    message: 'The import was cut off before it ended; nothing of it was kept. Import the file again.',
    status: 500,
    exitCode: EXIT.failed,
  },
  'import.no-mapping': {
    message:
      'A table needs its mapping: --mapping FILE. «tocsin import table FILE --draft-mapping» proposes one.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'import.mapping-not-read': {
    message:
      'The source {source} knows its columns itself and reads no mapping. Leave --mapping out, or write «table» in the place of «{source}». Nothing was taken in.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'reject.not-found': { message: 'There is no rejected row number {id}.', status: 404, exitCode: EXIT.usage },
  'reject.wrong-state': {
    message:
      'Row {row} of {file} (number {id}) is {state}: only an open row is set aside, and only one that was set aside is taken up again. Nothing was changed.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'reject.no-reason': {
    message: 'Say why they are set aside: --reason "…". Nothing was changed.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'reject.no-number': {
    message:
      'Line {line} of {path} has no number of a rejected row in its column reject_number. Mend the file that «tocsin rejects export» wrote, and leave that column as it is. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  'reject.uncut': {
    message:
      'Line {line} of {path} has more or fewer cells than its header, or a quotation mark that is not closed: its cells would be taken for those of other columns. Mend that line. Nothing was changed.',
    status: 422,
    exitCode: EXIT.input,
  },
  // --- serving, raised by server/serve and the command line; recover as the message says
  'server.sign-in-first': {
    message:
      'Nothing was opened: nobody can sign in to the live database yet, so that whoever came would see everything. Start Tocsin on this computer alone first, make the first administrator with the link that it prints, then start it again.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'server.no-public-url': {
    message:
      'Nothing was opened: beyond this computer Tocsin must know by which address people open it. Give it with --public-url https://…',
    status: 400,
    exitCode: EXIT.usage,
  },
  'server.bad-public-url': {
    message:
      'Nothing was opened: {url} is no https address without a path, such as https://tocsin.example.org.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'server.half-certificate': {
    message: 'Nothing was opened: a certificate and its key go together. Give both --tls-cert and --tls-key.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'server.bad-certificate': {
    message: 'Nothing was opened: the certificate or its key cannot be used ({reason}).',
    status: 400,
    exitCode: EXIT.usage,
  },
  'server.no-tls': {
    message:
      'Nothing was opened: passwords and reports would pass the network unprotected. Give --tls-cert and --tls-key, or the proxy that speaks TLS before Tocsin with --proxy.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'server.no-proxy': {
    message: 'Nothing was opened: «{proxy}» is neither an IP address nor a network such as 10.0.0.0/8.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'server.starting': {
    message:
      'Tocsin is being started in {folder} by another process; nothing was changed. Wait until that one says that it is ready, or end it.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'server.port-taken': {
    message: 'Port {port} is taken by another program. Any free one: tocsin start --port 0.',
    status: 503,
    exitCode: EXIT.failed,
  },
  'server.still-starting': {
    message:
      'Tocsin is still being started by process {pid}; it was not stopped. Ask again in a moment, or end that process: kill {pid}',
    status: 503,
    exitCode: EXIT.failed,
  },
  'server.does-not-stop': {
    message:
      'Tocsin (process {pid}) was asked to stop and is still at work. Ask again in a moment, or end that process.',
    status: 503,
    exitCode: EXIT.failed,
  },
  'sample.other-seed': {
    message:
      'The sample here was made with another seed ({made}). For a sample with seed {seed} set TOCSIN_DATA to a new folder.',
    status: 409,
    exitCode: EXIT.usage,
  },
  // --- detection and exports, raised by their services
  'detection.no-reports': {
    message: 'The database «{database}» holds no report yet. Import a file first: tocsin import SOURCE FILE.',
    status: 404,
    exitCode: EXIT.input,
  },
  'date.after-newest': {
    message: 'Nothing is known of {from} yet: the newest report is of {newest}. Give a date up to then.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'date.wrong-order': {
    message: 'There is no date from {from} to {to}: the first one is the later one.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'export.json-needs-out': {
    message: 'With --json the answer says what was written: name the file with --out FILE.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'export.file-gone': {
    message:
      '{name} was taken away, or may no longer be seen, while the archive was on its way: the archive is not whole. Take it out again.',
    status: 409,
    exitCode: EXIT.input,
  },
  // --- the HTTP API, raised by server and the services behind it; recover by asking for something that is there
  'request.invalid': {
    message: 'The request is not valid: {reason}. Nothing was changed.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'request.no-such-record': {
    message: 'There is no record «{what}» at {path}. Nothing was changed.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'request.no-such-address': {
    message: 'There is nothing at {path}. /api/openapi.json lists every address.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'request.host': {
    message: 'This server answers on this computer only: open it as localhost or 127.0.0.1, not as «{host}».',
    status: 403,
    exitCode: EXIT.usage,
  },
  'request.other-host': {
    message: 'This server answers as {expected}, not as «{host}».',
    status: 403,
    exitCode: EXIT.usage,
  },
  'request.past-proxy': {
    message: 'This server answers what comes through its proxy alone.',
    status: 403,
    exitCode: EXIT.usage,
  },
  'request.origin': {
    message: 'A page of another origin («{origin}») may not change anything here. Nothing was changed.',
    status: 403,
    exitCode: EXIT.usage,
  },
  'request.too-large': {
    message: 'The request is too large. Nothing was changed.',
    status: 413,
    exitCode: EXIT.usage,
  },
  'request.media-type': {
    message: 'The body of the request must be {expected}. Nothing was changed.',
    status: 415,
    exitCode: EXIT.usage,
  },
  'server.unexpected': {
    message: 'Something went wrong in the server (reference {reference}). Nothing was changed; try again.',
    status: 500,
    exitCode: EXIT.failed,
  },
  'database.away': {
    message: 'The database cannot be reached at present. Nothing was changed; try again in a moment.',
    status: 503,
    exitCode: EXIT.database,
  },
  'substance.not-found': {
    message: 'There is no substance, class or preparation «{id}» in the registry.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'signal.not-found': {
    message: 'There is no signal «{id}» as known on {asOf}.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'report.not-found': {
    message: 'There is no report «{id}» as known on {asOf}.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'place.not-found': { message: 'There is no place number {id}.', status: 404, exitCode: EXIT.usage },
  'stream.not-found': { message: 'There is no stream number {id}.', status: 404, exitCode: EXIT.usage },
  'import.not-found': { message: 'There is no import number {id}.', status: 404, exitCode: EXIT.usage },
  'mapping.not-json': {
    message: 'The field «mapping» of the form is not JSON: {reason}.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'import.file-missing': {
    message: 'The form holds no file. Send one in its field «file», after the other fields.',
    status: 400,
    exitCode: EXIT.usage,
  },
  'import.not-recognised': {
    message: 'The header of {file} is of no known source. Name the source: {known}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'import.not-into-sample': {
    message: 'The sample is simulated: real rows go into the database «live» only. Nothing was changed.',
    status: 409,
    exitCode: EXIT.usage,
  },
  'name.not-found': {
    message: 'There is no name as written with number {id}.',
    status: 404,
    exitCode: EXIT.usage,
  },
  'name.not-settled': {
    message: 'No person has settled «{name}»: there is nothing to undo.',
    status: 409,
    exitCode: EXIT.usage,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** Fills `{name}` places of a template. */
export function fillTemplate(template: string, values: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );
}

/** The one error class: a code of the catalogue, its details, and what caused it. */
export class TocsinError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(fillTemplate(ERRORS[code].message, details), cause === undefined ? undefined : { cause });
    this.name = 'TocsinError';
    this.code = code;
    this.details = details;
  }
}

/** PostgreSQL's class 53 and the system's own word for a disk without room. */
const DISK_FULL = new Set(['53100', 'ENOSPC']);

/** The same failure in the product's words, where it is that the disk is full. */
export function explainFullDisk(error: unknown): TocsinError | undefined {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  return DISK_FULL.has(code) ? new TocsinError('disk.full', { reason: message }, error) : undefined;
}
