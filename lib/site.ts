/** The HTTP API in front of our pages. */
import { HttpApi, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Requests a second, and at once, that we answer at most; beyond them API Gateway says 429 for us. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/** Every path goes to one function. */
export class Site extends Construct {
  /** https address of our pages, without a final slash. */
  readonly url: string;
  readonly #api: HttpApi;

  /** @param url where a domain of the agency's own leads to this API; none means the API's own endpoint. */
  constructor(scope: Construct, id: string, { url }: { readonly url: string | null }) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', { createDefaultStage: false });
    this.#api.addStage('Stage', { stageName: '$default', autoDeploy: true, throttle: THROTTLE });
    this.url = url ?? this.#api.apiEndpoint;
  }

  /** Has every request answered by `web`. */
  answerWith(web: ServiceFunction): void {
    new HttpRoute(this, 'Route', {
      httpApi: this.#api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Web', web.lambda),
    });
  }
}
