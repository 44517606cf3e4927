import { describe, expect, it } from 'vitest';
import { MissingEnvironmentError, readEnvironment } from '../../core/runtime/environment.ts';

describe('the environment of a function', () => {
  it('is read for exactly the names it declares', () => {
    expect(readEnvironment(['TABLE_NAME'], { TABLE_NAME: 'people', SITE_URL: 'x' })).toEqual({
      TABLE_NAME: 'people',
    });
  });

  it.each([{}, { TABLE_NAME: '' }])('is refused when something is missing or empty: %j', (environment) => {
    expect(() => readEnvironment(['TABLE_NAME'], environment)).toThrow(MissingEnvironmentError);
    expect(() => readEnvironment(['TABLE_NAME'], environment)).toThrow(
      'TABLE_NAME (name of the DynamoDB table)',
    );
  });

  it('may leave the allow-list empty: then nobody is mailed', () => {
    expect(readEnvironment(['DELIVER_TO'], {})).toEqual({ DELIVER_TO: '' });
  });
});
