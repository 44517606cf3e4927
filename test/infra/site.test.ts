import { expect, test } from 'vitest';
import { resourcesOf, textOf } from './read-template.ts';
import { synthesizeStack } from './synthesize.ts';

const siteUrl = (template: ReturnType<typeof synthesizeStack>) =>
  textOf(template.findOutputs('SiteUrl')['SiteUrl']?.['Value']);

test('every request goes to web, as many of them as we can answer', () => {
  const template = synthesizeStack();
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
  });
  template.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' });
  const [integration] = resourcesOf<{ IntegrationUri: string }>(template, 'AWS::ApiGatewayV2::Integration');
  expect(textOf(integration?.Properties.IntegrationUri ?? '')).toMatch(/^<webFunction\w+\.Arn>$/);
});

test('the pages are where the API is, unless a domain of our own leads there', () => {
  expect(siteUrl(synthesizeStack())).toMatch(/^<SiteApi\w+\.ApiEndpoint>$/);
  expect(siteUrl(synthesizeStack({ siteUrl: 'https://events.example.org' }))).toBe(
    'https://events.example.org',
  );
});
