/**
 * MiniStack's SES tells nobody what became of a message: its part is played here, in its words. Whatever stands behind the
 * configuration set is the stack's.
 */
import { GetConfigurationSetEventDestinationsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { CONFIGURATION_SET_TAG, eventRecord } from '../../local/endpoints/ses-events.ts';
import { sent, type Told, toldOf } from '../../local/endpoints/ses-told.ts';
import { publish } from './ask-by-hand.ts';
import type { Mail } from './sent-mail.ts';
import { clientSettings } from './stand-in-account.ts';

/** SES took the message. */
export const tellAccepted = (url: string, mail: Mail): Promise<void> => tell(url, mail, sent);

/** There is no such mailbox. */
export async function tellBounced(url: string, mail: Mail): Promise<void> {
  const happening = { addresses: [mail.to], at: new Date(), feedbackId: `feedback-${mail.messageId}` };
  const told = toldOf('bounce', happening);
  if (told) await tell(url, mail, told);
}

/** Tells it to the topic that the mail's configuration set names for such events, and to nobody where it names none. */
async function tell(url: string, mail: Mail, told: Told): Promise<void> {
  const ses = new SESv2Client(clientSettings(url));
  const { EventDestinations = [] } = await ses.send(
    new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName: mail.configurationSet }),
  );
  const wanted = EventDestinations.filter(
    ({ Enabled, MatchingEventTypes = [] }) =>
      Enabled && MatchingEventTypes.some((type) => type === told.eventType.toUpperCase()),
  );
  const tags = { ...mail.tags, [CONFIGURATION_SET_TAG]: mail.configurationSet };
  const record = eventRecord({ ...mail, to: [mail.to], tags, eml: null }, told);
  for (const { SnsDestination } of wanted) {
    if (SnsDestination?.TopicArn) await publish(url, SnsDestination.TopicArn, record);
  }
}
