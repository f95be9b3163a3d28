import { fileRoute, formRoute, type Route, route } from '../../store/reading/route.ts';
import { writeInvitation } from './calendar/events.ts';
import { endFeed, type FeedPorts, listFeeds, makeFeed, readFeed } from './calendar/feed.ts';
import { MEETING_ENDPOINTS as EP, MAX_PAPER_BYTES } from './contract.ts';
import { listActions, stepAction } from './decide.ts';
import { addPaper, checkPaperRight, getPaperFile, paperTooLarge, removePaper } from './papers.ts';
import { type MeetingPorts, planMeeting } from './plan-meeting.ts';
import { getMeeting, listMeetings } from './read-meeting.ts';
import { replyToMeeting } from './reply.ts';
import { listSeries, planSeries, stepSeries } from './series.ts';
import { stepMeeting } from './step-meeting.ts';

export const meetingRoutes = (ports: MeetingPorts & FeedPorts): readonly Route[] => [
  route(EP.list, 'still', (reading, { query }) => listMeetings(reading, query)),
  route(EP.one, 'still', (reading, { params }) => getMeeting(reading, params.id)),
  route(EP.plan, 'write', (reading, { body }) => planMeeting(reading, ports, body)),
  route(EP.step, 'write', (reading, { params, body }) => stepMeeting(reading, params.id, body)),
  route(EP.reply, 'write', (reading, { params, body }) => replyToMeeting(reading, params.id, body)),
  route(EP.series, 'still', async (reading, { query }) => ({
    items: await listSeries(reading, query.group),
  })),
  route(EP.planSeries, 'write', (reading, { body }) => planSeries(reading, ports, body)),
  route(EP.stepSeries, 'write', (reading, { params, body }) => stepSeries(reading, ports, params.id, body)),
  route(EP.actions, 'still', (reading, { query }) => listActions(reading, query)),
  route(EP.stepAction, 'write', (reading, { params, body }) => stepAction(reading, params.id, body)),
  fileRoute(EP.invitationFile, 'fresh', (reading, { params }) =>
    writeInvitation(reading, params.id, ports.publicOrigin),
  ),
  fileRoute(EP.paperFile, 'fresh', (reading, { params }) => getPaperFile(reading, params.id)),
  formRoute(
    EP.addPaper,
    {
      mostBytes: MAX_PAPER_BYTES,
      tooLarge: paperTooLarge,
      admit: (reading, { params }) => checkPaperRight(reading, params.id),
    },
    (reading, { params, body, file }) =>
      addPaper(reading, params.id, { ...file, itemId: body.itemId ?? null }),
  ),
  route(EP.removePaper, 'write', (reading, { params }) => removePaper(reading, params.id)),
  route(EP.feeds, 'fresh', async (reading) => ({ items: await listFeeds(reading) })),
  route(EP.makeFeed, 'write', (reading) => makeFeed(reading, ports)),
  route(EP.endFeed, 'write', (reading, { params }) => endFeed(reading, params.id)),
  // Whoever asks has no session: the address itself says whose calendar it is.
  fileRoute(
    EP.feed,
    'fresh',
    async (_reading, _asked, file: Awaited<ReturnType<typeof readFeed>>) => file,
    (database, { params }) => readFeed(ports, database, params),
  ),
];
