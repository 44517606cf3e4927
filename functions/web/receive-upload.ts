/** Takes a form that may bring a file, or longer texts than other forms; read as strictly, within limits of its own. */
import type { Context } from 'hono';
import { HIDDEN_FIELDS } from '../../core/forms/hidden-fields.ts';
import { judgeAnswer } from '../../core/forms/judge-form.ts';
import { isMultipart, type ReadUpload, readUpload, type UploadNames } from '../../core/forms/upload.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { refusedPage } from '../../core/pages/refused-page.ts';
import { readerOf } from './reader.ts';
import { type BodyKind, type ReceiveDependencies, type Received, refusal } from './receive-form.ts';

/** Lambda takes 6 MB of JSON, in which a body is a third longer. */
const LARGEST_UPLOAD = 4_000_000;

const MULTIPART: BodyKind = { isIts: isMultipart, largest: LARGEST_UPLOAD };

export interface UploadForm extends UploadNames {
  readonly path: string;
}

/** What came, as of any form, and the file beside it. */
export type ReceivedUpload = Received & { readonly file: ReadUpload['file'] };

/** Receives a form that anybody can open. */
export async function receiveUpload(
  c: Context,
  dependencies: ReceiveDependencies,
  form: UploadForm,
): Promise<ReceivedUpload> {
  const [reader, keys] = await Promise.all([readerOf(c, dependencies), dependencies.linkKeys()]);
  c.header('Cache-Control', 'no-store');
  const words = catalogueFor(reader.language, reader.agency);
  const names = { ...form, once: [...HIDDEN_FIELDS, ...form.once] };
  const upload = await readOrRefuse(c, { reader, siteUrl: dependencies.siteUrl, names, formPath: form.path });
  if (upload instanceof Response) return { reader, words, outcome: 'refused', response: upload, file: null };
  const shows = [...form.once, ...form.lines, ...form.many, ...(form.file === null ? [] : [form.file])];
  const judging = { now: new Date(), keys, agency: reader.agency, words };
  const judgement = judgeAnswer(upload, { path: form.path, shows }, judging);
  return { reader, words, ...judgement, file: upload.file };
}

/** The body as it can be read; or the answer to what no form of ours sends. */
export async function readOrRefuse(
  c: Context,
  {
    reader,
    siteUrl,
    names,
    formPath,
  }: {
    readonly reader: Reader;
    readonly siteUrl: string;
    readonly names: UploadNames;
    /** Null behind somebody's personal link, which is not repeated. */
    readonly formPath: string | null;
  },
): Promise<ReadUpload | Response> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const refused = refusal(c, siteUrl, body.byteLength, MULTIPART);
  if (refused !== null) return c.html(refusedPage(reader, refused, formPath), refused);
  return readUpload(body, c.req.header('Content-Type') ?? '', names);
}
