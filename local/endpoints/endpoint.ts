/** A stand-in for one AWS service, listening on 127.0.0.1 and speaking its wire protocol to the real SDK. */
export interface Endpoint {
  /** `http://127.0.0.1:<port>`, for `AWS_ENDPOINT_URL_<SERVICE>`. */
  readonly url: string;
  close(): Promise<void>;
}
