/** SendBulkEmail: one template to up to 50 entries, each with its own status. */
import { parseInput, parseJson } from './aws-input.ts';
import { bareAddress } from './ses-address.ts';
import {
  destinationFault,
  type Envelope,
  type PreparedTemplate,
  parseTemplateData,
  prepareTemplate,
  recipientsOf,
  templateDeparture,
} from './ses-content.ts';
import type { Outgoing } from './ses-outgoing.ts';
import { isRefusal, REFUSALS, type Refusal, refuseCall, refuseOversized } from './ses-refusal.ts';
import { areTags, type BulkEntry, SendBulkEmailRequest, type Tag, withAutoTag } from './ses-request.ts';

interface EntryResult {
  readonly Status: 'SUCCESS' | 'INVALID_PARAMETER' | 'FAILED' | Refusal;
  readonly Error?: string;
  readonly MessageId?: string;
}

/**
 * Answers SendBulkEmail: one result per entry, in their order. A call of which every entry is over the rate or the
 * quota is refused whole.
 */
export async function sendBulkEmail(body: string, outgoing: Outgoing) {
  refuseOversized(body);
  const request = parseInput(SendBulkEmailRequest, parseJson(body), 'BadRequestException');
  const template = prepareTemplate(request.DefaultContent.Template);
  const envelope = {
    from: request.FromEmailAddress,
    replyTo: request.ReplyToAddresses,
    tags: withAutoTag(request.DefaultEmailTags, request.ConfigurationSetName),
  };
  const entries = request.BulkEmailEntries.map((entry) => ({ entry, refused: admit(entry, outgoing) }));
  const refusal = entries[0]?.refused?.Status;
  if (isRefusal(refusal) && entries.every(({ refused }) => refused?.Status === refusal)) refuseCall(refusal);
  const BulkEmailEntryResults: EntryResult[] = [];
  for (const { entry, refused } of entries) {
    BulkEmailEntryResults.push(refused ?? (await send(entry, { template, envelope, outgoing })));
  }
  return { BulkEmailEntryResults };
}

/** Why an entry is not sent, or null. Only what could be sent counts against rate and quota. */
function admit(entry: BulkEntry, outgoing: Outgoing): EntryResult | null {
  const fault = entryFault(entry);
  if (fault !== null) return { Status: 'INVALID_PARAMETER', Error: fault };
  const refusal = outgoing.admit(recipientsOf(entry.Destination).map(bareAddress));
  return refusal && { Status: refusal, Error: REFUSALS[refusal] };
}

function entryFault({ Destination, ReplacementTags, ReplacementEmailContent }: BulkEntry): string | null {
  if (!areTags(ReplacementTags)) return 'A tag must be of ASCII letters, digits, underscores and dashes.';
  const data = parseTemplateData(ReplacementEmailContent.ReplacementTemplate.ReplacementTemplateData);
  return data === null ? 'ReplacementTemplateData must be a JSON object.' : destinationFault(Destination);
}

interface Sending {
  readonly template: PreparedTemplate;
  readonly envelope: Omit<Envelope, 'destination'>;
  readonly outgoing: Outgoing;
}

async function send(entry: BulkEntry, { template, envelope, outgoing }: Sending): Promise<EntryResult> {
  const { ReplacementTemplateData } = entry.ReplacementEmailContent.ReplacementTemplate;
  const departure = templateDeparture(
    template,
    {
      ...envelope,
      destination: entry.Destination,
      tags: mergedTags(envelope.tags, entry.ReplacementTags),
    },
    { data: parseTemplateData(ReplacementTemplateData) ?? {}, headers: entry.ReplacementHeaders },
  );
  try {
    return { Status: 'SUCCESS', MessageId: await outgoing.send(departure) };
  } catch (error) {
    return { Status: 'FAILED', Error: error instanceof Error ? error.message : String(error) };
  }
}

/** Later tags win over earlier ones of the same name. */
function mergedTags(defaults: readonly Tag[], replacements: readonly Tag[]): Tag[] {
  const byName = new Map([...defaults, ...replacements].map((tag) => [tag.Name, tag]));
  return [...byName.values()];
}
