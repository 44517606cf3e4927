import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { Mail } from '../../lib/mail.ts';
import { rightsOf } from './read-template.ts';
import { synthesizePart } from './synthesize.ts';

const template = synthesizePart((scope) => {
  const sender = new Role(scope, 'Sender', { assumedBy: new AccountPrincipal('111122223333') });
  new Mail(scope, 'Mail', { senderDomain: 'example.org' }).grantSend(sender);
});

test('mail leaves over TLS or not at all, and never for an address that bounced or complained', () => {
  template.hasResourceProperties('AWS::SES::ConfigurationSet', {
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    ReputationOptions: { ReputationMetricsEnabled: true },
  });
});

test('we send as the domain of the senders, whose DNS records the deploy prints', () => {
  template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'example.org' });
  const outputs = Object.values(template.findOutputs('*'));
  expect(outputs).toHaveLength(3);
  for (const { Description } of outputs) expect(Description).toContain('example.org');
});

test('a sender may send, through our identity and our configuration set', () => {
  const rights = rightsOf(template);
  expect(new Set(rights.map(({ action }) => action))).toEqual(
    new Set(['ses:SendBulkEmail', 'ses:SendEmail']),
  );
  expect(new Set(rights.map(({ resource }) => resource.replace(/^.*:/, '')))).toEqual(
    new Set([
      expect.stringMatching(/^identity\/<MailIdentity\w+>$/),
      expect.stringMatching(/^configuration-set\/<MailConfigurationSet\w+>$/),
      'template/*',
    ]),
  );
});
