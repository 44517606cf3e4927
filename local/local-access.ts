/** How anybody on one machine reaches the local endpoints: the region, and an access key that says who calls. */
export const LOCAL_REGION = 'us-west-2';

/** SDK configuration for whoever is named `accessKeyId`; endpoints know the caller by it. */
export const localAccess = (accessKeyId: string) => ({
  region: LOCAL_REGION,
  credentials: { accessKeyId, secretAccessKey: 'local' },
});
