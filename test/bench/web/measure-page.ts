/** What one page takes: CPU of the function's process once it is warm, and bytes with everything that it loads. */
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toResponse, toWebEvent } from '../../../local/web-event.ts';
import { lowerQuartile, median } from '../send/figures.ts';
import type { Running } from '../send/service.ts';
import type { BenchPage } from './pages.ts';

export interface PageFigures {
  readonly name: string;
  /** Milliseconds of CPU per request: the lower quartile of the rounds, since neighbours on the machine only ever add. */
  readonly cpu: number;
  /** The same, the median of the rounds. */
  readonly medianCpu: number;
  /** Bytes of the page alone. */
  readonly bytes: number;
  /** Bytes with its stylesheet, scripts and images. */
  readonly bytesWithAll: number;
  /** Bytes of its stylesheets before they are compressed. */
  readonly stylesheetBytes: number;
}

/** A page answered otherwise than it should: what follows would be measured of something else. */
class UnexpectedAnswerError extends Error {
  constructor(path: string, status: number) {
    super(`${path} answered ${status}.`);
    this.name = 'UnexpectedAnswerError';
  }
}

/** Requests until everything is compiled and remembered. */
const WARMING = 2000;
const ROUNDS = 60;
const REQUESTS_PER_ROUND = 100;

/** What a browser asks with. */
const HEADERS = { 'accept-encoding': 'gzip, deflate, br, zstd' };

const eventFor = (path: string, siteUrl: string) =>
  toWebEvent(new Request(new URL(path, siteUrl), { headers: HEADERS }));

/** Requests go one after the other, as Lambda hands them to an instance. */
export async function measurePage(
  { name, path, status }: BenchPage,
  web: Running,
  siteUrl: string,
): Promise<PageFigures> {
  const load = async (where: string, expected: number) => {
    const event = await eventFor(where, siteUrl);
    const answer = toResponse(await web.invoke<APIGatewayProxyStructuredResultV2>(event));
    if (answer.status !== expected) throw new UnexpectedAnswerError(where, answer.status);
    const sent = Buffer.from(await answer.arrayBuffer());
    const isZipped = answer.headers.get('content-encoding') === 'gzip';
    return { bytes: sent.length, content: (isZipped ? gunzipSync(sent) : sent).toString() };
  };
  const page = await load(path, status);
  const parts = loadedBy(page.content);
  const loaded = await Promise.all(parts.map((part) => load(part, 200)));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, size) => total + size, 0);
  const rounds = await cpuOfRounds(path, web, siteUrl);
  return {
    name,
    cpu: lowerQuartile(rounds),
    medianCpu: median(rounds),
    bytes: page.bytes,
    bytesWithAll: page.bytes + sum(loaded.map(({ bytes }) => bytes)),
    stylesheetBytes: sum(
      loaded.map(({ content }, index) => (parts[index]?.includes('.css') ? Buffer.byteLength(content) : 0)),
    ),
  };
}

/** Addresses of what a browser fetches by itself to show the page. */
function loadedBy(html: string): string[] {
  const tags = html.match(/<(?:link|script|img|source|iframe)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    if (tag.startsWith('<link') && !/rel="(?:stylesheet|icon|preload)"/.test(tag)) return [];
    const [, address] = /\s(?:href|src)="([^"]+)"/.exec(tag) ?? [];
    return address && !address.startsWith('data:') ? [address.replaceAll('&amp;', '&')] : [];
  });
}

/** Milliseconds per request, of each round. */
async function cpuOfRounds(path: string, web: Running, siteUrl: string): Promise<number[]> {
  const event = await eventFor(path, siteUrl);
  await web.invoke(event, WARMING);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await web.usage();
    await web.invoke(event, REQUESTS_PER_ROUND);
    const after = await web.usage();
    rounds.push((after.cpu - before.cpu) / REQUESTS_PER_ROUND / 1000);
  }
  return rounds;
}
