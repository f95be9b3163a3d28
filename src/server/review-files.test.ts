import { expect, test } from 'vitest';
import { nameOfPack } from './review-files.ts';

test.each([
  ['CND, 69th session', 'Second review', 'review-CND-69th-session-2026-03-10.pdf'],
  ['Sesión de la Comisión / Viena', 'a', 'review-Sesion-de-la-Comision-Viena-2026-03-10.pdf'],
  ['', 'The “first” review', 'review-The-first-review-2026-03-10.pdf'],
  ['دورة 69', 'Review', 'review-Review-2026-03-10.pdf'],
  ['دورة 69', 'مراجعة', 'review-4-2026-03-10.pdf'],
  ['../../etc/passwd', 'a', 'review-etc-passwd-2026-03-10.pdf'],
  [`Side event ${'x'.repeat(300)}`, 'a', `review-Side-event-${'x'.repeat(49)}-2026-03-10.pdf`],
])('a pack of «%s» is named by event and day in ASCII', (event, title, name) => {
  expect(nameOfPack({ id: 4, event, title, heldOn: '2026-03-10' })).toBe(name);
});
