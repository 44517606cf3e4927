/** The addresses an event gives: page, join link, flyers, recording. Only what a reader may safely follow passes. */
import type { Event } from './event.ts';
import type { ProblemLog } from './problem-log.ts';
import { every, first, type Properties, type Property, quote, value } from './property.ts';

export type Links = Pick<Event, 'url' | 'conference' | 'attachments' | 'recording'>;

/** What is needed to read links; where places are limited, `private-join.ts` judges a second join link. */
export interface LinkReading {
  readonly log: ProblemLog;
  readonly isLimited: boolean;
}

/** URL, CONFERENCE, ATTACH and X-RECORDING; whatever is no web address is an error. */
export function readLinks(properties: Properties, { log, isLimited }: LinkReading): Links {
  const url = first(properties, 'URL');
  const recording = first(properties, 'X-RECORDING');
  return {
    url: url ? webAddress(url, log) : null,
    conference: readConference(every(properties, 'CONFERENCE'), { log, isLimited }),
    attachments: every(properties, 'ATTACH')
      .filter((flyer) => !isEnclosed(flyer, log))
      .map((flyer) => webAddress(flyer, log))
      .filter((address) => address !== null),
    recording: recording ? webAddress(recording, log) : null,
  };
}

function readConference(
  [conference, second]: readonly Property[],
  { log, isLimited }: LinkReading,
): string | null {
  if (second && !isLimited)
    log.warning(
      second.line,
      'a second CONFERENCE is passed over: readers get one join link, so write the other into the description',
    );
  if (!conference) return null;
  const telephone = value(conference);
  return /^tel:\+?[0-9().,;=a-z-]+$/i.test(telephone)
    ? telephone
    : webAddress(conference, log, ', or tel: and a number');
}

function isEnclosed({ name, line, type }: Property, log: ProblemLog): boolean {
  if (type !== 'binary') return false;
  log.warning(
    line,
    `${name} holds the file itself, which is not sent along: put it on the web and write ${name}:https://…`,
  );
  return true;
}

/** In an address a format character is unseen, or turns what stands around it: it would lead elsewhere than it seems to. */
const FORMAT = /[^\P{Cf}\u00AD\u200C\u200D]/u;

/** A web address as written; null, with an error, when it is none, so that no `javascript:` or `file:` goes out. */
function webAddress(property: Property, log: ProblemLog, orElse = ''): string | null {
  const address = value(property);
  if (FORMAT.test(address)) {
    log.error(
      property.line,
      `${property.name} holds a character that nobody sees: write the address anew by hand, for copying takes such along`,
    );
    return null;
  }
  if (/^https?:\/\/[^\s\p{Cc}<>"\\^`{|}]+$/iu.test(address) && URL.canParse(address)) return address;
  if (address === '') return null;
  log.error(
    property.line,
    `${quote(property)} is no web address: write one that begins with https://${orElse}`,
  );
  return null;
}
