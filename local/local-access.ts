/** How anybody on one machine reaches the local endpoints: the region, and an access key that says who calls. */
export const LOCAL_REGION = 'us-west-2';

/** In which its queues are. */
export const LOCAL_ACCOUNT = '000000000000';

/** SDK configuration for whoever is named `accessKeyId`; endpoints know the caller by it. */
export const localAccess = (accessKeyId: string) => ({
  region: LOCAL_REGION,
  credentials: { accessKeyId, secretAccessKey: 'local' },
});
