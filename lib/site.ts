/** The HTTP API in front of our pages. */
import { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import {
  CONFIRM_PATH,
  EXIT_PATH,
  KEEP_PATH,
  MANAGE_PATH,
  STOP_PATH,
  UNSUBSCRIBE_PATH,
} from '../core/contract/paths.ts';
import { logGroup } from './log-group.ts';
import type { ServiceFunction } from './service-function.ts';

/** Requests a second, and at once, that we answer at most; beyond them API Gateway says 429 for us. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/** What stands behind the links of one path. */
const behind = (path: string, method: HttpMethod) => HttpRouteKey.with(`${path}/{token+}`, method);

/**
 * Each of these has a limit of its own, so that whoever floods the pages keeps nobody on a list and nobody on the site: the pages
 * and the buttons behind the links of mails, and the way out. A page is apart from its button, for pages are what is flooded.
 */
const APART = {
  LeaveRoute: behind(UNSUBSCRIBE_PATH, HttpMethod.POST),
  StopRoute: behind(STOP_PATH, HttpMethod.POST),
  ManageRoute: behind(MANAGE_PATH, HttpMethod.POST),
  ConfirmRoute: behind(CONFIRM_PATH, HttpMethod.POST),
  KeepRoute: behind(KEEP_PATH, HttpMethod.POST),
  LeavePageRoute: behind(UNSUBSCRIBE_PATH, HttpMethod.GET),
  StopPageRoute: behind(STOP_PATH, HttpMethod.GET),
  ManagePageRoute: behind(MANAGE_PATH, HttpMethod.GET),
  ConfirmPageRoute: behind(CONFIRM_PATH, HttpMethod.GET),
  KeepPageRoute: behind(KEEP_PATH, HttpMethod.GET),
  ExitRoute: HttpRouteKey.with(EXIT_PATH, HttpMethod.GET),
};
/** All routes, as they are called below the site; each is open to anybody. */
export const ROUTES: readonly string[] = ['Route', ...Object.keys(APART)];

/** Many, because mailboxes may post for all of a mailing at once, and scanners open all of its links. */
const APART_THROTTLE = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 };

/**
 * What the access log holds of a request: neither path nor query, for they hold tokens, nor anything of who asked.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

/** Every path goes to one function. */
export class Site extends Construct {
  /** https address of our pages, without a final slash. */
  readonly url: string;
  readonly #api: HttpApi;
  readonly #stage: HttpStage;

  /** @param url where a domain of the agency's own leads to this API; none means the API's own endpoint. */
  constructor(scope: Construct, id: string, { url }: { readonly url: string | null }) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
    });
    this.#stage = this.#api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup(this, 'AccessLogs')),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    this.url = url ?? this.#api.apiEndpoint;
  }

  /** Has every request answered by `web`. */
  answerWith(web: ServiceFunction): void {
    const integration = new HttpLambdaIntegration('Web', web.lambda);
    const route = (id: string, routeKey: HttpRouteKey) =>
      new HttpRoute(this, id, { httpApi: this.#api, routeKey, integration });
    route('Route', HttpRouteKey.DEFAULT);
    for (const [id, key] of Object.entries(APART)) this.#limitApart(route(id, key), key);
  }

  /** Requests that were answered with a status of 500 or more, by us or by API Gateway for us. */
  failures(options: MetricOptions): Metric {
    return this.#api.metricServerError(options);
  }

  /** The stage may name a route only once it exists. */
  #limitApart(route: HttpRoute, { key }: HttpRouteKey): void {
    const stage = this.#stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('The CDK names its stage otherwise now.');
    stage.addPropertyOverride(`RouteSettings.${key}`, APART_THROTTLE);
    stage.node.addDependency(route);
  }
}
